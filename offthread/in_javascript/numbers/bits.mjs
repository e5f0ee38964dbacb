// Runs wherever compiled Python runs: & | ^ ~ << >> on ints of any size, and what `|`, `&` and
// `^` mean for dicts. Numbers up to 53 bits are taken in two halves of 32 and 21 bits.
import {TypeError_, ValueError} from '../errors/exceptions.mjs';
import {isDict, isInt, isNumber, type_name} from '../objects/kinds.mjs';
import {copy_of, merge} from '../containers/dicts.mjs';
import {in_place, operated, unary, unsupported} from './arithmetic.mjs';
import {narrow} from './numbers.mjs';
import {union} from '../classes/unions.mjs';

const HIGH = 0x100000000;
const is_fraction = (value) => typeof value === 'number' && !whole(value);
const whole = (value) => Number.isSafeInteger(value);
function halves(a, b, fn) {
    const low = fn(a >>> 0, b >>> 0) >>> 0;
    return fn(Math.floor(a / HIGH), Math.floor(b / HIGH)) * HIGH + low;
}
function bitwise(a, b, sign, name, fn, exact) {
    if (typeof a === 'number' && typeof b === 'number') {
        if ((a | 0) === a && (b | 0) === b) return fn(a, b);
        if (whole(a) && whole(b)) return halves(a, b, fn);
    }
    if (is_fraction(a) || is_fraction(b)) throw unsupported(a, b, sign);
    if (typeof a === 'boolean' && typeof b === 'boolean') return !!fn(+a, +b);
    return operated(a, b, sign, name, (x, y) => bitwise(x, y, sign, name, fn, exact), exact);
}
export function bitand(a, b) { return bitwise(a, b, '&', 'and', (x, y) => x & y, (x, y) => x & y); }
export function bitxor(a, b) { return bitwise(a, b, '^', 'xor', (x, y) => x ^ y, (x, y) => x ^ y); }
export function bitor(a, b) {
    if (isDict(a) && isDict(b) && !a.__or__ && !b.__ror__) return merge(copy_of(a), b);
    if (is_type(a) && may_be_type(b) || a === null && is_type(b)) return union(a, b);
    return bitwise(a, b, '|', 'or', (x, y) => x | y, (x, y) => x | y);
}
const is_type = (value) => typeof value === 'function' && (value.__mro__ !== undefined || value.$has !== undefined || !value.__or__);
/** What stands for a type beside one: `None`, unions, what typing makes. */
function may_be_type(value) {
    if (value === null || value === undefined || typeof value === 'function') return true;
    const plain = Array.isArray(value) && !value.$union || isDict(value) || isNumber(value);
    return typeof value === 'object' && !plain && !value.$get && value.$key === undefined || Boolean(value.$union || value.$alias);
}
export function lshift(a, b) {
    return shifted(a, b, '<<', 'lshift', (x, y) => (y < 53 && whole(x * 2 ** y) ? x * 2 ** y : narrow(BigInt(x) << BigInt(y))), (x, y) => x << y);
}
export function rshift(a, b) {
    return shifted(a, b, '>>', 'rshift', (x, y) => (y > 1000 ? (x < 0 ? -1 : 0) : Math.floor(x / 2 ** y)), (x, y) => x >> y);
}
/** `a sign b`, of which one is plainly a float: it may be the other's own operator. */
export function no_int(a, b, sign, ...floats) {
    const [left, right] = [a, b].map((one, place) => floats[place] || type_name(one));
    if (isNumber(a) && isNumber(b)) throw TypeError_(`unsupported operand type(s) for ${sign}: '${left}' and '${right}'`);
    return BY_SIGN()[sign](a, b);
}
const BY_SIGN = () => ({'<<': lshift, '>>': rshift, '&': bitand, '|': bitor, '^': bitxor});
function shifted(a, b, sign, name, numbers, exact) {
    if (is_fraction(a) || is_fraction(b)) throw unsupported(a, b, sign);
    if (isInt(b) && b < 0 && isNumber(a)) throw ValueError('negative shift count');
    if (typeof a === 'number' && typeof b === 'number') return numbers(a, b);
    return operated(a, b, sign, name, numbers, exact);
}
export function invert(a) {
    if (typeof a === 'number' && whole(a)) return -1 - a;
    if (typeof a === 'bigint') return narrow(-1n - a);
    if (typeof a === 'number') throw TypeError_(`bad operand type for unary ~: '${type_name(a)}'`);
    return unary(a, '~', '__invert__', (one) => -1 - one);
}
export function ibitand(a, b) { return in_place(a, b, '__iand__', bitand); }
export function ibitor(a, b) {
    return isDict(a) && !a.__ior__ && !a.__or__ ? merge(a, b) : in_place(a, b, '__ior__', bitor);
}
export function ibitxor(a, b) { return in_place(a, b, '__ixor__', bitxor); }
export function ilshift(a, b) { return in_place(a, b, '__ilshift__', lshift); }
export function irshift(a, b) { return in_place(a, b, '__irshift__', rshift); }
