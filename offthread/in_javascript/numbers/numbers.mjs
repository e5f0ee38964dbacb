// Runs wherever compiled Python runs: Python's numbers. An int is a JavaScript number up to
// 2**53 and a BigInt beyond; results come back as numbers as soon as they fit.
import {OverflowError, TypeError_, ValueError} from '../errors/exceptions.mjs';
import {Keywords} from '../calls/functions.mjs';
import {builtin_type, index_of, isInt, isNone, type_name, whole} from '../objects/kinds.mjs';
import {take} from '../calls/signatures.mjs';
import {bytes_text, quoted} from '../text/quoting.mjs';

const SAFE = 9007199254740991n;
/** A BigInt as a number where that loses nothing. */
export function narrow(big) {
    return big <= SAFE && big >= -SAFE ? Number(big) : big;
}
/** str() of a number: Python's rule for exponents (repr of float, `%r`). */
export function number_text(value) {
    if (typeof value === 'bigint' || Number.isSafeInteger(value)) return String(value);
    if (value !== value) return 'nan';
    if (value === Infinity || value === -Infinity) return value > 0 ? 'inf' : '-inf';
    const [digits, exponent] = value.toExponential().split('e');
    if (+exponent >= -4 && +exponent < 16) return Number.isInteger(value) ? `${value}.0` : String(value);
    return `${digits}e${exponent_text(+exponent)}`;
}
/** An exponent with its sign and at least two digits. */
export function exponent_text(exponent) {
    return (exponent < 0 ? '-' : '+') + String(Math.abs(exponent)).padStart(2, '0');
}
/** Whether `longer`, a decimal text exact beyond `shorter`'s digits, lies halfway: JavaScript
 * rounds that up, Python to even. */
