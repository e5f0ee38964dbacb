// Runs wherever compiled Python runs: str(), repr() and texts by code point. JavaScript counts
// UTF-16 units; Python's indexes count code points, which differ in texts with surrogates only.
import {TypeError_} from '../errors/exceptions.mjs';
import {Tuple, builtin_type, ellipsis, isCallable, isDict, type_name} from '../objects/kinds.mjs';
import {Keywords} from '../calls/functions.mjs';
import {take} from '../calls/signatures.mjs';
import {repr_of_function} from '../objects/attributes.mjs';
import {default_repr, identity} from '../objects/object.mjs';
import {number_text} from '../numbers/numbers.mjs';
import {bytes_text, escaped, quoted} from './quoting.mjs';
export {escaped, quoted};
import {entries_of} from '../containers/dicts.mjs';

let last_text = '', last_points = null;
/** The code points of a text that holds surrogates, or null: then its units are its points. */
export function points_of(text) {
    if (text === last_text) return last_points;
    last_points = /[\ud800-\udfff]/.test(text) ? Array.from(text) : null;
    last_text = text;
    return last_points;
}
export const text_length = (text) => points_of(text)?.length ?? text.length;

const active = [];
/** `write()`, or `loop` where `value` holds itself. */
export function nested(value, loop, write) {
    if (active.includes(value)) return loop;
    active.push(value);
    try {
        return write();
    } finally {
        active.pop();
    }
}
export function repr(value) {
    switch (typeof value) {
        case 'string': return quoted(value);
        case 'number': case 'bigint': return number_text(value);
        case 'boolean': return value ? 'True' : 'False';
        case 'undefined': return 'None';
        case 'symbol': return value === ellipsis ? 'Ellipsis' : 'NotImplemented';
        case 'function': if (!isCallable(value)) return repr_of_function(value, repr);
    }
    if (value === null) return 'None';
    if (typeof value.__repr__ === 'function') return checked(value.__repr__(), '__repr__');
    return plain_repr(value);
}
/** What the builtin type of a value shows, whatever `__repr__` its class defines. */
export function plain_repr(value) {
    if (Array.isArray(value)) {
        return nested(value, value instanceof Tuple ? '(...)' : '[...]', () => array_text(value));
    }
    if (isDict(value)) return nested(value, '{...}', () => dict_text(entries_of(value)));
    return host_text(value);
}
function array_text(value) {
    const texts = [];
    for (let i = 0; i < value.length; i++) texts.push(repr(value[i]));
    const inner = texts.join(', ');
    if (!(value instanceof Tuple)) return `[${inner}]`;
    return value.length === 1 ? `(${inner},)` : `(${inner})`;
}
const dict_text = (entries) => `{${entries.map(([key, one]) => `${repr(key)}: ${repr(one)}`).join(', ')}}`;
/** Values that are JavaScript's own, and instances without `__repr__`. */
function host_text(value) {
    if (value instanceof Uint8Array) return bytes_text(value);
    if (value instanceof Error) {
        return value.$repr ? value.$repr(repr) : `${value.name}(${value.message ? quoted(value.message) : ''})`;
    }
    if (value instanceof Set) return value.size ? `{${Array.from(value, repr).join(', ')}}` : 'set()';
    if (value instanceof Map) return dict_text([...value]);
    if (value.$python && value.$class) return default_repr(value);
    const plain = typeof value.next !== 'function' && !value.$python && typeof value.toString === 'function';
    return plain ? String(value) : `<${type_name(value)} object at 0x${identity(value).toString(16)}>`;
}
function checked(text, method) {
    if (text instanceof String) return text.valueOf();
    if (typeof text !== 'string') throw TypeError_(`${method} returned non-string (type ${type_name(text)})`);
    return text;
}
/** str(x) of one value; what `print` and f-strings write. */
export function text_of(value) {
    if (typeof value === 'string') return value;
    if (value === null || (typeof value !== 'object' && !isCallable(value))) return value?.$told?.() ?? repr(value);
    if (typeof value.__str__ === 'function') return checked(value.__str__(), '__str__');
    if (value instanceof Error) return value.$text ? value.$text(text_of, repr) : value.message;
    return repr(value);
}
/** Programs that use the type as a value, and bytes, say what decodes. */
let decode = null;
export function allow_decoding(fn) { decode = fn; }
export const str = /* @__PURE__ */ builtin_type('str', function str(...args) {
    if (args.length === 0) return '';
    if (args.length === 1 && !(args[0] instanceof Keywords)) return text_of(args[0]);
    if (decode !== null && args.length > 1) return decode(...args);
    const [value] = take('str', args, {object: ''});
    return text_of(value);
}, (value) => typeof value === 'string' || value instanceof String);

export function ascii(value) {
    return repr(value).replace(/[^\0-\x7f]/gu, escaped);
}
