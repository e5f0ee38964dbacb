// Runs wherever compiled Python runs: subscripts, membership and unpacking.
import {IndexError, KeyError, TypeError_, ValueError} from '../errors/exceptions.mjs';
import {
    TABLE, Tuple, index_of, isBytes, isDict, isInt, isList, isNone, isPlain, type_name,
} from '../objects/kinds.mjs';
import {latin} from '../bytes/codecs.mjs';
import {drop, has, lookup, put} from './dicts.mjs';
import {iter} from '../iterating/iteration.mjs';
import {iter_open} from '../iterating/iterators.mjs';
import {place_of} from './lists.mjs';
import {eq, truth} from '../objects/operators.mjs';
import {points_of} from '../text/text.mjs';
export {Tuple as tuple, isDict, tuple_of, NotImplemented, ellipsis} from '../objects/kinds.mjs';
export {pairs, dict_of} from './dicts.mjs';
export {iter, aiter, aiter_open} from '../iterating/iteration.mjs';
export {get_slice, set_slice, del_slice, bounds} from './slices.mjs';
export {match_sequence, match_mapping, match_class} from './matching.mjs';
export {list_base, dict_base, set_base, frozenset_base, tuple_base} from '../classes/subclassing.mjs';
export {str_base, int_base, float_base} from '../classes/boxed.mjs';
export {bytes_base, bytearray_base} from '../classes/byte_classes.mjs';
export {
    is_str, is_int, is_float, is_bool, is_list, is_dict, is_tuple, is_set, is_bytes, text,
    int_of, float_of,
} from '../objects/plain_types.mjs';
export {complex_pow} from '../numbers/complex.mjs';
export {number_part} from '../numbers/number_methods.mjs';
export {assignable, print_text} from '../calls/wrong_calls.mjs';
export {decoded} from '../bytes/codecs.mjs';
export {percent} from '../text/percent.mjs';
export {dunder, dunder_value} from '../objects/dunders.mjs';

export function bytes_of(numbers) { return Uint8Array.from(numbers); }

