// Runs wherever compiled Python runs: builtin types as bases of classes. The compiler calls these
// for `class Stack(list)`: each returns the type itself, made fit to be a base.
import {KeyError, TypeError_} from '../errors/exceptions.mjs';
import {Keywords} from '../calls/functions.mjs';
import {bare} from './classes.mjs';
import {dict, list, tuple} from '../builtins.mjs';
import {del_item, dict_item, get_slice, item, set_item} from '../containers/containers.mjs';
import * as dicts from '../containers/dicts.mjs';
import {NotImplemented, TABLE, Tuple, index_of, isDict, keyworded} from '../objects/kinds.mjs';
import * as lists from '../containers/lists.mjs';
import {iter} from '../iterating/iteration.mjs';
import {self_taking} from '../calls/self_taking.mjs';
import {hidden} from '../objects/object.mjs';
import * as operators from '../objects/operators.mjs';
import {plain_repr} from '../text/text.mjs';
import {Table} from '../containers/tables.mjs';
import {Items, Keys, Values} from '../containers/views.mjs';
import {FrozenSet, PySet, frozenset, set, set_add} from '../containers/sets.mjs';

/** Set up `type` once: `native` makes a bare instance, `init` fills it; `methods` (self first)
 * are what super() finds, and what subscripts do. */
