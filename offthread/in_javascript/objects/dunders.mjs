// Runs wherever compiled Python runs: special methods called by name on any value, as in
// `x.__len__()`. Values that are JavaScript's own do not carry them; the operators do it.
import {attr, no_attribute, special_attr} from './attributes.mjs';
import {bound_method} from '../for_library.mjs';
import * as builtins from '../builtins.mjs';
import {contains, del_item, item, set_item} from '../containers/containers.mjs';
import {merge} from '../containers/dicts.mjs';
import {callee} from '../calls/calling.mjs';
import {call_given} from '../calls/functions.mjs';
import {NotImplemented, Tuple, isDict, isInt, isNone} from './kinds.mjs';
import {knows} from './known_dunders.mjs';
import {under} from './namespaces.mjs';
import * as operators from './operators.mjs';

export const OPERATORS = {
    add: 'add', sub: 'sub', mul: 'mul', truediv: 'div', floordiv: 'floordiv', mod: 'mod', pow: 'pow', matmul: 'matmul',
    and: 'bitand', or: 'bitor', xor: 'bitxor', lshift: 'lshift', rshift: 'rshift', neg: 'neg', pos: 'pos', invert: 'invert',
    eq: 'eq', ne: 'ne', lt: 'lt', le: 'le', gt: 'gt', ge: 'ge', bool: 'truth',
    iadd: 'iadd', isub: 'isub', imul: 'imul', ior: 'ibitor', iand: 'ibitand', ixor: 'ibitxor',
};
const BUILTINS = {
    len: 'len', str: 'str', repr: 'repr', hash: 'hash', iter: 'iter', next: 'next', int: 'int', float: 'float', abs: 'abs',
    round: 'round', reversed: 'reversed', format: 'format', index: 'int', dir: 'dir',
    anext: 'anext', aiter: 'aiter', setattr: 'setattr', getattribute: 'getattr', delattr: 'delattr',
};
export const ITEMS = {
    __getitem__: item, __contains__: contains,
    __setitem__: (...args) => void set_item(...args), __delitem__: (...args) => void del_item(...args),
};

/** How `object` compares. */
const unknown = () => NotImplemented;
const DEFAULTS = {
    __eq__: (self, other) => (self === other ? true : NotImplemented),
    __ne__(self, other) {
        const answer = self.__eq__ ? self.__eq__(other) : DEFAULTS.__eq__(self, other);
        return answer === NotImplemented ? answer : !operators.truth(answer);
    },
    __lt__: unknown, __le__: unknown, __gt__: unknown, __ge__: unknown,
};
const FROM_OBJECT = /^__(str|repr|hash|format|dir|setattr|getattribute|delattr|await|class_getitem|sizeof|reduce)__$/;
const is_container = (value) => Array.isArray(value) || value instanceof Set || isDict(value) || value instanceof String || value instanceof Number || value instanceof Uint8Array;

