// Runs wherever compiled Python runs: indexing, slices, membership and unpacking.
import {IndexError, KeyError, TypeError_, ValueError} from './exceptions.mjs';
import {Slice, Tuple, index_of, isDict, isInt, isNone, tuple_from, tuple_of, type_name} from './kinds.mjs';
import {drop, has, lookup, put} from './dicts.mjs';
import {iter} from './iteration.mjs';
import {place_of} from './lists.mjs';
import {eq} from './operators.mjs';
import {points_of} from './text.mjs';
export {Tuple as tuple, isDict, tuple_of};
export {pairs, dict_of} from './dicts.mjs';
export {iter, aiter} from './iteration.mjs';
export {NotImplemented, ellipsis} from './kinds.mjs';

export function bytes_of(numbers) { return Uint8Array.from(numbers); }

const ABSENT = /* @__PURE__ */ Symbol('absent');
export function item(holder, key) {
    if (typeof key === 'number' && Array.isArray(holder) && key >= 0 && !holder.$python) {
        const value = holder[key];
        if (value !== undefined) return value;
    }
    if (typeof key === 'string' && typeof holder === 'object' && isDict(holder) && !holder.$python) {
        const value = lookup(holder, key, ABSENT);
        if (value !== ABSENT) return value;
        throw KeyError(key);
    }
    return any_item(holder, key);
}
function any_item(holder, key) {
    if (isNone(holder)) throw TypeError_("'NoneType' object is not subscriptable");
    if (typeof holder.__getitem__ === 'function') return holder.__getitem__(key);
    if (key instanceof Slice) return get_slice(holder, key.start, key.stop, key.step);
    if (typeof holder === 'string') return text_item(holder, key);
    if (Array.isArray(holder) || ArrayBuffer.isView(holder)) return array_item(holder, key);
    if (typeof holder === 'function') return class_item(holder, key);
    if (isDict(holder) || holder instanceof Map) return dict_item(holder, key);
    if (holder.$python || typeof holder !== 'object') throw TypeError_(`'${type_name(holder)}' object is not subscriptable`);
    return holder[typeof key === 'number' && key < 0 && typeof holder.length === 'number' ? key + holder.length : key];
}
export function dict_item(holder, key) {
    const value = holder instanceof Map ? (holder.has(key) ? holder.get(key) : ABSENT) : lookup(holder, key, ABSENT);
    if (value !== ABSENT) return value;
    if (holder.__missing__) return holder.__missing__(key);
    throw KeyError(key);
}
function class_item(holder, key) {
    if (holder.__class_getitem__) return holder.__class_getitem__(key);
    if (holder.$name) return holder;  // list[int] and the like are only for annotations
    if (key in holder) return holder[key];
    throw TypeError_(`'${type_name(holder)}' object is not subscriptable`);
}
function text_item(text, key) {
    const points = points_of(text) ?? text;
    const value = points[place(points, key, () => `string indices must be integers, not '${type_name(key)}'`)];
    if (value === undefined) throw IndexError('string index out of range');
    return value;
}
export function array_item(holder, key) {
    const at = place(holder, key, () => `${type_name(holder)} indices must be integers or slices, not ${type_name(key)}`);
    if (!(at >= 0 && at < holder.length)) throw IndexError(Array.isArray(holder) ? `${type_name(holder)} index out of range` : 'index out of range');
    return holder[at] ?? null;
}
function place(holder, key, message) {
    const index = typeof key === 'number' && Number.isInteger(key) ? key : index_of(key, message());
    return index < 0 ? index + holder.length : index;
}
export function set_item(holder, key, value) {
    if (isNone(holder)) throw TypeError_("'NoneType' object does not support item assignment");
    if (typeof holder.__setitem__ === 'function') holder.__setitem__(key, value);
    else if (Array.isArray(holder) || ArrayBuffer.isView(holder)) set_array_item(holder, key, value);
    else if (isDict(holder)) put(holder, key, value);
    else if (holder instanceof Map) holder.set(key, value);
    else if (typeof holder !== 'object' || holder.$python) throw TypeError_(`'${type_name(holder)}' object does not support item assignment`);
    else holder[key] = value;
}
export function set_array_item(holder, key, value) {
    if (key instanceof Slice) return set_slice(holder, key.start, key.stop, key.step, value);
    if (holder instanceof Tuple) throw TypeError_(`'${type_name(holder)}' object does not support item assignment`);
    const at = place(holder, key, () => `${type_name(holder)} indices must be integers or slices, not ${type_name(key)}`);
    if (!(at >= 0 && at < holder.length)) throw IndexError('list assignment index out of range');
    holder[at] = value;
}
export function del_item(holder, key) {
    if (isNone(holder)) throw TypeError_("'NoneType' object does not support item deletion");
    if (typeof holder.__delitem__ === 'function') holder.__delitem__(key);
    else if (Array.isArray(holder) && !(holder instanceof Tuple)) del_array_item(holder, key);
    else if (isDict(holder)) { if (!drop(holder, key)) throw KeyError(key); }
    else if (holder instanceof Map) { if (!holder.delete(key)) throw KeyError(key); }
    else if (typeof holder !== 'object' || holder.$python || Array.isArray(holder)) throw no_deletion(holder, key);
    else delete holder[key];
}
const no_deletion = (holder, key) =>
    TypeError_(`'${type_name(holder)}' object ${isInt(key) || typeof key === 'boolean' ? "doesn't" : 'does not'} support item deletion`);
