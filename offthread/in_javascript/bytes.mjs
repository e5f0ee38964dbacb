// Runs wherever compiled Python runs: bytes as Uint8Array.
import {LookupError, TypeError_, UnicodeDecodeError, UnicodeEncodeError, ValueError} from './exceptions.mjs';
import {builtin_type, index_of, isInt, type_name} from './kinds.mjs';
import {take} from './signatures.mjs';
import {iter} from './iteration.mjs';
import {escaped} from './text.mjs';

const KNOWN = {
    utf8: 'utf-8', u8: 'utf-8', latin1: 'latin-1', iso88591: 'latin-1', l1: 'latin-1', ascii: 'ascii', usascii: 'ascii',
    utf16le: 'utf-16le',
};
function encoding_of(name) {
    const found = KNOWN[name.toLowerCase().replace(/[-_ ]/g, '')];
    if (!found) throw LookupError(`unknown encoding: ${name}`);
    return found;
}
export function encode(text, ...args) {
    const [name, errors] = take('encode', args, {encoding: 'utf-8', errors: 'strict'});
    const encoding = encoding_of(name);
    if (encoding === 'utf-8') return new TextEncoder().encode(text);
    if (encoding === 'utf-16le') {
        return new Uint8Array(Uint16Array.from(text, (one) => one.charCodeAt(0)).buffer);
    }
    const limit = encoding === 'ascii' ? 128 : 256;
    return Uint8Array.from(Array.from(text, (one, at) => single(one, at, limit, encoding, errors)).flat());
}
function single(one, at, limit, encoding, errors) {
    const code = one.codePointAt(0);
    if (code < limit) return [code];
    if (errors === 'ignore') return [];
    if (errors === 'replace') return [63];
    throw UnicodeEncodeError(`'${encoding}' codec can't encode character '${escaped(one)}' in position ${at}: ordinal not in range(${limit})`);
}
export function decode(bytes, ...args) {
    const [name, errors] = take('decode', args, {encoding: 'utf-8', errors: 'strict'});
    const encoding = encoding_of(name);
    if (encoding === 'latin-1') return latin(bytes);
    const bad = encoding === 'ascii' ? bytes.findIndex((one) => one > 127) : -1;
    if (bad >= 0 && errors === 'strict') {
        throw UnicodeDecodeError(`'ascii' codec can't decode byte 0x${bytes[bad].toString(16)} in position ${bad}: ordinal not in range(128)`);
    }
    try {
        const text = new TextDecoder(encoding === 'ascii' ? 'utf-8' : encoding, {fatal: errors === 'strict', ignoreBOM: true}).decode(bytes);
        return errors === 'ignore' ? text.replaceAll('\ufffd', '') : text;
    } catch {
        throw UnicodeDecodeError(bad_byte(bytes));
    }
}
function bad_byte(bytes) {
    const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
    for (let at = 0, good = 0; at < bytes.length; at++) {
        try {
            decoder.decode(bytes.subarray(good, at + 1));
            good = at + 1;
        } catch {
            if (at - good < 3 && at + 1 < bytes.length && (bytes[at + 1] & 0xc0) === 0x80) continue;
            const start = bytes[good] < 0xc2 || bytes[good] > 0xf4;
            const later = at + 1 < bytes.length ? 'invalid continuation byte' : 'unexpected end of data';
            const reason = start ? 'invalid start byte' : later;
            return `'utf-8' codec can't decode byte 0x${bytes[good].toString(16).padStart(2, '0')} in position ${good}: ${reason}`;
        }
    }
    return "'utf-8' codec can't decode these bytes";
}
/** Bytes as the text of the same codes, and back: text methods work on that. */
export const latin = (bytes) => Array.from(bytes, (one) => String.fromCharCode(one)).join('');
export const from_latin = (text) => Uint8Array.from(text, (one) => one.charCodeAt(0));
export function bytes_hex(bytes, separator = '') {
    return Array.from(bytes, (one) => one.toString(16).padStart(2, '0')).join(separator);
}
export function bytes_from_hex(text) {
    const digits = text.replace(/\s/g, '');
    if (digits.length % 2 || !/^[0-9a-f]*$/i.test(digits)) {
        throw ValueError('non-hexadecimal number found in fromhex() arg');
    }
    return Uint8Array.from(digits.match(/../g) ?? [], (one) => parseInt(one, 16));
}
export const bytes = /* @__PURE__ */ builtin_type('bytes', function bytes(...args) {
    const [value, encoding, errors] = take('bytes', args, {source: [], encoding: null, errors: 'strict'});
    if (typeof value === 'string') {
        if (encoding === null) throw TypeError_('string argument without an encoding');
        return encode(value, encoding, errors);
    }
    if (isInt(value)) return new Uint8Array(counted(value));
    if (value?.__bytes__) return value.__bytes__();
    return value instanceof ArrayBuffer ? new Uint8Array(value) : Uint8Array.from(iter(value), byte);
}, (value) => value instanceof Uint8Array);
function counted(count) {
    if (count < 0) throw ValueError('negative count');
    return count;
}
function byte(value) {
    const code = index_of(value, `'${type_name(value)}' object cannot be interpreted as an integer`);
    if (code < 0 || code > 255) throw ValueError('bytes must be in range(0, 256)');
    return code;
}
