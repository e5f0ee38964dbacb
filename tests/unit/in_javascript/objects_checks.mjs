// Runs in Node, for test_objects.py: uses compiled Python classes as any JavaScript would.
// Prints one line for each check that fails.
import assert from 'node:assert/strict';
import {pathToFileURL} from 'node:url';

const py = await import(pathToFileURL(process.argv[2]).href);
const checks = {
    'constructed with and without new'() {
        assert.equal(new py.Point(1, 2).asText(), '(1, 2)');
        assert.equal(py.Point(3).asText(), '(3, 0)');
        assert.ok(new py.Point(1) instanceof py.Point);
        assert.equal(new py.Point(1).constructor, py.Point);
        assert.equal(py.Point.__name__, 'Point');
        assert.equal(py.Point.name, undefined); // in Python an attribute like others
    },
    'attributes are own properties, methods are not'() {
        assert.deepEqual(Object.keys(new py.Point(1, 2)), ['x', 'y']);
        assert.deepEqual({...new py.Point(1, 2)}, {x: 1, y: 2});
        assert.equal(JSON.stringify(new py.Point(1, 2)), '{"x":1,"y":2}');
    },
    'extra arguments of JavaScript callers are ignored by functions'() {
        assert.deepEqual([1, 2].map(py.Adder(10)), [11, 12]);
        assert.equal(new py.Point(1, 2).asText('extra'), '(1, 2)');
    },
    'properties, static and class methods'() {
        assert.equal(new py.Point(1, 2).sum, 3);
        assert.equal(py.Point.origin().x, 0);
        assert.equal(py.Point.of([4, 5]).y, 5);
        assert.throws(() => { new py.Point(1).sum = 4; }, {name: 'AttributeError', message: /no setter/});
    },
    'a JavaScript class extends a Python class'() {
        class Named extends py.Point {
            asText() { return `named ${super.asText()}`; }
        }
        assert.equal(new Named(1, 2).asText(), 'named (1, 2)');
        assert.ok(new Named(1) instanceof py.Point);
    },
    'class attributes are live'() {
        const point = new py.Point(1);
        py.Point.kind = 'changed';
        assert.equal(point.kind, 'changed');
    },
    'iterable by for … of and spread'() { assert.deepEqual([...new py.Count(3)], [0, 1, 2]); },
    'instances with __call__ are functions'() {
        const add = py.Adder(2);
        assert.equal(typeof add, 'function');
        assert.equal(add(3), 5);
        assert.ok(add instanceof py.Adder);
    },
    'a JavaScript base class; listeners can be removed again'() {
        const bell = new py.Bell('b');
        assert.ok(bell instanceof EventTarget);
        bell.listen();
        bell.ring();
        bell.ignore();
        bell.ring();
        assert.deepEqual([...bell.heard], ['ring']);
    },
    'exceptions are Errors'() {
        const error = thrown(py.fail);
        assert.ok(error instanceof Error && error instanceof py.AppError);
        assert.equal(error.name, 'AppError');
        assert.equal(error.message, 'went wrong');
        assert.equal(error.code, 7);
        assert.match(error.stack, /AppError/);
        assert.deepEqual([...error.args], ['went wrong']);
        assert.equal(Object.prototype.toString.call(error), '[object Error]');
    },
    'raise … from is JavaScript’s cause'() {
        const error = thrown(py.fail_from);
        assert.equal(error.cause.message, 'went wrong');
        assert.equal(error.__cause__, error.cause);
    },
    'native errors of this engine'() {
        const nothing = undefined;
        assert.equal(py.caught_as(() => nothing.x), 'AttributeError');
        assert.equal(py.caught_as(() => null.x()), 'AttributeError');
        assert.equal(py.caught_as(() => ({}).x()), 'AttributeError');
        assert.equal(py.caught_as(() => nothing()), 'TypeError');
        assert.equal(py.caught_as(() => undefined_name_of_a_test), 'NameError');
        assert.equal(py.caught_as(function again() { again(); }), 'RecursionError');
        assert.equal(py.caught_as(() => { throw new DOMException('late', 'TimeoutError'); }), 'TimeoutError');
        assert.equal(py.caught_as(() => { throw new DOMException('no', 'AbortError'); }), 'Exception');
        assert.equal(py.caught_as(() => { throw new Error('plain'); }), 'Exception');
    },
    'messages of the other engines'() {
        const said = (Type, message) => py.kind_of(() => { throw new Type(message); });
        const none = ['AttributeError', "'NoneType' object has no attribute 'foo'"];
        assert.deepEqual([...said(TypeError, "undefined is not an object (evaluating 'x.foo')")], none);
        assert.deepEqual([...said(TypeError, `can't access property "foo", x is undefined`)], none);
        assert.deepEqual([...said(TypeError, "null is not an object (evaluating 'x.foo')")], none);
        assert.equal(said(TypeError, "x.foo is not a function. (In 'x.foo()', 'x.foo' is undefined)")[0], 'AttributeError');
        assert.deepEqual([...said(ReferenceError, "Can't find variable: foo")], ['NameError', "name 'foo' is not defined"]);
        assert.deepEqual([...said(ReferenceError, "can't access lexical declaration 'foo' before initialization")], ['NameError', "name 'foo' is not defined"]);
        assert.equal(said(RangeError, 'Maximum call stack size exceeded.')[0], 'RecursionError');
        assert.equal(said(Error, 'anything')[1], 'anything');
    },
    'a caught native error stays the same object'() {
        const error = new TypeError('x is not iterable');
        py.kind_of(() => { throw error; });
        assert.ok(error instanceof Error);
        assert.equal(error.message, 'x is not iterable');
    },
    'what structured clone keeps of an exception'() {
        const clone = structuredClone(thrown(py.fail));
        assert.equal(clone.message, 'went wrong');
    },
    'generators are JavaScript’s'() {
        const steps = py.numbers();
        assert.deepEqual(steps.next(), {value: 1, done: false});
        assert.equal(steps.next('got').value, 'got');
    },
};
function thrown(fn) {
    try {
        fn();
    } catch (error) {
        return error;
    }
    throw new Error('nothing was thrown');
}
for (const [name, check] of Object.entries(checks)) {
    try {
        await check();
    } catch (error) {
        console.log(`${name}: ${error.message.split('\n').slice(0, 6).join(' ')}`);
    }
}