export function del_array_item(holder, key) {
    if (key instanceof Slice) return del_slice(holder, key.start, key.stop, key.step);
    const at = place(holder, key, () => `list indices must be integers or slices, not ${type_name(key)}`);
    if (!(at >= 0 && at < holder.length)) throw IndexError('list assignment index out of range');
    holder.splice(at, 1);
}
const bound_of = (value) => (isNone(value) ? null : index_of(value, 'slice indices must be integers or None or have an __index__ method'));
/** [start, stop, step] that a slice means in a sequence of `length` items (slice.indices). */
export function bounds(length, lower, upper, step) {
    const by = bound_of(step) ?? 1;
    if (by === 0) throw ValueError('slice step cannot be zero');
    const low = by < 0 ? -1 : 0, high = by < 0 ? length - 1 : length;
    const clamp = (at, absent) => (at === null ? absent : Math.min(Math.max(at < 0 ? at + length : at, low), high));
    return [clamp(bound_of(lower), by < 0 ? high : low), clamp(bound_of(upper), by < 0 ? low : high), by];
}
export function get_slice(holder, lower, upper, step) {
    if (isNone(holder)) throw TypeError_("'NoneType' object is not subscriptable");
    if (typeof holder.__getitem__ === 'function') return holder.__getitem__(new Slice(lower, upper, step));
    if (typeof holder === 'string') {
        const points = points_of(holder);
        return points === null ? cut(holder, lower, upper, step) : cut(points, lower, upper, step).join('');
    }
    if (typeof holder.length !== 'number' || typeof holder === 'function') throw TypeError_(isDict(holder) ? "unhashable type: 'slice'" : `'${type_name(holder)}' object is not subscriptable`);
    return cut(typeof holder.slice === 'function' ? holder : Array.from(holder), lower, upper, step);
}
export function cut(holder, lower, upper, step) {
    const [from, to, by] = bounds(holder.length, lower, upper, step);
    if (by === 1) return plain_list(holder.slice(from, Math.max(from, to)));
    const taken = [];
    for (let i = from; by > 0 ? i < to : i > to; i += by) taken.push(holder[i]);
    if (typeof holder === 'string') return taken.join('');
    return holder instanceof Tuple ? tuple_from(taken) : Array.isArray(holder) ? taken : holder.constructor.from(taken);
}
const plain_list = (made) => (made.$python && Array.isArray(made) && !(made instanceof Tuple) ? Array.from(made) : made);
export function set_slice(holder, lower, upper, step, value) {
    if (typeof holder?.__setitem__ === 'function') return holder.__setitem__(new Slice(lower, upper, step), value);
    if (!Array.isArray(holder) || holder instanceof Tuple) throw TypeError_(`'${type_name(holder)}' object does not support item assignment`);
    const [from, to, by] = bounds(holder.length, lower, upper, step);
    if (isNone(value) || typeof value !== 'object' && typeof value !== 'string') throw TypeError_(by === 1 ? 'can only assign an iterable' : 'must assign iterable to extended slice');
    const values = [...iter(value)];
    if (by === 1) replace_range(holder, from, Math.max(from, to), values);
    else set_steps(holder, places(from, to, by), values);
}
function replace_range(holder, from, to, values) {
    const after = holder.slice(to);
    holder.length = from;
    for (const one of values) holder.push(one);
    for (const one of after) holder.push(one);
}
function places(from, to, by) {
    const found = [];
    for (let i = from; by > 0 ? i < to : i > to; i += by) found.push(i);
    return found;
}
function set_steps(holder, found, values) {
    if (found.length !== values.length) throw ValueError(`attempt to assign sequence of size ${values.length} to extended slice of size ${found.length}`);
    found.forEach((place, i) => { holder[place] = values[i]; });
}
export function del_slice(holder, lower, upper, step) {
    if (typeof holder?.__delitem__ === 'function') return holder.__delitem__(new Slice(lower, upper, step));
    if (!Array.isArray(holder) || holder instanceof Tuple) throw TypeError_(`'${type_name(holder)}' object does not support item deletion`);
    const gone = new Set(places(...bounds(holder.length, lower, upper, step)));
    const left = holder.filter((_, i) => !gone.has(i));
    holder.length = 0;
    for (const one of left) holder.push(one);
}
export function contains(holder, value) {
    if (typeof holder === 'string') {
        if (typeof value !== 'string') throw TypeError_(`'in <string>' requires string as left operand, not ${type_name(value)}`);
        return holder.includes(value);
    }
    if (isNone(holder) || typeof holder !== 'object' && typeof holder !== 'function') throw TypeError_(`argument of type '${type_name(holder)}' is not iterable`);
    if (typeof holder.__contains__ === 'function') return !!holder.__contains__(value);
    if (Array.isArray(holder) && !holder.$python) return (typeof value === 'string' && holder.includes(value)) || place_of(holder, value) >= 0;
    return contains_other(holder, value);
}
function contains_other(holder, value) {
    if (isDict(holder)) return has(holder, value);
    if (holder instanceof Set || holder instanceof Map) return holder.has(value);
    if (holder instanceof Uint8Array && value instanceof Uint8Array) return String.fromCharCode(...holder).includes(String.fromCharCode(...value));
    if (typeof holder[Symbol.iterator] === 'function' || holder.$python) return in_any(holder, value);
    return value in holder;
}
function in_any(holder, value) {
    if (!holder.__iter__ && !holder.__getitem__ && typeof holder[Symbol.iterator] !== 'function') throw TypeError_(`argument of type '${type_name(holder)}' is not iterable`);
    for (const one of iter(holder)) if (one === value || eq(one, value)) return true;
    return false;
}
export function unpack(value, count, star) {
    if (star < 0 && Array.isArray(value) && value.length === count) return value instanceof Tuple ? value : value.slice();
    if (isNone(value) || typeof value !== 'object' && typeof value !== 'string') throw TypeError_(`cannot unpack non-iterable ${type_name(value)} object`);
    const items = star < 0 ? some_of(iter(value), count + 1) : [...iter(value)];
    if (star < 0) return exactly(items, count);
    const after = items.length - (count - 1 - star);
    if (items.length < count - 1) throw ValueError(`not enough values to unpack (expected at least ${count - 1}, got ${items.length})`);
    return [...items.slice(0, star), items.slice(star, after), ...items.slice(after)];
}
function some_of(values, limit) {
    const taken = [];
    for (const one of values) if (taken.push(one) >= limit) break;
    return taken;
}
function exactly(items, count) {
    if (items.length < count) throw ValueError(`not enough values to unpack (expected ${count}, got ${items.length})`);
    if (items.length > count) throw ValueError(`too many values to unpack (expected ${count})`);
    return items;
}
export {match_sequence, match_mapping, match_class} from './matching.mjs';