const ABSENT = /* @__PURE__ */ Symbol();
const refused = (holder, what) => TypeError_(`'${type_name(holder)}' object ${what}`);
export function item(holder, key) {
    if (typeof key === 'number' && isList(holder, '__getitem__')) {
        return holder[key] ?? sequence_item(holder, key);
    }
    if (typeof key === 'string' && isPlain(holder)) {
        const value = holder[key];
        if (value !== undefined && Object.hasOwn(holder, key)) return value;
    }
    if (key?.$get && !holder?.__getitem__) return key.$get(holder);
    if (typeof holder === 'string') return sequence_item(points_of(holder) ?? holder, key, 'string');
    if (holder?.__getitem__ && (!holder.$has || holder.$python) && !subscriptable(holder)) return holder.__getitem__(key);
    return isDict(holder) || holder instanceof Map ? dict_item(holder, key) : other_item(holder, key);
}
function other_item(holder, key) {
    if (Array.isArray(holder)) return sequence_item(holder, key);
    if (ArrayBuffer.isView(holder)) return sequence_item(holder, key, 'byte');
    if (typeof holder === 'function' && holder.$name) return class_item(holder, key);
    if (holder?.$alias) return holder.__class_getitem__(key);
    if (isNone(holder) || !(typeof holder === 'object' || key in Object(holder)) || holder.$python || holder.next?.call || holder.constructor?.$name) {
        throw refused(holder, 'is not subscriptable');
    }
    return holder[key < 0 && holder.length ? key + holder.length : key];
}
const subscriptable = (holder) => typeof holder === 'function' && !holder.$python && holder.__class_getitem__ && !holder.$meta?.prototype.__getitem__;
const GENERIC = /^(list|dict|tuple|set|frozenset|type|deque|defaultdict|OrderedDict|Counter|ChainMap|Queue|Future|Task|partial|Generic|Protocol|array|property)$/;
/** `Stack[int]`, of a class. */
function class_item(cls, key) {
    if (cls.__class_getitem__) return cls.__class_getitem__(key);
    if ((cls.__mro__ || cls.$has) && !GENERIC.test(cls.$name)) throw TypeError_(`type '${cls.$name}' is not subscriptable`);
    return cls;
}
export function dict_item(holder, key) {
    const value = holder instanceof Map ? (holder.has(key) ? holder.get(key) : ABSENT) : lookup(holder, key, ABSENT);
    if (value !== ABSENT) return value;
    if (holder.__missing__) return holder.__missing__(key);
    throw KeyError(key);
}
function sequence_item(items, key, name = type_name(items)) {
    const at = place(items, key, name);
    if (at >= 0 && at < items.length) return items[at] ?? null;
    throw IndexError(name === 'byte' ? 'index out of range' : `${name} index out of range`);
}
function place(items, key, name) {
    const what = type_name(key), wanted = name === 'string' ? `integers, not '${what}'` : `integers or slices, not ${what}`;
    const index = Number.isInteger(key) ? key : index_of(key, `${name} indices must be ${wanted}`);
    return index < 0 ? index + items.length : index;
}
/** `holder["key"]`, the key a literal ordinary text. */
export function entry(holder, key) {
    if (isDict(holder)) {
        const value = holder[TABLE] ? undefined : holder[key];
        if (value !== undefined && Object.hasOwn(holder, key)) return value;
        return holder.$python && holder.__getitem__ ? holder.__getitem__(key) : dict_item(holder, key);
    }
    if (holder?.__getitem__ && !subscriptable(holder)) return holder.__getitem__(key);
    if (holder instanceof Map) return dict_item(holder, key);
    if (typeof holder === 'function') return other_item(holder, key);
    if (typeof holder === 'string' || Array.isArray(holder) || isBytes(holder)) {
        return place(holder, key, isBytes(holder) ? 'byte' : typeof holder === 'string' ? 'string' : type_name(holder));
    }
    if (isNone(holder) || typeof holder !== 'object' || holder.$python || holder.constructor?.$name) {
        throw refused(holder, 'is not subscriptable');
    }
    return holder[key];
}
/** `holder["key"] = value` */
export function set_entry(holder, key, value) {
    if (holder?.__setitem__ && !isPlain(holder)) holder.__setitem__(key, value);
    else if (isDict(holder)) { if (holder[TABLE]) holder[TABLE].put(key, value); else holder[key] = value; }
    else if (holder instanceof Map) holder.set(key, value);
    else if (Array.isArray(holder) && !(holder instanceof Tuple)) place(holder, key, 'list');
    else if (isNone(holder) || typeof holder !== 'object' || holder.$python || Array.isArray(holder)) {
        throw refused(holder, 'does not support item assignment');
    }
    else holder[key] = value;
}
/** `"key" in holder` */
export function has_entry(holder, key) {
    if (typeof holder === 'string') return holder.includes(key);
    if (isList(holder, '__contains__')) {
        return holder.includes(key) || holder.some((one) => one?.__eq__?.(key) === true);
    }
    if (holder?.__contains__ && !isPlain(holder)) return truth(holder.__contains__(key));
    if (isDict(holder)) {
        return holder[TABLE] ? holder[TABLE].lookup(key, ABSENT) !== ABSENT : Object.hasOwn(holder, key);
    }
    if (holder instanceof Map || holder instanceof Set) return holder.has(key);
    if (isNone(holder) || (typeof holder !== 'object' && typeof holder !== 'function')) {
        throw TypeError_(`argument of type '${type_name(holder)}' is not iterable`);
    }
    return holder[Symbol.iterator] || holder.$python ? in_any(holder, key) : key in holder;
}
export function set_item(holder, key, value) {
    if (isPlain(holder)) put(holder, key, value);
    else if (holder?.__setitem__) holder.__setitem__(key, value);
    else if (key?.$set) key.$set(holder, value);
    else if (Array.isArray(holder) && !(holder instanceof Tuple) || ArrayBuffer.isView(holder)) set_sequence_item(holder, key, value);
    else if (isDict(holder)) put(holder, key, value);
    else if (holder instanceof Map) holder.set(key, value);
    else if (isNone(holder) || typeof holder !== 'object' || holder.$python || holder.constructor?.$name) {
        throw refused(holder, 'does not support item assignment');
    }
    else holder[key] = value;
}
export function set_sequence_item(holder, key, value) {
    const at = place(holder, key, 'list');
    if (!(at >= 0 && at < holder.length)) throw IndexError('list assignment index out of range');
    holder[at] = value;
}
export function del_item(holder, key) {
    if (holder?.__delitem__) holder.__delitem__(key);
    else if (key?.$delete) key.$delete(holder);
    else if (Array.isArray(holder) && !(holder instanceof Tuple)) del_sequence_item(holder, key);
    else if (isDict(holder) || holder instanceof Map) { if (!(holder instanceof Map ? holder.delete(key) : drop(holder, key))) throw KeyError(key); }
    else if (isNone(holder) || typeof holder !== 'object' || holder.$python || holder.constructor?.$name || isBytes(holder)) {
        throw refused(holder, `${(isInt(key) || typeof key === 'boolean') && !isNone(holder) && is_row(holder) ? "doesn't" : 'does not'} support item deletion`);
    } else delete holder[key];
}
/** Whether CPython's own table of the type has a place for sequences. */
const is_row = (holder) => typeof holder === 'string' || typeof holder === 'object' && type_name(holder) !== 'object';
export function del_sequence_item(holder, key) {
    const at = place(holder, key, 'list');
    if (!(at >= 0 && at < holder.length)) throw IndexError('list assignment index out of range');
    holder.splice(at, 1);
}
export function contains(holder, value) {
    if (isPlain(holder)) return has(holder, value);
    if (typeof holder === 'string') {
        if (typeof value !== 'string' && !(value instanceof String)) {
            throw TypeError_(`'in <string>' requires string as left operand, not ${type_name(value)}`);
        }
        return holder.includes(value);
    }
    if (isNone(holder) || (typeof holder !== 'object' && typeof holder !== 'function')) {
        throw TypeError_(`argument of type '${type_name(holder)}' is not iterable`);
    }
    if (holder.__contains__) return truth(holder.__contains__(value));
    if (holder.__contains__ === null) throw refused(holder, 'is not a container');
    if (isList(holder, '__iter__')) return place_of(holder, value) >= 0;
    if (isDict(holder)) return has(holder, value);
    if (holder instanceof Set || holder instanceof Map) return holder.has(value);
    if (isBytes(holder)) return in_bytes(holder, value);
    if (holder[Symbol.iterator] || holder.$python) return in_any(holder, value);
    if (typeof holder === 'function' || holder.constructor?.$name) throw TypeError_(`argument of type '${type_name(holder)}' is not iterable`);
    return value in holder;
}
function in_bytes(holder, value) {
    if (isBytes(value) || value?.$mutable_bytes) return latin(holder).includes(latin(value));
    const code = index_of(value, `a bytes-like object is required, not '${type_name(value)}'`);
    if (code < 0 || code > 255) throw ValueError('byte must be in range(0, 256)');
    return holder.includes(code);
}
function in_any(holder, value) {
    if (!holder.__iter__ && !holder.__getitem__ && !holder[Symbol.iterator]) {
        throw TypeError_(`argument of type '${type_name(holder)}' is not iterable`);
    }
    for (const one of iter_open(iter(holder))) if (one === value || (one !== one && value !== value) || eq(one, value)) return true;
    return false;
}
/** The items for `count` targets, the one at `star` taking what is left (-1: none does). */
export function unpack(value, count, star) {
    if (value instanceof Tuple && star < 0 && value.length === count) return value;
    if (isNone(value) || !(value[Symbol.iterator] || value.__getitem__ || isDict(value))) {
        throw TypeError_(`cannot unpack non-iterable ${type_name(value)} object`);
    }
    const items = [];
    // Python takes one too many and leaves the iterator open.
    for (const one of iter_open(iter(value))) if (items.push(one) > count && star < 0) throw ValueError(`too many values to unpack (expected ${count})`);
    const least = star < 0 ? count : count - 1, got = items.length;
    if (got < least) {
        throw ValueError(`not enough values to unpack (expected ${star < 0 ? '' : 'at least '}${least}, got ${got})`);
    }
    if (star >= 0) items.splice(star, got - least, items.slice(star, star + got - least));
    return items;
}
