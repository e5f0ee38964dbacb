// Runs wherever compiled Python runs: format(x, spec), Python's format specification
// mini-language (docs.python.org/3/library/string.html#formatspec).
import {OverflowError, TypeError_, ValueError} from '../errors/exceptions.mjs';
import {isInt, isNumber, type_name} from '../objects/kinds.mjs';
import {exponent_text, fixed, number_text, scientific} from '../numbers/numbers.mjs';
import {text_length, text_of} from './text.mjs';

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([_,])?(\.\d*)?(.)?$/su;
export function format(value, spec = '') {
    const asked = value?.$operand ?? value; // of a metaclass with operators
    if (typeof asked?.__format__ === 'function' && !asked.__mro__) return a_text(asked.__format__(spec));
    if (spec === '') return text_of(value);
    const plain = /^\.(\d)f$/.exec(spec);
    if (plain && typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0)) return fixed(value, +plain[1]);
    return format_value(value, parse_spec(spec, value));
}
function a_text(text) {
    if (typeof text !== 'string') throw TypeError_(`__format__ must return a str, not ${type_name(text)}`);
    return text;
}
const parsed = /* @__PURE__ */ new Map();
/** The parts of a format specification. ValueError for what is none. */
function parse_spec(spec, value) {
    let found = parsed.get(spec);
    if (!found) parsed.set(spec, found = parse(spec, value));
    return found;
}
function parse(spec, value) {
    if (typeof spec !== 'string') throw TypeError_(`format() argument 2 must be str, not ${type_name(spec)}`);
    const found = SPEC.exec(spec);
    const [, fill, align, sign = '-', zeros, alternate, zero, width = 0, group = '', point, type = ''] = found ?? [];
    if (point === '.' || (!found && /\.(?!\d)/.test(spec))) throw ValueError('Format specifier missing precision');
    if ((group && /^[,_]$/.test(type) && group !== type) || !found && /,_|_,/.test(spec)) throw ValueError("Cannot specify both ',' and '_'.");
    if (!found) throw ValueError(`Invalid format specifier '${spec}' for object of type '${type_name(value)}'`);
    if (group && !`defgEFG%${group === '_' ? 'boxX' : ''}`.includes(type)) {
        throw ValueError(`Cannot specify '${group}' with '${type}'.`);
    }
    const precision = point?.slice(1);
    return {
        fill: fill ?? (zero && !align ? '0' : zero && align ? '0' : ' '), align: align ?? (zero ? '=' : ''), sign, signed: found[3] !== undefined, zeros: !!zeros,
        alternate: !!alternate, width: +width, group, precision: precision === undefined ? null : +precision, type,
    };
}
export function format_value(value, spec) {
    if (typeof value === 'string') return format_text(value, spec);
    if (!isNumber(value)) {
        throw TypeError_(`unsupported format string passed to ${type_name(value)}.__format__`);
    }
    if (typeof value === 'boolean' && spec.type === 's') throw unknown('s', value);
    if (typeof value === 'boolean' && spec.type === '' && spec.precision !== null) throw ValueError('Precision not allowed in integer format specifier');
    return format_number(typeof value === 'boolean' ? +value : value, spec);
}
const unknown = (type, value) => ValueError(`Unknown format code '${type}' for object of type '${type_name(value)}'`);
function format_text(value, spec) {
    if (spec.type !== '' && spec.type !== 's') throw unknown(spec.type, value);
    if (spec.align === '=' && spec.fill !== '0') {
        throw ValueError("'=' alignment not allowed in string format specifier");
    }
    if (spec.signed) {
        throw ValueError(`${spec.sign === ' ' ? 'Space' : 'Sign'} not allowed in string format specifier`);
    }
    if (spec.zeros) throw ValueError('Negative zero coercion (z) not allowed in string format specifier');
    if (spec.alternate) throw ValueError('Alternate form (#) not allowed in string format specifier');
    if (spec.group) throw ValueError(`Cannot specify '${spec.group}' with 's'.`);
    const shown = spec.precision === null ? value : Array.from(value).slice(0, spec.precision).join('');
    return aligned(shown, spec, spec.align === '=' ? '<' : spec.align || '<');
}
export function aligned(text, spec, align) {
    const free = spec.width - text_length(text);
    if (free <= 0) return text;
    const left = align === '<' ? 0 : align === '^' ? Math.floor(free / 2) : free;
    return spec.fill.repeat(left) + text + spec.fill.repeat(free - left);
}
const WHOLE = {b: 2, o: 8, x: 16, X: 16, d: 10};
const FRACTION = {e: 6, E: 6, f: 6, F: 6, g: 6, G: 6, '%': 6};
function format_number(value, spec) {
    const whole = typeof value === 'bigint' || (Number.isSafeInteger(value) && spec.precision === null);
    const type = (spec.type === 'n' ? '' : spec.type) || (whole ? 'd' : spec.type === 'n' ? 'g' : '');
    const minus = value < 0 || Object.is(value, -0);
    const size = value < 0 ? -value : value;
    if (type === 'c') return one_character(value, spec);
    if (WHOLE[type]) return padded(minus && value < 0, ...whole_digits(value, size, type, spec), spec);
    if (type !== '' && FRACTION[type] === undefined) throw unknown(type, value);
    if (typeof value === 'bigint' && size > 10n ** 308n) {
        throw OverflowError('int too large to convert to float');
    }
    const number = Number(size);
    const digits = Number.isFinite(number) ? fraction_digits(number, type, spec) : infinite(number, type);
    return padded(minus && !(spec.zeros && !/[1-9]/.test(digits.replace(/e.*/i, ''))), '', digits, spec);
}
function whole_digits(value, size, type, spec) {
    if (typeof value === 'number' && !Number.isSafeInteger(value)) throw unknown(type, value);
    if (spec.precision !== null) throw ValueError('Precision not allowed in integer format specifier');
    if (spec.zeros) throw ValueError('Negative zero coercion (z) not allowed in integer format specifier');
    const digits = size.toString(WHOLE[type]);
    const prefix = spec.alternate && type !== 'd' ? `0${type}` : '';
    return [prefix, type === 'X' ? digits.toUpperCase() : digits];
}
export function code_point(value) {
    if (value < 0 || value > 0x10ffff) throw OverflowError('%c arg not in range(0x110000)');
    return String.fromCodePoint(Number(value));
}
function one_character(value, spec) {
    if (!isInt(value)) throw unknown('c', value);
    if (spec.precision !== null) throw ValueError('Precision not allowed in integer format specifier');
    if (spec.sign !== '-') throw ValueError("Sign not allowed with integer format specifier 'c'");
    if (spec.alternate) throw ValueError("Alternate form (#) not allowed with integer format specifier 'c'");
    return aligned(code_point(value), spec, spec.align === '=' ? '>' : spec.align || '<');
}
const infinite = (size, type) => {
    const text = size !== size ? 'nan' : 'inf';
    return /[EFG]/.test(type) ? text.toUpperCase() : type === '%' ? `${text}%` : text;
};
function fraction_digits(size, type, spec) {
    const precision = spec.precision ?? FRACTION[type] ?? null;
    switch (type) {
        case 'f': case 'F': return fixed(size, precision) + (spec.alternate && precision === 0 ? '.' : '');
        case '%': return `${fixed(size * 100, precision)}${spec.alternate && precision === 0 ? '.' : ''}%`;
        case 'e': case 'E': return exponential(size, precision, type, spec.alternate);
        case 'g': case 'G': return general(size, precision || 1, type, spec.alternate);
    }
    return precision === null ? number_text(size) : repr_like(size, precision || 1, spec.alternate);
}
function exponential(size, precision, type, alternate) {
    const [mantissa, exponent] = scientific(size, precision);
    return mantissa + (alternate && precision === 0 ? '.' : '') + type + exponent_text(exponent);
}
function general(size, precision, type, alternate) {
    const [mantissa, exponent] = scientific(size, precision - 1);
    const trim = (text) => (alternate || !text.includes('.') ? text : text.replace(/\.?0+$/, ''));
    if (exponent < -4 || exponent >= precision) {
        return trim(mantissa) + (alternate && precision === 1 ? '.' : '') + (type === 'G' ? 'E' : 'e') + exponent_text(exponent);
    }
    return trim(fixed(size, precision - 1 - exponent)) + (alternate && precision === exponent + 1 ? '.' : '');
}
/** No type but a precision, which only floats may have: like g, with a digit after the point, and
 * an exponent where there is no room for that (`format(12.5, ".2")`). */