function is_tie(longer, length) {
    return /^\.?50*$/.test(longer.slice(length).replace(/e.*/, ''));
}
function to_even(rounded, longer) {
    const mantissa = rounded.replace(/e.*/, '');
    const odd = '13579'.includes(mantissa[mantissa.length - 1]);
    return odd && is_tie(longer, mantissa.length) ? longer.slice(0, mantissa.length) + rounded.slice(mantissa.length) : rounded;
}
const more = (digits) => Math.min(100, digits + 25);
/** `digits` places after the point, exact, half to even. */
export function fixed(value, digits) {
    if (typeof value === 'bigint') return digits ? `${value}.${'0'.repeat(digits)}` : String(value);
    if (Math.abs(value) >= 1e21) return fixed(BigInt(value), digits);
    if (digits > 100) return value.toFixed(100) + '0'.repeat(digits - 100);
    const rounded = value.toFixed(digits);
    const doubled = value * 10 ** digits * 2;  // a whole number where the value lies halfway
    if (Math.abs(doubled) < 1e12 && Math.abs(doubled - Math.round(doubled)) > 1e-3) return rounded;
    return Number.isInteger(value) ? rounded : to_even(rounded, value.toFixed(more(digits)));
}
/** [mantissa text, exponent] with `digits` places after the point, half to even. */
export function scientific(value, digits) {
    const number = Number(value), up = Math.min(digits, 100);
    let [mantissa, exponent] = number.toExponential(up).split('e');
    const exact = number.toExponential(more(up));
    if (exact.split('e')[1] === exponent) mantissa = to_even(mantissa, exact);
    return [mantissa + '0'.repeat(digits - up), +exponent];
}
export function round_to(value, digits) {
    if (digits >= 0) return digits > 100 ? value : Number(fixed(value, digits));
    if (digits < -308) return 0;
    const unit = 10 ** -digits, low = Math.floor(value / unit), rest = value / unit - low;
    return (rest > 0.5 || (rest === 0.5 && low % 2 !== 0) ? low + 1 : low) * unit + 0;
}
function big_round(value, digits) {
    if (digits >= 0) return value;
    const unit = 10n ** BigInt(-digits), rest = ((value % unit) + unit) % unit, low = value - rest;
    const up = rest * 2n > unit || (rest * 2n === unit && (low / unit) % 2n !== 0n);
    return narrow(up ? low + unit : low);
}
export function round(...args) {
    const [value, given] = take('round', args, {number: undefined, ndigits: null});
    const digits = value?.__round__ || isNone(given) ? given : index_of(given);
    if (typeof value === 'bigint') return big_round(value, digits ?? 0);
    if (value?.__round__) return isNone(digits) ? value.__round__() : value.__round__(digits);
    if (typeof value !== 'number' && typeof value !== 'boolean') {
        throw TypeError_(`type ${type_name(value)} doesn't define __round__ method`);
    }
    if (isNone(digits)) return integer_of(round_to(integral(+value), 0));
    return Number.isFinite(+value) && value !== 0 ? round_to(+value, digits) : value;
}
/** `value`, where it can become an int at all. */
function integral(value) {
    if (value !== value) throw ValueError('cannot convert float NaN to integer');
    if (!Number.isFinite(value)) throw OverflowError('cannot convert float infinity to integer');
    return value;
}
const integer_of = (value) => (Number.isSafeInteger(value) ? value + 0 : narrow(BigInt(value)));

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';
const PREFIXES = {2: '0b', 8: '0o', 16: '0x'};
const bad_int = (text, base, shown = quoted) => ValueError(`invalid literal for int() with base ${base}: ${shown(text)}`);
export function parse_int(text, base) {
    const found = /^([-+]?)(0[box])?([0-9a-z]+(?:_[0-9a-z]+)*)$/.exec(plain(text).trim().toLowerCase().replace(/^([-+]?0[box])_/, '$1'));
    if (!found) throw bad_int(text, base);
    let [, sign, prefix = '', digits] = found;
    const named = {'0b': 2, '0o': 8, '0x': 16}[prefix];
    let used = base;
    if (base === 0) used = named ?? 10;
    else if (prefix && PREFIXES[base] !== prefix) digits = prefix + digits;
    digits = digits.replaceAll('_', '');
    if ([...digits].some((one) => DIGITS.indexOf(one) >= used)) throw bad_int(text, base);
    if (base === 0 && !prefix && /^0+[1-9]/.test(digits)) throw bad_int(text, base);
    return digits_value(digits, used) * (sign === '-' ? -1n : 1n);
}
function digits_value(digits, base) {
    if (base === 10) return BigInt(digits);
    return [...digits].reduce((sum, one) => sum * BigInt(base) + BigInt(DIGITS.indexOf(one)), 0n);
}
/** int(x): what is no text. */
function to_int(value) {
    if (typeof value === 'number') return integer_of(Math.trunc(integral(value)));
    if (typeof value === 'bigint') return narrow(value);
    if (typeof value === 'boolean') return +value;
    if (value?.__int__) return whole(value.__int__(), '__int__');
    if (value?.__index__) return whole(value.__index__(), '__index__');
    if (value?.__trunc__) return value.__trunc__();
    if (value instanceof String) return int_of(value.valueOf());
    throw TypeError_(`int() argument must be a string, a bytes-like object or a real number, not '${type_name(value)}'`);
}
const plain_digits = /^[-+]?\d{1,15}$/;
/** Decimal digits of any script as ASCII; their code points come in tens that start at a 0. */
function plain(text) {
    return /^[\0-\x7f]*$/.test(text) ? text : text.replace(/\p{Nd}/gu, (one) => {
        let zero = one.codePointAt(0);
        while (one.codePointAt(0) - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
        return one.codePointAt(0) - zero;
    });
}
/** int(x) without a base. */
export function int_of(value) {
    if (typeof value !== 'string') {
        return value instanceof Uint8Array || value?.$mutable_bytes ? int_of_bytes(value) : to_int(value);
    }
    if (plain_digits.test(value)) return +value;
    const found = /^[-+]?\d+(_\d+)*$/.exec(plain(value).trim());
    if (!found) throw bad_int(value, 10);
    return narrow(BigInt(found[0].replace(/[_+]/g, '')));
}
function int_of_bytes(value) {
    try {
        return int_of(String.fromCharCode(...value));
    } catch {
        throw bad_int(bytes_text(value), 10, (text) => text);
    }
}
export const int = /* @__PURE__ */ builtin_type('int', function int(...args) {
    if (args.length === 0) return 0;
    if (args.length === 1 && !(args[0] instanceof Keywords)) return int_of(args[0]);
    const [value, given] = take('int', args, {'': 0, base: undefined});
    if (given === undefined) return int_of(value);
    const base = index_of(given);
    if (value instanceof Uint8Array) return narrow(parse_int(String.fromCharCode(...value), base));
    if (typeof value !== 'string' && !(value instanceof String)) throw TypeError_("int() can't convert non-string with explicit base");
    if (base !== 0 && (base < 2 || base > 36)) throw ValueError('int() base must be >= 2 and <= 36, or 0');
    return narrow(parse_int(String(value), base));
}, (value) => isInt(value) || typeof value === 'boolean' || (value instanceof Number && !value.$float));

export const is_float = (value) =>
    (typeof value === 'number' && !Number.isSafeInteger(value)) || (value instanceof Number && value.$float);
const float_text = /^[-+]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[-+]?\d+(_\d+)*)?$/i;
function parse_float(text) {
    const trimmed = plain(text).trim();
    if (float_text.test(trimmed)) return Number(trimmed.replaceAll('_', ''));
    const named = /^([-+]?)(?:(inf|infinity)|nan)$/i.exec(trimmed);
    if (!named) throw ValueError(`could not convert string to float: ${quoted(text)}`);
    return named[2] ? (named[1] === '-' ? -Infinity : Infinity) : NaN;
}
function a_float(value) {
    const made = value.__float__();
    if (typeof made !== 'number' && !(made instanceof Number)) throw TypeError_(`${type_name(value)}.__float__ returned non-float (type ${type_name(made)})`);
    return made;
}
/** The float of an int beyond 53 bits. */
export function big_float(value) {
    const made = Number(value);
    if (!Number.isFinite(made)) throw OverflowError('int too large to convert to float');
    return made;
}
/** float(x) */
export function float_of(value = 0) {
    if (typeof value === 'number') return value;
    if (typeof value === 'string') return parse_float(value);
    if (typeof value === 'bigint') return big_float(value);
    if (typeof value === 'boolean') return +value;
    if (value?.__float__) return a_float(value);
    if (value?.__index__) return whole(value.__index__(), '__index__');
    if (value instanceof Uint8Array) return parse_float(String.fromCharCode(...value));
    if (value instanceof String) return parse_float(value.valueOf());
    throw TypeError_(`float() argument must be a string or a real number, not '${type_name(value)}'`);
}
export const float = /* @__PURE__ */ builtin_type('float', function float(...args) { return float_of(...args); }, is_float);
