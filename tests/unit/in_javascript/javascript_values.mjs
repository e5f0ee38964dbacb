// Runs in Node, for tests: Python's values as JavaScript sees them, and the other way round.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {dict, frozenset, isinstance, len, list, repr, set, str} from '../../../offthread/in_javascript/builtins.mjs';
import {get, items, keys, pop, update, values} from '../../../offthread/in_javascript/methods.mjs';
import {add, contains, del_item, dict_of, entry, eq, item, iter, set_entry, set_item, truth, tuple_of} from '../../../offthread/in_javascript/support.mjs';

test('a dict with ordinary texts is a plain object', () => {
    const made = dict_of([['method', 'POST'], ['headers', {}]]);
    assert.deepEqual(Object.getOwnPropertySymbols(made), []);
    assert.deepEqual(structuredClone(made), {method: 'POST', headers: {}});
});
test('a dict with other keys shows its texts to JavaScript and clones them', () => {
    const made = {};
    set_item(made, 'b', 1);
    set_item(made, 10, 'ten');
    set_item(made, '2', 'two');
    set_item(made, '__proto__', 'own');
    assert.equal(repr(made), "{'b': 1, 10: 'ten', '2': 'two', '__proto__': 'own'}");
    assert.deepEqual(Object.keys(made).sort(), ['2', '__proto__', 'b']);
    assert.equal(Object.getPrototypeOf(made), Object.prototype);
    assert.equal(made.b, 1);
    assert.equal(structuredClone(made).b, 1);
    del_item(made, 'b');
    assert.equal('b' in made, false);
});
test('what every object inherits is no key', () => {
    assert.throws(() => item({}, 'constructor'), {name: 'KeyError'});
    assert.throws(() => entry({}, 'toString'), {name: 'KeyError'});
    assert.equal(contains({}, 'hasOwnProperty'), false);
    assert.equal(get({}, 'valueOf', 5), 5);
});
test('objects of JavaScript are dicts', () => {
    const data = JSON.parse('{"10": 1, "a": {"b": [1, null]}}');
    assert.equal(item(item(data, 'a'), 'b').length, 2);
    assert.equal(str(data), "{'10': 1, 'a': {'b': [1, None]}}");
    set_item(data, '5', 2);
    assert.equal(repr(keys(data)), "dict_keys(['10', 'a', '5'])");
    assert.ok(isinstance(Object.create(null), dict));
    assert.equal(isinstance(new Date(), dict), false);
});
test('an object with a function of that name keeps it', () => {
    const options = {get: (name) => `got ${name}`, keys: 5};
    assert.equal(get(options, 'x'), 'got x');
    assert.equal(repr(keys({keys: 5})), "dict_keys(['keys'])");
    assert.equal(get(new URLSearchParams('a=1'), 'a'), '1');
});
test('a Map is read as a dict', () => {
    const map = new Map([['a', 1], [2, 'b']]);
    assert.equal(item(map, 2), 'b');
    assert.throws(() => item(map, 'zz'), {name: 'KeyError'});
    assert.equal(get(map, 'zz', 0), 0);
    assert.deepEqual([...iter(map)], ['a', 2]);
    assert.equal(repr(list(items(map))), "[('a', 1), (2, 'b')]");
    assert.deepEqual([...values(map)], [1, 'b']);
    assert.equal(contains(map, 'a'), true);
    assert.equal(len(map), 2);
    assert.equal(truth(new Map()), false);
});
test('tuples and sets can be posted', () => {
    assert.deepEqual(structuredClone(tuple_of(1, tuple_of(2))), [1, [2]]);
    assert.deepEqual(structuredClone(set(['a', 1])), new Set(['a', 1]));
    assert.deepEqual(structuredClone(frozenset([1])), new Set([1]));
    assert.equal(structuredClone(set([tuple_of(1, 2), tuple_of(1, 2)])).size, 1);
});
test('sets of JavaScript work with those of Python', () => {
    const own = new Set([1, 2]);
    assert.ok(eq(own, set([2, 1])));
    assert.equal(contains(own, 2), true);
    assert.equal(repr(own), '{1, 2}');
    assert.equal(isinstance(own, set), true);
});
test('typed arrays are sequences', () => {
    const bytes = Uint8Array.of(1, 2, 255);
    assert.equal(item(bytes, -1), 255);
    assert.throws(() => item(bytes, 3), {name: 'IndexError'});
    assert.equal(repr(bytes), "b'\\x01\\x02\\xff'");
    assert.equal(item(Float64Array.of(0.5), -1), 0.5);
    set_item(bytes, -1, 7);
    assert.equal(bytes[2], 7);
});
test('undefined is None', () => {
    assert.equal(repr([undefined, null]), '[None, None]');
    assert.ok(eq(undefined, null));
    assert.equal(item([undefined], 0), null);
    assert.equal(get({a: undefined}, 'a', 1), null);
    assert.equal(contains([null], undefined), true);
});
test('a dict emptied and filled by methods stays itself', () => {
    const made = {a: 1};
    update(made, {b: 2});
    assert.equal(pop(made, 'a'), 1);
    set_entry(made, 'c', 3);
    assert.deepEqual(made, {b: 2, c: 3});
    assert.deepEqual(add([1], [2]), [1, 2]);
});