function repr_like(size, precision, alternate) {
    if (alternate) return general(size, precision, 'g', alternate);
    const [mantissa, exponent] = scientific(size, precision - 1);
    if (exponent < -4 || exponent >= precision - 1) return mantissa.replace(/(\..*?)0+$/, '$1').replace(/\.$/, '') + 'e' + exponent_text(exponent);
    return fixed(size, precision - 1 - exponent).replace(/(\.\d+?)0+$/, '$1');
}
/** Sign, prefix, grouping and width. */
function padded(minus, prefix, digits, spec) {
    const front = (minus ? '-' : spec.sign === '-' ? '' : spec.sign) + prefix;
    const letters = WHOLE[spec.type] === 16;
    let [, start, rest] = (letters ? /^([0-9a-f]*)(.*)$/is : /^(\d*)(.*)$/s).exec(digits);
    const step = WHOLE[spec.type] && WHOLE[spec.type] !== 10 ? 4 : 3;
    const grow = (text) => (spec.group ? grouped(text, spec.group, step) : text);
    if (spec.align === '=' && spec.fill === '0' && spec.group && start) {
        while (front.length + grow(start).length + rest.length < spec.width) start = `0${start}`;
    }
    const text = grow(start) + rest;
    if (spec.align !== '=') return aligned(front + text, spec, spec.align || '>');
    return front + spec.fill.repeat(Math.max(0, spec.width - front.length - text.length)) + text;
}
function grouped(digits, sign, step) {
    return digits.replace(new RegExp(`\\B(?=([0-9a-fA-F]{${step}})+$)`, 'g'), sign);
}
