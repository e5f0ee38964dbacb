// Runs wherever compiled Python runs: dicts. A dict whose keys are ordinary texts is a plain
// object. With its first other key it gets a table of all entries in order (`tables.mjs`).
import {KeyError, RuntimeError, TypeError_, ValueError} from '../errors/exceptions.mjs';
import {TABLE, Tuple, isDict, isNone, tuple_of, type_name} from '../objects/kinds.mjs';
import {hash_key} from './hashing.mjs';
import {iter} from '../iterating/iteration.mjs';
import {make_table} from './tables.mjs';

/** Texts that keep their place in a plain object: array indexes would move to the front. */
export function is_ordinary(key) {
    const first = key.charCodeAt(0);
    if (first > 57 || first < 48) return key !== '__proto__';
    return !/^(0|[1-9]\d{0,9})$/.test(key);
}
/** The value at `key`, or `absent`. TypeError for a key that cannot be hashed. */
export function lookup(dict, key, absent) {
    const table = dict[TABLE];
    if (table !== undefined) return table.lookup(key, absent);
    if (typeof key === 'string' && Object.hasOwn(dict, key)) return dict[key];
    const plain = typeof key === 'object' && key !== null ? check_key(key) : key;
    return typeof plain === 'string' && plain !== key ? lookup(dict, plain, absent) : absent;
}
/** TypeError for what Python does not hash; what a text in a box holds. */
function check_key(key) {
    if (key.$key) return key.$key();
    if (key instanceof Tuple) key.forEach((part) => typeof part === 'object' && part !== null && check_key(part));
    else if (Array.isArray(key) || isDict(key) || key.__hash__ === null || key instanceof Set) {
        throw TypeError_(`unhashable type: '${type_name(key)}'`);
    }
}
export function has(dict, key) { return lookup(dict, key, TABLE) !== TABLE; }
export function put(dict, key, value) {
    const table = dict[TABLE];
    if (table === undefined && typeof key === 'string' && (is_ordinary(key) || Object.hasOwn(dict, key))) dict[key] = value;
    else (table ?? (hash_key(key), make_table(dict))).put(key, value);
}
/** Take `key` out; false where it was not in. */
export function drop(dict, key) {
    if (!has(dict, key)) return false;
    const table = dict[TABLE];
    return table === undefined ? delete dict[key] : table.drop(key);
}
export function keys_of(dict) { return dict[TABLE]?.keys() ?? Object.keys(dict); }
export function entries_of(dict) { return dict[TABLE]?.entries() ?? Object.entries(dict); }
export function size_of(dict) { return dict[TABLE]?.size ?? Object.keys(dict).length; }
export function clear_dict(dict) {
    dict[TABLE]?.clear();
    if (!dict.$python) for (const key of Object.keys(dict)) delete dict[key];
}
const CHECKED_EACH_STEP = 64;
/** The keys, or what `shape` makes of each, one after another; RuntimeError where the dict changes its size meanwhile. Big
 * dicts are checked at the end only: plain objects do not know their size. */
export const each_key = (dict, shape, keys = keys_of(dict)) => checked_each(dict, shape, keys, last_of(dict));
function* checked_each(dict, shape, keys, last) {
    const size = keys.length;
    if (size && size_of(dict) !== size) throw changed_size();
    for (let i = 0; i < size; i++) {
        yield shape ? shape(dict, keys[i]) : keys[i];
        if ((size < CHECKED_EACH_STEP || i === size - 1) && size_of(dict) !== size) {
            throw changed_size();
        }
    }
    if (size && last_of(dict) !== last) throw RuntimeError('dictionary keys changed during iteration');
}
const changed_size = () => RuntimeError('dictionary changed size during iteration');
/** The same from the last to the first. */
export const each_key_back = (dict, shape) => each_key(dict, shape, keys_of(dict).reverse());
/** What tells whether keys were added since. */
const last_of = (dict) => (dict[TABLE]?.entries() ?? Object.keys(dict)).at(-1);

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
    return source?.keys && (source.__getitem__ || source.$python) ? Array.from(iter(source.keys()), (key) => [key, source.__getitem__(key)]) : null;
}
function merge_pairs(dict, source) {
    let place = 0;
    for (const one of iter(source)) {
        if (isNone(one) || typeof one !== 'object' && typeof one !== 'string') {
            throw TypeError_(`cannot convert dictionary update sequence element #${place} to a sequence`);
        }
        const pair = Array.isArray(one) ? one : [...iter(one)];
        if (pair.length !== 2) {
            throw ValueError(`dictionary update sequence element #${place} has length ${pair.length}; 2 is required`);
        }
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
export function pop_key(dict, key, ...other) {
    if (other.length && size_of(dict) === 0) return other[0];  // asks no key for its hash
    const value = lookup(dict, key, TABLE);
    if (value !== TABLE) {
        drop(dict, key);
        return value;
    }
    if (other.length) return other[0];
    throw KeyError(key);
}
export function set_default(dict, key, other = null) {
    if (!has(dict, key)) put(dict, key, other);
    return lookup(dict, key);
}
