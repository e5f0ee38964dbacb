// Runs wherever compiled Python runs: set and frozenset as JavaScript Sets, whose members count
// by Python's equality. A set of texts and numbers is nothing but a Set; with other members it
// keeps a table (`MEMBERS`) from what they hash to, to themselves.
import {AttributeError, KeyError, RuntimeError} from '../errors/exceptions.mjs';
import {MEMBERS, NotImplemented, builtin_type, isDict} from '../objects/kinds.mjs';
import {take} from '../calls/signatures.mjs';
import {hash_key, part, unhashable} from './hashing.mjs';
import {iter} from '../iterating/iteration.mjs';
import {methods_of} from '../calls/own_methods.mjs';
import {in_order} from './set_order.mjs';
import {repr} from '../text/text.mjs';

const members = (set) => Array.from(Set.prototype.values.call(set));
/** Whether any Set, JavaScript's own too, has the member. */
export function set_has(set, value) {
    const key = hash_key(value), table = set[MEMBERS];
    return table === undefined ? Set.prototype.has.call(set, key) : table.has(key);
}
export function set_add(set, value) {
    const key = hash_key(value);
    if (set[MEMBERS] === undefined) {
        if (key === value || value !== value) return Set.prototype.add.call(set, value);
        if (Set.prototype.has.call(set, key)) return set;
        const table = new Map(members(set).map((one) => [hash_key(one), one]));
        Object.defineProperty(set, MEMBERS, {value: table, configurable: true});
    }
    if (set[MEMBERS].has(key)) return set;
    set[MEMBERS].set(key, value === undefined ? null : value);
    return Set.prototype.add.call(set, value);
}
function set_drop(set, value) {
    const key = hash_key(value), table = set[MEMBERS];
    if (table === undefined) return Set.prototype.delete.call(set, key);
    if (!table.has(key)) return false;
    Set.prototype.delete.call(set, table.get(key));
    return table.delete(key);
}
const is_set = (value) => value instanceof Set || value instanceof SetLike;
const as_set = (value) => (value instanceof Set ? value : filled(new PySet(), iter(value)));
function filled(set, values) {
    for (const one of values) set_add(set, one);
    return set;
}
const within = (small, big) => small.size <= big.size && members(small).every((one) => set_has(big, one));
const minus = (a, b) => members(a).filter((one) => !set_has(b, one));
/** The smaller one's members, or the other's. */
const both = (a, b) => (b.size > a.size ? members(a).filter((one) => set_has(b, one)) : members(b).filter((one) => set_has(a, one)));
const either = (a, b) => [...members(a), ...members(b)];
const one_only = (a, b) => [...minus(a, b), ...minus(b, a)];
const made_like = (set, values) => filled(set === FrozenSet || set instanceof FrozenSet ? new FrozenSet() : new PySet(), values);
/** Views take any iterable, sets only sets. */
const fits = (a, b) => is_set(b) || (!(a instanceof Set) && (typeof b?.[Symbol.iterator] === 'function' || isDict(b)));
const operated = (a, b, fn) => (fits(a, b) ? made_like(b instanceof Set ? a : b, fn(as_set(a), as_set(b))) : NotImplemented);
const reflected = (a, b, fn) => (fits(a, b) ? made_like(b, fn(as_set(b), as_set(a))) : NotImplemented);
const compared = (a, b, fn) => (is_set(b) ? fn(as_set(a), as_set(b)) : NotImplemented);
const several = (set, others, fn) => others.reduce((made, one) => made_like(set, fn(made, as_set(one))), made_like(set, members(set)));
function refill(set, values) {
    set.clear();
    filled(set, values);
    return null;
}

/** What sets share with the views of a dict; `base` is Set or nothing. */
const with_operators = (base) => class extends base {
    __sub__(other) { return operated(this, other, minus); }
    __and__(other) { return operated(this, other, both); }
    __or__(other) { return operated(this, other, either); }
    __xor__(other) { return operated(this, other, one_only); }
    __rsub__(other) { return reflected(this, other, minus); }
    __rand__(other) { return reflected(this, other, both); }
    __ror__(other) { return reflected(this, other, either); }
    __rxor__(other) { return reflected(this, other, one_only); }
    __eq__(other) { return compared(this, other, (a, b) => a.size === b.size && within(a, b)); }
    __le__(other) { return compared(this, other, within); }
    __ge__(other) { return compared(this, other, (a, b) => within(b, a)); }
    __lt__(other) { return compared(this, other, (a, b) => a.size < b.size && within(a, b)); }
    __gt__(other) { return compared(this, other, (a, b) => b.size < a.size && within(b, a)); }
    isdisjoint(other) { return both(as_set(this), as_set(other)).length === 0; }
    $key() { throw unhashable(this); }
};
/** The views dict.keys() and dict.items() are such. */
export const SetLike = /* @__PURE__ */ with_operators(class {});

