// Runs wherever compiled Python runs: keys of dicts and members of sets, equal as Python's `==`
// and `hash` say: 1, 1.0 and True are one key, tuples count by value.
import {TypeError_} from '../errors/exceptions.mjs';
import {Tuple, isCallable, isDict, isInt, isNone, type_name} from '../objects/kinds.mjs';
import {identity} from '../objects/object.mjs';
import {narrow} from '../numbers/numbers.mjs';
import {eq, truth} from '../objects/operators.mjs';

/** What a JavaScript Map can find `key` by: equal keys give the same primitive or object.
 * TypeError for what Python cannot hash. Texts that start with NUL are made by this file. */
export function hash_key(key) {
    switch (typeof key) {
        case 'string': return key.charCodeAt(0) === 0 ? `\0s${key}` : key;
        case 'number': return Number.isInteger(key) && !Number.isSafeInteger(key) ? BigInt(key) : key;
        case 'boolean': return +key;
        case 'object': case 'undefined': return isNone(key) ? null : object_key(key);
        case 'function': return isCallable(key) ? object_key(key) : key;
    }
    return key;
}
function object_key(key) {
    if (key instanceof Tuple) return tuple_key(key);
    if (key.__hash__ === null) throw unhashable(key);
    if (key.$key) return key.$key();
    if (key instanceof Uint8Array) return `\0b${String.fromCharCode(...key)}`;
    if (key.$python && key.__eq__) return living(key).token;
    if (key.$python && key.__hash__) own_hash(key); // which may raise
    if (Array.isArray(key) || key instanceof Set || isDict(key)) throw unhashable(key);
    return key;
}
function tuple_key(tuple) {
    let text = '\0(';
    for (let i = 0; i < tuple.length; i++) text += `${part(tuple[i])},`;
    return text;
}
export const unhashable = (key) => TypeError_(`unhashable type: '${type_name(key)}'`);
/** A member of a tuple or frozenset as text that no other member's text equals. */
export function part(member) {
    const key = typeof member === 'string' ? member : hash_key(member);
    if (typeof key === 'string') return `${key.length}:${key}`;
    if (typeof key === 'number' || typeof key === 'bigint') return `#${key}`;
    return key === null ? 'N' : `@${typeof key === 'symbol' ? key.toString() : identity(key)}`;
}

const seen = /* @__PURE__ */ new Map();
/** Objects of other classes are seldom equal, and their `__eq__` may not expect to be asked. */
const related = (one, other) => one.$class === other.$class || one.$class.__mro__.includes(other.$class) || other.$class.__mro__.includes(one.$class);
/** What stands for the living objects that equal `key` by its own `__hash__` and `__eq__`. An object
 * whose hash has changed since stands for nothing that was kept, as in Python. */
function living(key) {
    if (isNone(key.__hash__)) throw unhashable(key);
    const hash = own_hash(key), alive = (seen.get(hash) ?? []).filter(({reference}) => reference.deref() !== undefined);
    for (const found of alive) {
        const one = found.reference.deref();
        if (one === key || related(one, key) && truth(eq(one, key))) return found;
    }
    const made = {reference: new WeakRef(key), token: {}};
    seen.set(hash, [...alive, made]);
    return made;
}
/** The first living object that equals `key`. */
export const custom_key = (key) => living(key).reference.deref();
function own_hash(value) {
    const made = value.__hash__();
    if (!isInt(made) && typeof made !== 'boolean') throw TypeError_('__hash__ method should return an integer');
    return typeof made === 'boolean' ? +made : made === -1 ? -2 : made;
}
/** hash(x): an int; equal values have the same one within a run. */
export function hash(value) {
    if (value?.$python && value.__hash__) return own_hash(value);
    if (value instanceof Tuple) return text_hash(value.map(hash).join());
    const key = hash_key(value);
    if (typeof key === 'string') return text_hash(key);
    if (typeof key === 'number' || typeof key === 'bigint') return number_hash(key);
    return key === null ? 0xfca86420 : typeof key === 'symbol' ? text_hash(key.toString()) : identity(key) / 16;
}
const MODULUS = 2305843009213693951n;
/** Python's own hash of a number: its value modulo 2**61 - 1. */
function number_hash(value) {
    if (Number.isSafeInteger(value)) return value === -1 ? -2 : value;
    if (value !== value || value === Infinity || value === -Infinity) return value > 0 ? 314159 : value < 0 ? -314159 : 0;
    let top = value, shift = 0n;
    while (typeof top === 'number' && !Number.isInteger(top)) { top *= 2; shift++; }
    const whole = BigInt(top), size = ((whole < 0n ? -whole : whole) << (61n - shift % 61n)) % MODULUS;
    return narrow(whole < 0n ? (size === 1n ? -2n : -size) : size);
}
/** FNV-1a (Fowler, Noll, Vo) over UTF-16 units, twice 26 bits. */
function text_hash(text) {
    let low = 0x811c9dc5, high = 0x1b873593;
    for (let i = 0; i < text.length; i++) {
        low = Math.imul(low ^ text.charCodeAt(i), 0x01000193);
        high = Math.imul(high ^ text.charCodeAt(i), 0x85ebca6b);
    }
    return (high >>> 6) * 2 ** 26 + (low >>> 6);
}
