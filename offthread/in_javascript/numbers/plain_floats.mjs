// Runs wherever compiled Python runs: what the compiler calls where a value is plainly a float,
// which JavaScript cannot tell from an int where it is whole.
import {mul, unsupported} from './arithmetic.mjs';
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
/** `a * b`, one of which is a float: no sequence is repeated by it, and no int made. */
export function float_mul(a, b) {
    if (typeof a === 'number' && typeof b === 'number') return a * b;
    if (typeof a === 'bigint') return big_float(a) * b;
    if (typeof b === 'bigint') return a * big_float(b);
    if (is_repeated(a) || is_repeated(b)) throw unsupported(as_float(a), as_float(b), '*');
    return mul(a, b);
}
const is_repeated = (value) => typeof value === 'string' || (Array.isArray(value) || isBytes(value)) && !value.__mul__ && !value.__rmul__;
