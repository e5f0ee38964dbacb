// Runs wherever compiled Python runs: truth, equality and order of values whose types the
// compiler does not know. Numbers and texts come first: they need no look at a type.
import {TypeError_} from './exceptions.mjs';
import {NotImplemented, Tuple, isDict, isNone, isNumber, type_name} from './kinds.mjs';
import {entries_of, lookup, size_of} from './dicts.mjs';
export * from './arithmetic.mjs';
export * from './bits.mjs';
export {TypeError_ as type_error};

export function truth(value) {
    if (!value) return value !== value;  // NaN is true in Python
    if (typeof value !== 'object') return true;
    if (Array.isArray(value) && !value.$python) return value.length > 0;
    if (typeof value.__bool__ === 'function') return truth_of(value.__bool__());
    if (typeof value.__len__ === 'function') return value.__len__() > 0;
    if (value instanceof Map || value instanceof Set) return value.size > 0;
    if (value instanceof Uint8Array || Array.isArray(value)) return value.length > 0;
    return isDict(value) ? size_of(value) > 0 : true;
}
function truth_of(answer) {
    if (typeof answer !== 'boolean') throw TypeError_(`__bool__ should return bool, returned ${type_name(answer)}`);
    return answer;
}
export function eq(a, b) {
    if (a === b) return typeof a !== 'object' || a === null || !a.$python || same(a, b);
    const type = typeof a;
    if (type === typeof b && (type === 'number' || type === 'string')) return false;
    return same(a, b);
}
/** What `name` of `a` or the mirrored one of `b` answers; NotImplemented where neither does. */
function asked(a, b, name, mirrored) {
    const later = !isNone(b) && typeof b[mirrored] === 'function';
    const first = later && !isNone(a) && a.constructor !== b.constructor && b instanceof Object(a).constructor;
    if (first) {
        const answer = b[mirrored](a);
        if (answer !== NotImplemented) return answer;
    }
    if (!isNone(a) && typeof a[name] === 'function') {
        const answer = a[name](b);
        if (answer !== NotImplemented) return answer;
    }
    return later && !first ? b[mirrored](a) : NotImplemented;
}
function same(a, b) {
    if (isNone(a) && isNone(b)) return true;
    if (isNumber(a) && isNumber(b)) return a == b;  // eslint-disable-line eqeqeq -- 1 == True, 10n == 10
    const answer = asked(a, b, '__eq__', '__eq__');
    if (answer !== NotImplemented) return truth(answer);
    if (a === b) return true;
    if (isNone(a) || isNone(b) || typeof a !== 'object' || typeof b !== 'object') return false;
    return same_contents(a, b);
}
function same_contents(a, b) {
    if (Array.isArray(a)) return Array.isArray(b) && (a instanceof Tuple) === (b instanceof Tuple) && same_items(a, b);
    if (a instanceof Uint8Array) return b instanceof Uint8Array && same_items(a, b);
    if (a instanceof Set) return b instanceof Set && a.size === b.size && Array.from(a).every((one) => b.has(one));
    return isDict(a) && isDict(b) && same_entries(a, b);
}
function same_items(a, b) {
    if (a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && !eq(a[i], b[i])) return false;
    return true;
}
function same_entries(a, b) {
    const absent = {}, entries = entries_of(a);
    return entries.length === size_of(b) && entries.every(([key, value]) => {
        const other = lookup(b, key, absent);
        return other !== absent && (value === other || eq(value, other));
    });
}
export function ne(a, b) {
    if (typeof a?.__ne__ === 'function') {
        const answer = a.__ne__(b);
        if (answer !== NotImplemented) return truth(answer);
    }
    return !eq(a, b);
}

/** -1, 0 or 1 (NaN for what has no order), or null where the types have none; `again` is the
 * comparison itself, for the first items that differ. */
function order(a, b, again) {
    if (isNumber(a) && isNumber(b)) return a < b ? -1 : a > b ? 1 : a == b ? 0 : NaN;  // eslint-disable-line eqeqeq
    if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : +(a > b);
    const lists = Array.isArray(a) && Array.isArray(b) && (a instanceof Tuple) === (b instanceof Tuple);
    return lists || (a instanceof Uint8Array && b instanceof Uint8Array) ? order_of_items(a, b, again) : null;
}
function order_of_items(a, b, again) {
    const shared = Math.min(a.length, b.length);
    for (let i = 0; i < shared; i++) if (a[i] !== b[i] && !eq(a[i], b[i])) return again(a[i], b[i]);
    return a.length < b.length ? -1 : +(a.length > b.length);
}
function compared(a, b, sign, name, mirrored, again, holds) {
    const answer = (a !== null && typeof a === 'object') || (b !== null && typeof b === 'object') ? asked(a, b, name, mirrored) : NotImplemented;
    if (answer !== NotImplemented) return truth(answer);
    const found = order(a, b, again);
    if (found === null) throw TypeError_(`'${sign}' not supported between instances of '${type_name(a)}' and '${type_name(b)}'`);
    return typeof found === 'boolean' ? found : holds(found);
}
const plain = (a, b) => (typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string');
export function lt(a, b) { return plain(a, b) ? a < b : compared(a, b, '<', '__lt__', '__gt__', lt, (found) => found < 0); }
export function le(a, b) { return plain(a, b) ? a <= b : compared(a, b, '<=', '__le__', '__ge__', le, (found) => found <= 0); }
export function gt(a, b) { return plain(a, b) ? a > b : compared(a, b, '>', '__gt__', '__lt__', gt, (found) => found > 0); }
export function ge(a, b) { return plain(a, b) ? a >= b : compared(a, b, '>=', '__ge__', '__le__', ge, (found) => found >= 0); }