export function extended(type, prototype, native, init, methods) {
    if (type.$prototype) return type;
    const base = Object.create(prototype);
    for (const [name, fn] of Object.entries({__init__: init, ...methods})) {
        hidden(base, name, Object.assign(function (...args) { return fn(this, ...args) ?? null; }, {$method: true, $takes_keywords: true}));
        if (!name.startsWith('$')) hidden(type, name, self_taking(fn));
    }
    const make = (cls, ...args) => (cls === type ? type(...args) : bare(cls, args));
    hidden(type, '__new__', Object.assign(make, {$signature: 'cls *args **kwargs'}));
    hidden(base, '__new__', type.__new__);
    return Object.assign(type, {$prototype: base, $native: native, $init: init});
}
const items_of = (self) => Array.from(Array.prototype.values.call(self));
function refill(self, values) {
    const all = [...values];
    self.length = 0;
    for (const one of all) self[self.length] = one;
}
/** Do `act` on a plain list of the same items, then take over what it left. */
function through_list(self, act) {
    const plain = items_of(self), answer = act(plain);
    refill(self, plain);
    return answer;
}
const on_plain = (fn) => (self, ...args) => through_list(self, (plain) => fn(plain, ...args));
const part = (self, key) => through_copy(self, (plain) => (key?.$get ? get_slice(plain, key.start, key.stop, key.step) : item(plain, key)));
const through_copy = (self, read) => read((self instanceof Tuple ? Tuple : Array).from(Array.prototype.values.call(self)));
/** The contents of an instance as a plain value of the builtin type. */
function contents(self) {
    if (!self?.$python) return self;
    if (Array.isArray(self)) return through_copy(self, (plain) => plain);
    return self[TABLE] ? dicts.dict_of(dicts.entries_of(self)) : self;
}
const compared = (act, same) => (self, other) => {
    const a = contents(self), b = contents(other);
    return same(a, b) ? act(a, b) : NotImplemented;
};
const both_lists = (a, b) => Array.isArray(b) && a instanceof Tuple === b instanceof Tuple;
/** What comparisons and texts of instances are, also for `super().__eq__(other)`. */
const as_contents = (same) => ({
    __repr__: (self) => plain_repr(self),
    __eq__: compared(operators.eq, same), __ne__: compared(operators.ne, same),
    __iter__: (self) => (Array.isArray(self) ? Array.prototype.values.call(self) : dicts.each_key(self)),
});
const in_order = () => ({
    ...as_contents(both_lists),
    __lt__: compared(operators.lt, both_lists), __le__: compared(operators.le, both_lists),
    __gt__: compared(operators.gt, both_lists), __ge__: compared(operators.ge, both_lists),
    __add__: compared((a, b) => operators.add(a, b), both_lists),
    __mul__: (self, count) => operators.mul(contents(self), count), __rmul__: (self, count) => operators.mul(contents(self), count),
});
const sequence = () => ({
    ...in_order(),
    __len__: (self) => self.length,
    __getitem__: (self, key) => (Number.isInteger(key) && key >= 0 && key < self.length ? self[key] : part(self, key)),
    __contains__: (self, value) => lists.place_of(self, value) >= 0,
    index: lists.index_in, count: lists.count_in,
});
export function list_base() {
    return extended(list, Array.prototype, (cls) => Reflect.construct(Array, [], cls), (self, values = [], ...more) => (at_most_one('list', [values, ...more]), refill(self, iter(values))), {
        ...sequence(),
        append: (self, value) => { self[self.length] = value; },
        extend: on_plain((list, values) => { lists.extend_by(list, values); }),
        insert: on_plain(lists.insert_into), remove: on_plain(lists.remove_from), pop: on_plain(lists.pop_from),
        sort: on_plain((list, ...args) => { lists.sort_by(list, args, 'sort'); }),
        reverse: on_plain((list) => { list.reverse(); }), clear: (self) => { self.length = 0; },
        copy: items_of,
        __iadd__: (self, values) => { for (const one of [...iter(values)]) self[self.length] = one; return self; },
        __imul__: (self, count) => { refill(self, lists.repeated(items_of(self), index_of(count))); return self; },
        __setitem__: (self, key, value) => through_list(self, (plain) => set_item(plain, key, value)),
        __delitem__: (self, key) => through_list(self, (plain) => del_item(plain, key)),
    });
}
function filled(made, values, add) {
    for (const one of iter(values)) add(made, one);
    return made;
}
export function tuple_base() {
    const add = (made, one) => { made[made.length] = one; };
    const native = (cls, [values = []]) => filled(Reflect.construct(Tuple, [], cls), values, add);
    return extended(tuple, Tuple.prototype, native, () => null, sequence());
}
function at_most_one(name, given) {
    const count = given.filter((one) => !(one instanceof Keywords)).length;
    if (count > 1) throw TypeError_(`${name} expected at most 1 argument, got ${count}`);
}
function merged(self, ...sources) {
    at_most_one('dict', sources);
    for (const one of sources) dicts.merge(self, one instanceof Keywords ? one.values : one);
}
function table_of(cls) {
    const made = Object.create(cls.prototype);
    return hidden(made, TABLE, new Table(made, []));
}
/** `Upper.fromkeys(…)`: through the class's own way of setting. */
function from_keys(all, value = null) {
    const made = this();
    for (const key of iter(all)) set_item(made, key, value);
    return made;
}
export function dict_base() {
    hidden(dict, 'fromkeys', from_keys);
    return extended(dict, Object.prototype, table_of, merged, {
        ...as_contents((a, b) => isDict(b)),
        keys: (self) => new Keys(self), values: (self) => new Values(self), items: (self) => new Items(self),
        clear: (self) => dicts.clear_dict(self), popitem: (self) => dicts.pop_item(self), copy: contents,
        __getitem__: dict_item,
        __setitem__: dicts.put,
        __delitem__: (self, key) => { if (!dicts.drop(self, key)) throw KeyError(key); },
        __contains__: dicts.has,
        __len__: dicts.size_of,
        update: merged,
        get: (self, key, other = null) => dicts.lookup(self, key, other),
        pop: (self, key, ...other) => dicts.pop_key(self, key, ...other),
        setdefault: dicts.set_default,
    });
}
export function set_base() {
    return extended(set, PySet.prototype, (cls) => Reflect.construct(PySet, [], cls), (self, values = [], ...more) => (at_most_one('set', [values, ...more]), filled(self, values, set_add)), {});
}
export function frozenset_base() {
    const native = (cls, [values = []]) => filled(Reflect.construct(FrozenSet, [], cls), values, set_add);
    return extended(frozenset, FrozenSet.prototype, native, () => null, {});
}
