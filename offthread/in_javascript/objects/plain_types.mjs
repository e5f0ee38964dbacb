// Runs wherever compiled Python runs: the short forms that the compiler calls where a type is
// named plainly: isinstance(x, str), str(x), int(x). They carry nothing of the types as values.
import {Tuple, isDict, isInt} from './kinds.mjs';
export {text_of as text} from '../text/text.mjs';
export {int_of, float_of, is_float} from '../numbers/numbers.mjs';

export const is_str = (value) => typeof value === 'string' || value instanceof String;
export const is_bool = (value) => typeof value === 'boolean';
export const is_int = (value) => isInt(value) || typeof value === 'boolean' || (value instanceof Number && !value.$float);
export const is_list = (value) => Array.isArray(value) && !(value instanceof Tuple) && !value.$mutable_bytes;
export const is_tuple = (value) => value instanceof Tuple;
export const is_dict = (value) => isDict(value) || value instanceof Map;
export const is_set = (value) => value instanceof Set && !value.$frozen;
export const is_bytes = (value) => value instanceof Uint8Array;