/** `holder.name(...args)` where `name` starts and ends with two underscores. */
export function dunder(holder, name, args) {
    const own = holder?.$python && under(holder, name);
    if (own) return call_given(callee(own), undefined, args);
    if (isNone(holder) && args.length < 2 && name !== '__class__' && knows(null, name)) return of_none(name, args);
    if (isNone(holder) || typeof holder[name] === 'function') {
        return call_given(attr(holder, name), holder, args);
    }
    if (name === '__call__' && typeof holder === 'function') {  // of a type, as list.__call__(x) or type.__call__(list, x)
        return holder.$name === 'type' || holder.__name__ === 'type' ? call_given(args[0], undefined, args.slice(1)) : call_given(holder, undefined, args);
    }
    if (typeof holder === 'function' && holder.$has && !holder.__mro__ && args.length) return dunder(args[0], name, args.slice(1));
    if (typeof holder === 'object' && holder.$python && !is_container(holder)) return of_instance(holder, name, args);
    if (args.length === 1 && isInt(holder) && is_fraction(args[0]) && Object.hasOwn(OPERATORS, name.slice(2, -2))) return NotImplemented;
    if (/item__$/.test(name) && LACKING[name]?.(holder)) throw no_attribute(holder, name);
    const on_type = typeof holder === 'function' && holder.$has && args.length && !holder.__mro__ && holder.$has(args[0]);
    return on_type ? of_builtin(args[0], name, args.slice(1)) : of_builtin(holder, name, args);
}
function of_none(name, args) {
    if (args.length && DEFAULTS[name]) return isNone(args[0]) && /eq|ne/.test(name) ? name === '__eq__' : NotImplemented;
    return of_builtin(null, name, args);
}
/** What an instance has not from its class: from `object`, or from its `__getattr__`. */
function of_instance(holder, name, args) {
    if (DEFAULTS[name]) return DEFAULTS[name](holder, ...args);
    if (FROM_OBJECT.test(name)) return of_builtin(holder, name, args);
    const found = holder.__getattr__ ? holder.__getattr__(name) : attr(holder, name);
    return call_given(callee(found), undefined, args);
}
export function of_builtin(holder, name, args) {
    const short = name.slice(2, -2), reverse = OPERATORS[short.slice(1)];
    if (Object.hasOwn(ITEMS, name)) return ITEMS[name](holder, ...args) ?? null;
    if (short === 'pow' && args.length > 1) return builtins.pow(holder, ...args);
    if (Object.hasOwn(OPERATORS, short)) return operated(operators[OPERATORS[short]], holder, short, args);
    if (short === 'divmod') return operated(builtins.divmod, holder, short, args);
    if (Object.hasOwn(BUILTINS, short)) return builtins[BUILTINS[short]](holder, ...args);
    if (short === 'rdivmod') return operated((a, b) => builtins.divmod(b, a), holder, short, args);
    if (short === 'init') return refilled(holder, args);
    if (short[0] === 'r' && reverse) return operated((a, b) => operators[reverse](b, a), holder, short, args);
    if (short === 'get' && typeof holder === 'function') return isNone(args[0]) ? holder : bound_method(holder, args[0]);
    if (Object.hasOwn(ROUNDED, short) && args.length === 0) return ROUNDED[short](holder);
    if (short === 'await' && typeof holder.then === 'function') return steps_of(holder);
    return call_given(callee(attr(holder, name)), holder, args);
}
const floor = (value) => builtins.int(operators.floordiv(value, 1));
const ROUNDED = {trunc: (value) => builtins.int(value), floor, ceil: (value) => operators.neg(floor(operators.neg(value)))};
/** `x.__init__(…)` once more, of what can change. */
function refilled(holder, args) {
    if (Array.isArray(holder) && !(holder instanceof Tuple)) {
        const values = builtins.list(...args);
        holder.length = 0;
        for (const one of values) holder.push(one);
    } else if (isDict(holder)) merge(holder, builtins.dict(...args));
    return null;
}
/** Whether two values are of types that compare. */
function related(a, b) {
    if (Array.isArray(a)) return Array.isArray(b) && a instanceof Tuple === b instanceof Tuple;
    if (a instanceof Uint8Array) return b instanceof Uint8Array || Boolean(b?.$mutable_bytes);
    return !isDict(a) || isDict(b);
}
/** NotImplemented where the operator does not know the types, as the method itself says. */
function operated(operator, holder, short, args) {
    const given = args[0], is_number = (value) => /^(number|bigint|boolean)$/.test(typeof value);
    if (args.length === 1 && /^(eq|ne)$/.test(short) && (typeof holder === 'string' || is_number(holder)) && typeof given !== typeof holder
        && !(is_number(given) && is_number(holder))) return given?.valueOf?.() === given || given === null ? NotImplemented : operator(holder, given);
    if (args.length === 1 && /^(eq|ne|lt|le|gt|ge)$/.test(short) && !related(holder, given)) return NotImplemented;
    if (args.length === 1 && short === 'or' && isDict(holder) && !isDict(given)) return NotImplemented;
    try {
        return operator(holder, ...args);
    } catch (error) {
        const unknown_types = error.$operands || /not supported between instances of/.test(error.message);
        if (args.length === 1 && unknown_types && !is_container(given) && (typeof holder !== 'object' || !Array.isArray(holder))) return NotImplemented;
        throw error;
    }
}
const is_fraction = (value) => typeof value === 'number' && !Number.isSafeInteger(value);
function* steps_of(promise) { return yield promise; }
/** The same read as a value: `iter(text).__next__`, `max(counts, key=counts.__getitem__)`, `str.__len__`. */
export function dunder_value(holder, name) {
    if (isNone(holder) || holder.$python || holder.__mro__ || holder[name] !== undefined) return special_attr(holder, name);
    if (typeof holder === 'function' && holder.$has) return (self, ...args) => dunder(self, name, args);
    if (LACKING[name]?.(holder)) throw no_attribute(holder, name);
    return Object.assign((...args) => dunder(holder, name, args), {__name__: name});
}
const is_fixed = (value) => !isDict(value) && (!Array.isArray(value) || value instanceof Tuple);
const is_single = (value) => typeof value !== 'string' && typeof value !== 'object';
const LACKING = {__setitem__: is_fixed, __delitem__: is_fixed, __getitem__: is_single, __len__: is_single, __contains__: is_single, __iter__: is_single};
