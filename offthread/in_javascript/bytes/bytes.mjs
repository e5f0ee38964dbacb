// Runs wherever compiled Python runs: bytes as Uint8Array.
import {TypeError_, ValueError} from '../errors/exceptions.mjs';
import {encode} from './codecs.mjs';
import {builtin_type, index_of, isBytes, isInt, type_name} from '../objects/kinds.mjs';
import {take} from '../calls/signatures.mjs';
import {iter} from '../iterating/iteration.mjs';
export {decode, encode, from_latin, latin} from './codecs.mjs';

/** bytes.hex: with `separator` between groups of `size` bytes, counted from the end, or from the start where negative. */
export function bytes_hex(bytes, given, wanted = 1) {
    const separator = given === undefined ? '' : separating(given), size = index_of(wanted);
    const all = Array.from(bytes, (one) => one.toString(16).padStart(2, '0')), wide = Math.abs(size);
    if (separator === '' || wide === 0) return all.join('');
    const short = size > 0 ? all.length % wide : 0, groups = short ? [all.slice(0, short).join('')] : [];
    for (let at = short; at < all.length; at += wide) groups.push(all.slice(at, at + wide).join(''));
    return groups.join(separator);
}
function separating(given) {
    const text = isBytes(given) || given?.$mutable_bytes ? String.fromCharCode(...given) : given;
    if (typeof text !== 'string') throw TypeError_('sep must be str or bytes.');
    if (text.length !== 1) throw ValueError('sep must be length 1.');
    if (text > '\x7f') throw ValueError('sep must be ASCII.');
    return text;
}
export function bytes_from_hex(text) {
    if (typeof text !== 'string') throw TypeError_(`fromhex() argument must be str, not ${type_name(text)}`);
    const wrong = /^(?:\s*[0-9a-f]{2})*\s*(?:[0-9a-f](?=.|$))?/i.exec(text)[0].length;
    if (wrong < text.length || /[0-9a-f]/i.test(text) && !/^(?:\s*[0-9a-f]{2})*\s*$/i.test(text)) {
        throw ValueError(`non-hexadecimal number found in fromhex() arg at position ${wrong}`);
    }
    return Uint8Array.from(text.match(/[0-9a-f]{2}/gi) ?? [], (one) => parseInt(one, 16));
}
export const bytes = /* @__PURE__ */ builtin_type('bytes', function bytes(...args) {
    const [value, encoding, errors] = take('bytes', args, {source: [], encoding: null, errors: 'strict'});
    if (typeof value === 'string') {
        if (encoding === null) throw TypeError_('string argument without an encoding');
        return encode(value, encoding, errors);
    }
    if (encoding !== null) throw TypeError_('encoding without a string argument');
    if (isInt(value) || typeof value === 'boolean') return new Uint8Array(counted(Number(value)));
    if (value?.__bytes__) return bytes_of(value);
    if (value?.__index__) return new Uint8Array(counted(value.__index__()));
    const lacks = value?.$python && !value[Symbol.iterator] && !value.__iter__ && !value.__getitem__;
    if (lacks || value === null || typeof value !== 'object' && typeof value !== 'function') throw TypeError_(`cannot convert '${type_name(value)}' object to bytes`);
    return value instanceof ArrayBuffer ? new Uint8Array(value) : Uint8Array.from(iter(value), byte);
}, (value) => value instanceof Uint8Array);
/** What `__bytes__` gives. */
export function bytes_of(value) {
    const made = value.__bytes__();
    if (!isBytes(made)) throw TypeError_(`__bytes__ returned non-bytes (type ${type_name(made)})`);
    return made;
}
function counted(count) {
    if (count < 0) throw ValueError('negative count');
    return count;
}
function byte(value) {
    const code = index_of(value, `'${type_name(value)}' object cannot be interpreted as an integer`);
    if (code < 0 || code > 255) throw ValueError('bytes must be in range(0, 256)');
    return code;
}