/** What a set is looked for by in a set: the frozenset that equals it. */
const findable = (value) => (value instanceof PySet ? made_like(FrozenSet, members(value)) : value);

function* each_member(set, all) {
    for (const one of all) {
        if (set.size !== all.length) throw RuntimeError('Set changed size during iteration');
        yield one;
    }
    if (all.length && set.size !== all.length) throw RuntimeError('Set changed size during iteration');
}
class Members extends /* @__PURE__ */ with_operators(Set) {
    [Symbol.iterator]() { return each_member(this, in_order(members(this))); }
    __len__() { return this.size; }
    __contains__(value) { return set_has(this, findable(value)); }
    has(value) { return set_has(this, value); }
    issubset(other) { return within(this, as_set(other)); }
    issuperset(other) { return within(as_set(other), this); }
    union(...others) { return several(this, others, either); }
    intersection(...others) { return several(this, others, both); }
    difference(...others) { return several(this, others, minus); }
    symmetric_difference(other) { return several(this, [other], one_only); }
    copy() { return this.$frozen && !this.$python ? this : made_like(this, members(this)); }
}
export class PySet extends Members {
    static $name = 'set';
    __init__(values = []) { refill(this, [...iter(values)]); return null; }
    add(value) { set_add(this, value); return null; }
    discard(value) { set_drop(this, findable(value)); return null; }
    delete(value) { return set_drop(this, value); }
    remove(value) { if (!set_drop(this, findable(value))) throw KeyError(value); return null; }
    pop() {
        const [first] = in_order(members(this));
        if (this.size === 0) throw KeyError('pop from an empty set');
        set_drop(this, first);
        return first;
    }
    clear() { this[MEMBERS]?.clear(); super.clear(); return null; }
    update(...others) { for (const other of others) filled(this, [...iter(other)]); return null; }
    intersection_update(...others) { return refill(this, members(several(this, others, both))); }
    difference_update(...others) { return refill(this, members(several(this, others, minus))); }
    symmetric_difference_update(other) { return refill(this, members(several(this, [other], one_only))); }
    __ior__(other) { return is_set(other) ? (this.update(other), this) : NotImplemented; }
    __iand__(other) { return is_set(other) ? (refill(this, both(this, as_set(other))), this) : NotImplemented; }
    __isub__(other) { return is_set(other) ? (refill(this, minus(this, as_set(other))), this) : NotImplemented; }
    __ixor__(other) { return is_set(other) ? (refill(this, one_only(this, as_set(other))), this) : NotImplemented; }
    __repr__() { return set_text(this, this.constructor === PySet ? '' : this.constructor.$name, '{', '}'); }
}
export class FrozenSet extends Members {
    static $name = 'frozenset';
    get $frozen() { return true; }
    add() { throw AttributeError("'frozenset' object has no attribute 'add'"); }
    delete() { throw AttributeError("'frozenset' object has no attribute 'delete'"); }
    clear() { throw AttributeError("'frozenset' object has no attribute 'clear'"); }
    __repr__() { return set_text(this, this.constructor.$name, '({', '})'); }
    $key() { return `\0f${members(this).map(part).sort().join(',')}`; }
}
function set_text(set, name, open, close) {
    if (set.size === 0) return `${name || 'set'}()`;
    const inner = `${[...set].map(repr).join(', ')}`;
    return name && open === '{' ? `${name}({${inner}})` : `${name}${open}${inner}${close}`;
}
export const set = /* @__PURE__ */ builtin_type('set', function set(...args) {
    const [values] = take('set', args, {iterable: []});
    return filled(new PySet(), iter(values));
}, (value) => value instanceof Set && !value.$frozen, /* @__PURE__ */ methods_of(PySet));

export const frozenset = /* @__PURE__ */ builtin_type('frozenset', function frozenset(...args) {
    const [values] = take('frozenset', args, {iterable: []});
    return values instanceof FrozenSet && !values.$python ? values : filled(new FrozenSet(), iter(values));
}, (value) => value instanceof FrozenSet, /* @__PURE__ */ methods_of(FrozenSet));
