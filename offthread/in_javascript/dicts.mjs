// Runs wherever compiled Python runs: dicts. A dict whose keys are ordinary texts is a plain
// object. With its first other key it gets a table of all entries in order (`TABLE`); texts stay
// visible to JavaScript as properties.
import {KeyError, RuntimeError, TypeError_, ValueError} from './exceptions.mjs';
import {TABLE, isDict, isNone, tuple_of, type_name} from './kinds.mjs';
import {hash_key} from './hashing.mjs';
import {hidden} from './object.mjs';
import {iter} from './iteration.mjs';

/** Texts that keep their place in a plain object: array indexes would move to the front. */
export function is_ordinary(key) {
    const first = key.charCodeAt(0);
    if (first > 57 || first < 48) return key !== '__proto__';
    return !/^(0|[1-9]\d{0,9})$/.test(key);
}
/** The value at `key`, or `absent`. */
export function lookup(dict, key, absent) {
    const table = dict[TABLE];
    if (table !== undefined) {
        const entry = table.get(hash_key(key));
        return entry === undefined ? absent : entry[1];
    }
    if (typeof key === 'string') return Object.hasOwn(dict, key) ? dict[key] : absent;
    hash_key(key);
    return absent;
}
export function has(dict, key) { return lookup(dict, key, TABLE) !== TABLE; }
export function put(dict, key, value) {
    if (dict[TABLE] !== undefined) put_hashed(dict, key, value);
    else if (typeof key === 'string' && (is_ordinary(key) || Object.hasOwn(dict, key))) dict[key] = value;
    else {
        hash_key(key);
        hidden(dict, TABLE, new Map(Object.keys(dict).map((one) => [hash_key(one), [one, dict[one]]])));
        put_hashed(dict, key, value);
    }
}
const mirrors = (dict, key) => typeof key === 'string' && !dict.$python;
function put_hashed(dict, key, value) {
    const table = dict[TABLE], hash = hash_key(key), entry = table.get(hash);
    if (entry) entry[1] = value;
    else table.set(hash, [key === undefined ? null : key, value]);
    const shown = entry ? entry[0] : key;
    if (mirrors(dict, shown)) Object.defineProperty(dict, shown, {value, enumerable: true, writable: true, configurable: true});
}
/** Take `key` out; false where it was not in. */
export function drop(dict, key) {
    const table = dict[TABLE];
    if (table === undefined) return has(dict, key) && delete dict[key];
    const hash = hash_key(key), entry = table.get(hash);
    if (!entry) return false;
    table.delete(hash);
    if (mirrors(dict, entry[0])) delete dict[entry[0]];
    return true;
}
export function keys_of(dict) {
    const table = dict[TABLE];
    return table === undefined ? Object.keys(dict) : Array.from(table.values(), (entry) => entry[0]);
}
export function entries_of(dict) {
    const table = dict[TABLE];
    return table === undefined ? Object.entries(dict) : Array.from(table.values());
}
export function size_of(dict) {
    return dict[TABLE]?.size ?? Object.keys(dict).length;
}
export function clear_dict(dict) {
    for (const key of Object.keys(dict)) if (!dict.$python) delete dict[key];
    dict[TABLE]?.clear();
}
const CHECKED_EACH_STEP = 64;
/** The keys, one after another; RuntimeError where the dict changes its size meanwhile. Big
 * dicts are checked at the end only: plain objects do not know their size. */
export function* each_key(dict) {
    const keys = keys_of(dict), size = keys.length;
    for (let i = 0; i < size; i++) {
        yield keys[i];
        if ((size < CHECKED_EACH_STEP || i === size - 1) && size_of(dict) !== size) throw RuntimeError('dictionary changed size during iteration');
    }
}

export function copy_of(dict) {
    const made = {};
    for (const [key, value] of entries_of(dict)) put(made, key, value);
    return made;
}
/** dict.update's first argument: a dict, something with keys() or pairs. */
export function merge(dict, source) {
    const known = mapping_pairs(source);
    if (known) for (const [key, value] of known) put(dict, key, value);
    else merge_pairs(dict, source);
    return dict;
}
/** The entries of a mapping, null for what is none. */
function mapping_pairs(source) {
    if (isDict(source)) return entries_of(source);
    if (source instanceof Map) return [...source];
    return source?.keys && source.__getitem__ ? Array.from(iter(source.keys()), (key) => [key, source.__getitem__(key)]) : null;
}
function merge_pairs(dict, source) {
    let place = 0;
    for (const one of iter(source)) {
        if (isNone(one) || typeof one !== 'object' && typeof one !== 'string') throw TypeError_(`cannot convert dictionary update sequence element #${place} to a sequence`);
        const pair = Array.isArray(one) ? one : [...iter(one)];
        if (pair.length !== 2) throw ValueError(`dictionary update sequence element #${place} has length ${pair.length}; 2 is required`);
        put(dict, pair[0], pair[1]);
        place++;
    }
}
/** `**mapping` in a display and in a call. */
export function pairs(mapping) {
    const found = mapping_pairs(mapping);
    if (!found) throw TypeError_(`'${type_name(mapping)}' object is not a mapping`);
    return found;
}
export function dict_of(entries) {
    const made = {};
    for (const [key, value] of entries) put(made, key, value);
    return made;
}
export function pop_item(dict) {
    const last = entries_of(dict).at(-1);
    if (!last) throw KeyError('popitem(): dictionary is empty');
    drop(dict, last[0]);
    return tuple_of(...last);
}
