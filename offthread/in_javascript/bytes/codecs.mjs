// Runs wherever compiled Python runs: str.encode and bytes.decode, with Python's error handlers
// and the places of what cannot be encoded or decoded.
import {LookupError, TypeError_, UnicodeDecodeError, UnicodeEncodeError} from '../errors/exceptions.mjs';
import {type_name} from '../objects/kinds.mjs';
import {escaped} from '../text/quoting.mjs';
import {take} from '../calls/signatures.mjs';

const KNOWN = {
    utf8: 'utf-8', u8: 'utf-8', latin1: 'latin-1', iso88591: 'latin-1', l1: 'latin-1', latin: 'latin-1', ascii: 'ascii', usascii: 'ascii',
    utf16le: 'utf-16-le', utf16be: 'utf-16-be', utf16: 'utf-16', utf32le: 'utf-32-le', utf32be: 'utf-32-be', utf32: 'utf-32',
};
function asked(method, args) {
    const [name, errors] = take(method, args, {encoding: 'utf-8', errors: 'strict'});
    for (const [one, value] of [['encoding', name], ['errors', errors]]) {
        if (typeof value !== 'string') throw TypeError_(`${method}() argument '${one}' must be str, not ${type_name(value)}`);
    }
    const found = KNOWN[name.toLowerCase().replace(/[-_ ]/g, '')];
    if (!found) throw LookupError(`unknown encoding: ${name}`);
    return [found, errors];
}
const no_handler = (name) => LookupError(`unknown error handler name '${name}'`);

export function encode(text, ...args) {
    const [encoding, errors] = asked('encode', args);
    if (encoding === 'utf-8' && !/[\ud800-\udfff]/u.test(text)) return new TextEncoder().encode(text);
    const limit = {ascii: 128, 'latin-1': 256}[encoding];
    if (limit) return Uint8Array.from(encoded(text, encoding, errors, (code) => code < limit && [code], `ordinal not in range(${limit})`));
    const put = encoding === 'utf-8' ? (code) => [...new TextEncoder().encode(String.fromCodePoint(code))] : wide(encoding);
    const mark = /-\d\d$/.test(encoding) ? put(0xfeff) : [];
    return Uint8Array.from([...mark, ...encoded(text, encoding, errors, (code) => (code < 0xd800 || code > 0xdfff) && put(code), 'surrogates not allowed')]);
}
/** The bytes of one code point in UTF-16 or UTF-32. */
function wide(encoding) {
    const size = encoding.includes('16') ? 2 : 4, big = encoding.endsWith('be');
    const unit = (value) => {
        const bytes = Array.from({length: size}, (_, i) => (value >>> (8 * i)) & 255);
        return big ? bytes.reverse() : bytes;
    };
    return (code) => (size === 2 && code > 0xffff ? [...String.fromCodePoint(code)].flatMap((pair) => [0, 1].flatMap((i) => unit(pair.charCodeAt(i)))) : unit(code));
}
function encoded(text, encoding, errors, put, reason) {
    const points = Array.from(text), made = [];
    for (let at = 0; at < points.length; at++) {
        const bytes = put(points[at].codePointAt(0));
        if (bytes) { made.push(...bytes); continue; }
        let end = at + 1;
        while (end < points.length && !put(points[end].codePointAt(0))) end++;
        if (errors === 'strict') throw UnicodeEncodeError(encoding, text, at, end, reason);
        made.push(...Array.from(replaced(points.slice(at, end), encoding, errors), (one) => (typeof one === 'number' ? one : one.charCodeAt(0))));
        at = end - 1;
    }
    return made;
}
function replaced(points, encoding, errors) {
    const codes = points.map((one) => one.codePointAt(0));
    switch (errors) {
        case 'ignore': return [];
        case 'replace': return codes.map(() => 63);
        case 'xmlcharrefreplace': return codes.map((code) => `&#${code};`).join('');
        case 'backslashreplace': return points.map(escaped).join('');
        case 'surrogateescape': return codes.map((code) => code - 0xdc00);
        case 'surrogatepass': if (encoding === 'utf-8') return codes.flatMap((code) => [0xe0 | code >> 12, 0x80 | (code >> 6 & 63), 0x80 | (code & 63)]);
    }
    throw no_handler(errors);
}

