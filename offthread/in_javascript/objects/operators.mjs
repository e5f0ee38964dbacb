// Runs wherever compiled Python runs: truth, equality and order of values whose types the
// compiler does not know. Numbers and texts come first: they need no look at a type.
import {TypeError_, ValueError} from '../errors/exceptions.mjs';
import {
    NotImplemented, Tuple, asked, index_of, isBytes, isCallable, isDict, isNone, isNumber, type_name,
} from './kinds.mjs';
import {entries_of, lookup, size_of} from '../containers/dicts.mjs';
export * from '../numbers/arithmetic.mjs';
export * from '../numbers/bits.mjs';
export {TypeError_ as type_error};

/** What `__len__` gives, as an int that is not negative. */
export function size_in(value) {
    const size = index_of(value.__len__());
    if (size < 0) throw ValueError('__len__() should return >= 0');
    return size;
}
/** Comparisons give what the special method gave: JavaScript's own truth is enough for that. */
export function truth(value) {
    if (!value) return value !== value;  // NaN is true in Python
    if (typeof value === 'function' && value.$operand) value = value.$operand;
    if (typeof value !== 'object' && !isCallable(value)) return true;
    if (value.__bool__) return checked(value.__bool__());
    if (value.__len__) return size_in(value) > 0;
    if (Array.isArray(value) || isBytes(value)) return value.length > 0;
    if (value instanceof Map || value instanceof Set) return value.size > 0;
    return !isDict(value) || size_of(value) > 0;
}
function checked(answer) {
    if (typeof answer !== 'boolean') {
        throw TypeError_(`__bool__ should return bool, returned ${type_name(answer)}`);
    }
    return answer;
}
const plain = (a, b) => typeof a === typeof b && (typeof a === 'number' || typeof a === 'string');
export function eq(a, b) {
    if (plain(a, b)) return a === b;
    if (isNumber(a) && isNumber(b)) return a == b;  // eslint-disable-line eqeqeq -- 1 == True, 10n == 10
    const answer = asked(a, b, '__eq__', '__eq__');
    if (answer !== NotImplemented) return answer;
    return a === b || (isNone(a) ? isNone(b) : typeof a === 'object' && typeof b === 'object' && b !== null && same_contents(a, b));
}
function same_contents(a, b) {
    if (Array.isArray(a)) {
        return Array.isArray(b) && a instanceof Tuple === b instanceof Tuple && same_items(a, b);
    }
    if (isBytes(a)) return isBytes(b) && same_items(a, b);
    if (a instanceof Set) {
        return b instanceof Set && a.size === b.size && Array.from(a).every((one) => b.has(one));
    }
    return isDict(a) && isDict(b) && same_entries(a, b);
}
const same = (a, b) => a === b || (a !== a && b !== b) || eq(a, b);
const same_items = (a, b) => a.length === b.length && a.every((one, i) => same(one, b[i]));
function same_entries(a, b) {
    const absent = {}, entries = entries_of(a);
    return entries.length === size_of(b) && entries.every(([key, value]) => {
        const other = lookup(b, key, absent);
        return other !== absent && same(value, other);
    });
}
export function ne(a, b) {
    if (!a?.__ne__ && !b?.__ne__) return !truth(eq(a, b));
    const answer = asked(inverted(a), inverted(b), '__ne__', '__ne__');
    return answer === NotImplemented ? a !== b : answer;
}
/** `value`, with the `__ne__` that follows from its `__eq__` where it has none of its own. */
function inverted(value) {
    if (!value?.__eq__ || value.__ne__) return value;
    return {constructor: value.constructor, __ne__(other) {
        const answer = value.__eq__(other);
        return answer === NotImplemented ? answer : !truth(answer);
    }};
}

/** Below, at or above 0: JavaScript's order of texts, unless a program needs another. */
export let text_order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
let as_javascript = true;
export function order_texts_by(order) {
    text_order = order;
    as_javascript = false;
}
const ordered = (a, b) => as_javascript && plain(a, b);
/** -1, 0 or 1 (NaN for what has no order), or the answer of `again`, the comparison itself, for
 * the first items that differ; undefined where the types have no order. */
function order(a, b, again) {
    if (typeof a === 'string' && typeof b === 'string') return text_order(a, b);
    if (isNumber(a) && isNumber(b)) return a < b ? -1 : a > b ? 1 : a == b ? 0 : NaN;  // eslint-disable-line eqeqeq
    if (!(Array.isArray(a) && Array.isArray(b) && a instanceof Tuple === b instanceof Tuple && !a.$mutable_bytes && !b.$mutable_bytes) && !(isBytes(a) && isBytes(b))) {
        return undefined;
    }
    for (let i = 0; i < a.length && i < b.length; i++) if (!same(a[i], b[i])) return truth(again(a[i], b[i]));
    return a.length - b.length;
}
function compared(a, b, sign, name, mirrored, again) {
    const answer = asked(a, b, name, mirrored);
    if (answer !== NotImplemented) return answer;
    const found = order(a, b, again);
    if (found === undefined) {
        throw TypeError_(`'${sign}' not supported between instances of '${type_name(a)}' and '${type_name(b)}'`);
    }
    if (typeof found === 'boolean') return found;
    return sign[0] === '<' ? found < 0 || (found === 0 && sign === '<=') : found > 0 || (found === 0 && sign === '>=');
}
export function lt(a, b) { return ordered(a, b) ? a < b : compared(a, b, '<', '__lt__', '__gt__', lt); }
export function le(a, b) { return ordered(a, b) ? a <= b : compared(a, b, '<=', '__le__', '__ge__', le); }
export function gt(a, b) { return ordered(a, b) ? a > b : compared(a, b, '>', '__gt__', '__lt__', gt); }
export function ge(a, b) { return ordered(a, b) ? a >= b : compared(a, b, '>=', '__ge__', '__le__', ge); }
