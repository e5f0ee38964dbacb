// Runs wherever compiled Python runs: float.hex and float.fromhex.
import {OverflowError, TypeError_, ValueError} from '../errors/exceptions.mjs';
import {type_name} from '../objects/kinds.mjs';
import {number_text} from './numbers.mjs';

export function float_hex(value) {
    if (!Number.isFinite(value)) return number_text(value);
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    const bits = view.getBigUint64(0), exponent = Number((bits >> 52n) & 2047n), sign = bits >> 63n ? '-' : '';
    if (value === 0) return `${sign}0x0.0p+0`;
    const digits = (bits & ((1n << 52n) - 1n)).toString(16).padStart(13, '0'), power = exponent === 0 ? -1022 : exponent - 1023;
    return `${sign}0x${exponent === 0 ? 0 : 1}.${digits}p${power < 0 ? '' : '+'}${power}`;
}
export function float_from_hex(text) {
    if (typeof text !== 'string') throw TypeError_(`fromhex() argument must be str, not ${type_name(text)}`);
    const plain = text.trim().toLowerCase(), named = /^([-+]?)(?:(inf|infinity)|nan)$/.exec(plain);
    if (named) return named[2] ? (named[1] === '-' ? -Infinity : Infinity) : NaN;
    const found = /^([-+]?)(?:0x)?(?=\.?[0-9a-f])([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([-+]?\d+))?$/.exec(plain);
    if (!found) throw ValueError('invalid hexadecimal floating-point string');
    const [, sign, whole, rest = '', power = '0'] = found;
    const made = scaled(Number(BigInt(`0x${whole}${rest}`)), Number(power) - 4 * rest.length);
    if (!Number.isFinite(made)) throw OverflowError('hexadecimal value too large to represent as a float');
    return sign === '-' ? -made : made;
}
/** In steps: `2 ** power` alone may be no float. */
function scaled(value, power) {
    const half = Math.trunc(power / 2);
    return value * 2 ** half * 2 ** (power - half);
}