export function decode(bytes, ...args) {
    const [encoding, errors] = asked('decode', args);
    if (encoding === 'latin-1') return latin(bytes);
    if (encoding === 'utf-8') {
        try {
            return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
        } catch { /* the walk below finds where and why */ }
    }
    const read = encoding === 'utf-8' ? utf8_at : encoding === 'ascii' ? ascii_at : wide_at(encoding, bytes);
    let made = '';
    for (let at = read.start ?? 0; at < bytes.length;) {
        const {code, length, reason} = read(bytes, at);
        made += reason ? recovered(bytes, at, at + length, encoding, errors, reason) : String.fromCodePoint(code);
        at += length;
    }
    return made;
}
function recovered(bytes, at, end, encoding, errors, reason) {
    const bad = Array.from(bytes.subarray(at, end));
    switch (errors) {
        case 'strict': throw UnicodeDecodeError(encoding, bytes, at, end, reason);
        case 'ignore': return '';
        case 'replace': return '\ufffd';
        case 'backslashreplace': return bad.map((one) => escaped(String.fromCharCode(one))).join('');
        case 'surrogateescape': return bad.map((one) => String.fromCharCode(0xdc00 + one)).join('');
    }
    throw no_handler(errors);
}
const ascii_at = (bytes, at) => (bytes[at] < 128 ? {code: bytes[at], length: 1} : {length: 1, reason: 'ordinal not in range(128)'});
/** The code point at `at`, or how many bytes are wrong there, and why. */
function utf8_at(bytes, at) {
    const first = bytes[at], more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    if (more && (first < 0xc2 || first > 0xf4)) return {length: 1, reason: 'invalid start byte'};
    let code = more ? first & (0x3f >> more) : first;
    for (let i = 1; i <= more; i++) {
        if (at + i >= bytes.length) return {length: i, reason: 'unexpected end of data'};
        const one = bytes[at + i], low = i > 1 ? 0x80 : {0xe0: 0xa0, 0xf0: 0x90}[first] ?? 0x80, high = i > 1 ? 0xbf : {0xed: 0x9f, 0xf4: 0x8f}[first] ?? 0xbf;
        if (one < low || one > high) return {length: i, reason: 'invalid continuation byte'};
        code = code << 6 | one & 63;
    }
    return {code, length: more + 1};
}
function wide_at(encoding, bytes) {
    const size = encoding.includes('16') ? 2 : 4, marked = /-\d\d$/.test(encoding), swapped = bytes[0] === 0xfe || bytes[size - 1] === 0xff;
    const big = encoding.endsWith('be') || (marked && swapped);
    const unit = (at) => Array.from(bytes.subarray(at, at + size)).reduce((sum, one, i) => sum + one * 256 ** (big ? size - 1 - i : i), 0);
    const read = (_, at) => {
        if (at + size > bytes.length) return {length: bytes.length - at, reason: 'truncated data'};
        const code = unit(at), low = unit(at + size);
        const pair = code >= 0xd800 && code < 0xdc00 && at + 2 * size <= bytes.length && low >= 0xdc00 && low < 0xe000;
        return pair ? {code: 0x10000 + (code - 0xd800) * 1024 + low - 0xdc00, length: 4} : {code, length: size};
    };
    return Object.assign(read, {start: marked && unit(0) === 0xfeff ? size : 0});
}
/** str(bytes, encoding, errors) */
export function decoded(...args) {
    const [value, encoding, errors] = take('str', args, {object: '', encoding: 'utf-8', errors: 'strict'});
    for (const [one, given] of [['encoding', encoding], ['errors', errors]]) {
        if (typeof given !== 'string') throw TypeError_(`str() argument '${one}' must be str, not ${type_name(given)}`);
    }
    if (typeof value === 'string') throw TypeError_('decoding str is not supported');
    const held = value?._buffer_ ? value.tobytes() : value;
    if (!(held instanceof Uint8Array) && !held?.$mutable_bytes) throw TypeError_(`decoding to str: need a bytes-like object, ${type_name(value)} found`);
    return decode(Uint8Array.from(held), encoding, errors);
}
/** Bytes as the text of the same codes, and back: text methods work on that. */
export const latin = (bytes) => Array.from(bytes, (one) => String.fromCharCode(one)).join('');
export const from_latin = (text) => Uint8Array.from(text, (one) => one.charCodeAt(0));
