// Runs wherever compiled Python runs: the methods of int, float and bytes that others lack.
import {attr} from '../objects/attributes.mjs';
import {OverflowError, TypeError_, ValueError} from '../errors/exceptions.mjs';
import {method} from '../calls/dispatch.mjs';
import {index_of, isInt, isNumber, tuple_of, type_name} from '../objects/kinds.mjs';
import {take} from '../calls/signatures.mjs';
import * as bytes from '../bytes/bytes.mjs';
import {float_from_hex, float_hex} from './float_hex.mjs';
import {narrow} from './numbers.mjs';

const is_type = (name) => (holder) => typeof holder === 'function' && holder.$name === name;
const is_whole = (value) => isInt(value) || typeof value === 'boolean';
const size = (value) => (value < 0 ? -BigInt(value) : BigInt(value)).toString(2);
export const bit_length = /* @__PURE__ */ method('bit_length', is_whole, (value) => (value == 0 ? 0 : size(value).length));  // eslint-disable-line eqeqeq
export const bit_count = /* @__PURE__ */ method('bit_count', is_whole, (value) => size(value).replaceAll('0', '').length);
export const is_integer = /* @__PURE__ */ method('is_integer', isNumber, (value) => typeof value === 'bigint' || Number.isInteger(+value));
export const conjugate = /* @__PURE__ */ method('conjugate', isNumber, (value) => value);
export const as_integer_ratio = /* @__PURE__ */ method('as_integer_ratio', isNumber, (value) => {
    if (typeof value === 'number' && !Number.isFinite(value)) throw not_a_ratio(value);
    let top = value, bottom = 1;
    while (typeof top === 'number' && !Number.isInteger(top)) { top *= 2; bottom *= 2; }
    return tuple_of(narrow(BigInt(top)), narrow(BigInt(bottom)));
});
const not_a_ratio = (value) => (value !== value ? ValueError('cannot convert NaN to integer ratio') : OverflowError('cannot convert Infinity to integer ratio'));
export const hex = /* @__PURE__ */ method('hex', (value) => value instanceof Uint8Array || typeof value === 'number', (value, ...args) => (typeof value === 'number' ? float_hex(value) : bytes.bytes_hex(value, ...take('hex', args, {sep: undefined, bytes_per_sep: 1}))));
export const fromhex = /* @__PURE__ */ method('fromhex', (holder) => is_type('bytes')(holder) || is_type('float')(holder), (holder, text) => (is_type('float')(holder) ? float_from_hex(text) : bytes.bytes_from_hex(text)));
export const to_bytes = /* @__PURE__ */ method('to_bytes', is_whole, (value, ...args) => {
    const [given, order, signed] = take('to_bytes', args, {length: 1, byteorder: 'big', signed: false}), length = index_of(given);
    if (order !== 'little' && order !== 'big') throw ValueError("byteorder must be either 'little' or 'big'");
    if (length < 0) throw ValueError('length argument must be non-negative');
    const wide = BigInt.asUintN(length * 8, BigInt(value));
    if (value < 0 && !signed) throw OverflowError("can't convert negative int to unsigned");
    if ((signed ? BigInt.asIntN(length * 8, wide) : wide) !== BigInt(value)) {
        throw OverflowError('int too big to convert');
    }
    const made = Uint8Array.from({length}, (_, i) => Number((wide >> BigInt(8 * i)) & 255n));
    return order === 'little' ? made : made.reverse();
});
export const from_bytes = /* @__PURE__ */ method('from_bytes', /* @__PURE__ */ is_type('int'), (_, ...args) => {
    const [source, order, signed] = take('from_bytes', args, {bytes: [], byteorder: 'big', signed: false});
    if (order !== 'little' && order !== 'big') throw ValueError("byteorder must be either 'little' or 'big'");
    if (typeof source === 'string' || isNumber(source)) throw TypeError_(`cannot convert '${type_name(source)}' object to bytes`);
    const given = Array.from(bytes.bytes(source)), all = order === 'little' ? given.reverse() : given;
    const value = all.reduce((sum, one) => sum * 256n + BigInt(one), 0n);
    return narrow(signed ? BigInt.asIntN(all.length * 8, value) : value);
});
/** `holder.real` and its like, where `holder` may be a number. */
export function number_part(holder, name) {
    if (holder instanceof Number && !(name in holder)) return number_part(holder.valueOf(), name);
    if (!isNumber(holder) || !/^(real|imag|numerator|denominator)$/.test(name)) return attr(holder, name);
    if ((name === 'numerator' || name === 'denominator') && typeof holder === 'number' && !Number.isInteger(holder)) return attr(holder, name);
    return name === 'imag' ? 0 : name === 'denominator' ? 1 : typeof holder === 'boolean' ? +holder : holder;
}
