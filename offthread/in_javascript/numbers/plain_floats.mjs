// Runs wherever compiled Python runs: what the compiler calls where a value is plainly a float,
// which JavaScript cannot tell from an int where it is whole.
import {add, mul, sub, unsupported} from './arithmetic.mjs';
import {big_float} from './numbers.mjs';
import {index_of, isBytes} from '../objects/kinds.mjs';

const as_float = (value) => (typeof value === 'number' ? 0.5 : value);
/** The error for a float where Python wants an int. */
export function no_index(value, message) { return index_of(typeof value === 'number' ? 0.5 : value, message); }
/** `holder[1.0]`: a key for a dict only. */
export function float_item(holder, key, item) {
    const is_sequence = typeof holder === 'string' || Array.isArray(holder) || isBytes(holder) || holder?.constructor?.$name === 'range';
    return item(holder, is_sequence && Number.isInteger(key) ? key + 0.5 : key);
}
/** `a + b`, `a - b` and `a * b`, one of which is a float: no int comes out, however large the other is. */
export function float_add(a, b) { return typeof a === 'number' && typeof b === 'number' ? a + b : add(no_big(a), no_big(b)); }
export function float_sub(a, b) { return typeof a === 'number' && typeof b === 'number' ? a - b : sub(no_big(a), no_big(b)); }
export function float_mul(a, b) {
    if (typeof a === 'number' && typeof b === 'number') return a * b;
    if (is_repeated(a) || is_repeated(b)) throw unsupported(as_float(a), as_float(b), '*');
    return mul(no_big(a), no_big(b));
}
const no_big = (value) => (typeof value === 'bigint' ? big_float(value) : value);
const is_repeated = (value) => typeof value === 'string' || (Array.isArray(value) || isBytes(value)) && !value.__mul__ && !value.__rmul__;
