// Runs wherever compiled Python runs: `"…" % values`, printf-style formatting.
import {KeyError, OverflowError, TypeError_, ValueError} from '../errors/exceptions.mjs';
import {Tuple, index_of, isBytes, isDict, isInt, isNumber, tuple_of, type_name} from '../objects/kinds.mjs';
import {in_place, mod_number} from '../numbers/arithmetic.mjs';
import {bytes_of} from '../bytes/bytes.mjs';
import {from_latin, latin} from '../bytes/codecs.mjs';
import {lookup} from '../containers/dicts.mjs';
import {item} from '../containers/containers.mjs';
import {code_point, format_value} from './formatting.mjs';
import {int} from '../numbers/numbers.mjs';
import {ascii, repr, text_length, text_of} from './text.mjs';

/** `a % b` for any types. */
export function mod(a, b) { return typeof a === 'string' ? percent(a, b) : isBytes(a) ? percent_bytes(a, b) : mod_number(a, b); }
function percent_bytes(template, values) {
    try {
        const given = isBytes(values) || values?.$mutable_bytes ? tuple_of(values) : values;
        return from_latin(percent(latin(template), given, IN_BYTES));
    } catch (error) {
        if (error instanceof TypeError_) throw TypeError_(error.message.replace('string formatting', 'bytes formatting'));
        throw error;
    }
}
/** Bytes as `%s` wants them in a text; a text has no place in bytes. */
function as_latin(value) {
    if (isBytes(value) || value?.$mutable_bytes) return String.fromCharCode(...value);
    if (value?.__bytes__) return latin(bytes_of(value));
    throw TypeError_(`%b requires a bytes-like object, or an object that implements __bytes__, not '${type_name(value)}'`);
}
function one_byte(value) {
    if ((isBytes(value) || value?.$mutable_bytes) && value.length === 1) return as_latin(value);
    if (!isInt(value) && typeof value !== 'boolean' && !value?.__index__) throw TypeError_('%c requires an integer in range(256) or a single byte');
    const code = index_of(value);
    if (code < 0 || code > 255) throw OverflowError('%c arg not in range(256)');
    return String.fromCharCode(code);
}
/** How values become text, and what a key is. */
const IN_TEXT = {s: text_of, r: repr, a: ascii, c: character, key: (text) => text};
const IN_BYTES = {s: as_latin, b: as_latin, r: ascii, a: ascii, c: one_byte, key: from_latin};
export function imod(a, b) { return in_place(a, b, '__imod__', mod); }

const FIELD = /%(?:\(((?:[^()]|\([^()]*\))*)\))?([-#0+ ]*)(\*|\d+)?(?:\.(\*|\d*))?[hlL]?(.|$)/gs;
export function percent(template, values, shown = IN_TEXT) {
    const given = values instanceof Tuple ? values : [values];
    let used = 0;
    const following = () => {
        if (used >= given.length) throw TypeError_('not enough arguments for format string');
        return given[used++];
    };
    const mapping = (key) => {
        if (!is_mapping(values)) throw TypeError_('format requires a mapping');
        used = given.length;
        return from_mapping(values, shown.key(key));
    };
    const made = template.replace(FIELD, (found, key, flags, width, precision, type, at) => {
        if (type === '%') return '%';
        if (type === '(') throw ValueError('incomplete format key');
        if (type === '') throw ValueError('incomplete format');
        if (!'diouxXeEfFgG'.includes(type) && !Object.hasOwn(shown, type)) {
            throw ValueError(`unsupported format character '${type}' (0x${type.charCodeAt(0).toString(16)}) at index ${at + found.length - 1}`);
        }
        const wide = width === '*' ? whole_width(following()) : +(width ?? 0);
        const exact = precision === undefined ? null : precision === '*' ? whole_width(following()) : +precision;
        return field(key === undefined ? following() : mapping(key), flags, wide, exact, type, shown);
    });
    if (used < given.length && !(used === 0 && is_mapping(values))) {
        throw TypeError_('not all arguments converted during string formatting');
    }
    return made;
}
/** What has items by key, for CPython: lists and bytes too, but neither texts nor tuples. */
const is_mapping = (value) => typeof value === 'object' && value !== null && !(value instanceof Tuple) && (isDict(value) || Array.isArray(value) || isBytes(value) || Boolean(value.__getitem__));
function from_mapping(values, key) {
    if (!isDict(values)) return item(values, key);
    const absent = {}, found = lookup(values, key, absent);
    if (found !== absent) return found;
    return values.__getitem__ ? values.__getitem__(key) : missing_key(values, key);
}
function missing_key(values, key) {
    if (values.__missing__) return values.__missing__(key);
    throw KeyError(key);
}
function whole_width(value) {
    if (isInt(value) || typeof value === 'boolean') return Number(value);
    throw TypeError_('* wants int');
}
function field(value, flags, width, precision, type, shown) {
    const left = flags.includes('-') || width < 0;
    const spec = {
        fill: ' ', align: left ? '<' : '>', sign: flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '-',
        alternate: flags.includes('#'), width: Math.abs(width), group: '', precision, type,
    };
    if (Object.hasOwn(shown, type)) {
        return format_value(shown[type](value), {...spec, type: 's', precision: type === 'c' ? null : precision, sign: '-', alternate: false});
    }
    if (flags.includes('0') && !left) Object.assign(spec, {fill: '0', align: '='});
    return number_field(value, spec, type);
}
function character(value) {
    if (typeof value === 'string' && text_length(value) === 1) return value;
    if (isInt(value) || typeof value === 'boolean' || value?.__index__) return code_point(index_of(value));
    throw TypeError_('%c requires int or char');
}
function number_field(value, spec, type) {
    const is_whole = 'diouxX'.includes(type);
    if (!isNumber(value) && !value?.__float__ && !value?.__index__) {
        if (!is_whole) throw TypeError_(`must be real number, not ${type_name(value)}`);
        throw TypeError_(`%${type} format: ${'oxX'.includes(type) ? 'an integer' : 'a real number'} is required, not ${type_name(value)}`);
    }
    if (!is_whole) return format_value(isNumber(value) ? value : value.__float__(), spec);
    if ('oxX'.includes(type) && (value.$float || typeof value === 'number' && !Number.isSafeInteger(value))) {
        throw TypeError_(`%${type} format: an integer is required, not float`);
    }
    return whole_field(int(value), spec, 'iu'.includes(type) ? 'd' : type);
}
/** A precision is the least number of digits: "%.3d". */
function whole_field(value, spec, type) {
    if (spec.precision === null) return format_value(value, {...spec, type});
    const extra = (value < 0 || spec.sign !== '-' ? 1 : 0) + (spec.alternate && 'oxX'.includes(type) ? 2 : 0);
    const width = Math.max(spec.precision + extra, spec.align === '=' ? spec.width : 0);
    const shown = format_value(value, {...spec, type, precision: null, fill: '0', align: '=', width});
    const align = spec.align === '=' ? '>' : spec.align;
    return format_value(shown, {...spec, type: 's', sign: '-', precision: null, alternate: false, align, fill: ' '});
}
