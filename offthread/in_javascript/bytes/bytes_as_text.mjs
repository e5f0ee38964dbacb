// Runs wherever compiled Python runs: the methods that bytes share with str. Bytes are read as a
// text of the same codes; those that are neither letters nor spaces to bytes stand apart in it.
import {TypeError_, ValueError} from '../errors/exceptions.mjs';
import {from_latin} from './codecs.mjs';
import {Keywords} from '../calls/functions.mjs';
import {isNone, type_name} from '../objects/kinds.mjs';
import {iter} from '../iterating/iteration.mjs';

/** Where codes stand that mean letters or spaces in a text only (a private area of Unicode). */
const APART = 0xf700;
const is_apart = (code, name) => code > 127 || (code > 27 && code < 32 && name !== 'isascii') || (name === 'splitlines' && (code === 11 || code === 12));
const as_text = (bytes, name) => Array.from(bytes, (code) => String.fromCharCode(is_apart(code, name) ? APART + code : code)).join('');
const is_bytes = (value) => value instanceof Uint8Array || value?.$mutable_bytes;

function needed(value, name) {
    const kind = type_name(value);
    if (/find|index|count/.test(name)) return TypeError_(`argument should be integer or bytes-like object, not '${kind}'`);
    if (/swith/.test(name)) return TypeError_(`${name} first arg must be bytes or a tuple of bytes, not ${kind}`);
    return TypeError_(/just|center/.test(name) ? `${name}() argument 2 must be a byte string of length 1, not ${kind}` : `a bytes-like object is required, not '${kind}'`);
}
function argument(value, name, place) {
    if (is_bytes(value)) return as_text(value, name);
    if (value instanceof Keywords) return new Keywords(Object.fromEntries(Object.entries(value.values).map(([key, one]) => [key, argument(one, name, key === 'sep' ? 0 : 1)])));
    if (Number.isInteger(value) && place === 0 && /find|index|count/.test(name)) {
        if (value < 0 || value > 255) throw ValueError('byte must be in range(0, 256)');
        return as_text([value], name);
    }
    if (place === 0 && /find|index|count/.test(name)) throw needed(value, name);
    if (Array.isArray(value)) return value.map((one) => argument(one, name, 0));
    if (typeof value === 'string' || (place === 0 && typeof value === 'number' && /split$|strip$|partition$|replace|remove/.test(name))) throw needed(value, name);
    return value;
}
function as_bytes(value) {
    if (typeof value === 'string') return from_latin(value);
    return Array.isArray(value) ? value.map(as_bytes) : value;
}
/** `fn`, which does it for texts, on bytes. */
export function call_on_bytes(name, fn, holder, args) {
    const given = args.map((one, place) => argument(one, name, place));
    try {
        return as_bytes(fn(as_text(holder, name), ...given));
    } catch (error) {
        if (error.message === 'substring not found') throw ValueError('subsection not found');
        throw error;
    }
}
export function join(holder, values) {
    const parts = [];
    let place = 0;
    for (const given of iter(values)) {
        const one = given?._buffer_ ? given.tobytes() : given;
        if (!is_bytes(one)) throw TypeError_(`sequence item ${place}: expected a bytes-like object, ${type_name(one)} found`);
        if (place++) parts.push(...holder);
        parts.push(...one);
    }
    return Uint8Array.from(parts);
}
export function translate(holder, table, ...gone) {
    const dropped = gone[0] instanceof Keywords ? gone[0].values.delete : gone[0] ?? [];
    if (!isNone(table) && !is_bytes(table)) throw needed(table, 'translate');
    if (table && table.length !== 256) throw ValueError('translation table must be 256 characters long');
    return Uint8Array.from(Array.from(holder).filter((one) => !dropped.includes(one)), (one) => (table ? table[one] : one));
}
export function maketrans(from, to) {
    for (const one of [from, to]) if (!is_bytes(one)) throw needed(one, 'maketrans');
    if (from.length !== to.length) throw ValueError('maketrans arguments must have same length');
    const table = Uint8Array.from({length: 256}, (_, code) => code);
    from.forEach((code, i) => { table[code] = to[i]; });
    return table;
}
