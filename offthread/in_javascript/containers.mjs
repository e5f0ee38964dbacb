// Runs wherever compiled Python runs: lists, tuples, dicts, slices and iteration.
import {IndexError, KeyError, TypeError_, ValueError} from './exceptions.mjs';

export class tuple extends Array {}
export function tuple_of(...items) {
    const made = new tuple(items.length);
    for (let i = 0; i < items.length; i++) made[i] = items[i];
    return made;
}
export function bytes_of(numbers) { return Uint8Array.from(numbers); }
export function isDict(value) {
    if (typeof value !== 'object' || value === null) return false;
    const prototype = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
}
export function pairs(dict) { return Object.entries(dict); }
export function dict_of(entries) {
    const made = {};
    for (const [key, value] of entries) set_item(made, key, value);
    return made;
}
export function iter(value) {
    if (isDict(value)) return Object.keys(value);
    if (value === null || value === undefined) throw new TypeError_("'NoneType' object is not iterable");
    return value;
}
export function aiter(value) { return value; }
const place = (holder, index) => (index < 0 ? holder.length + index : index);
export function item(holder, key) {
    if (Array.isArray(holder) || typeof holder === 'string') {
        const value = holder[place(holder, key)];
        if (value === undefined) throw IndexError(`${Array.isArray(holder) ? 'list' : 'string'} index out of range`);
        return value;
    }
    if (holder?.__getitem__) return holder.__getitem__(key);
    if (isDict(holder)) {
        if (!Object.hasOwn(holder, key)) throw KeyError(key);
        return holder[key];
    }
    if (holder instanceof Map) return holder.get(key);
    return holder[key];
}
export function set_item(holder, key, value) {
    if (Array.isArray(holder)) {
        const index = place(holder, key);
        if (!(index >= 0 && index < holder.length)) throw IndexError('list assignment index out of range');
        holder[index] = value;
    } else if (holder.__setitem__) holder.__setitem__(key, value);
    else if (holder instanceof Map) holder.set(key, value);
    else holder[key] = value;
}
export function del_item(holder, key) {
    if (Array.isArray(holder)) holder.splice(place(holder, key), 1);
    else if (holder.__delitem__) holder.__delitem__(key);
    else if (!Object.hasOwn(holder, key)) throw KeyError(key);
    else delete holder[key];
}
function bounds(length, lower, upper, step) {
    step = step ?? 1;
    const clamp = (at, low, high) => Math.min(Math.max(at < 0 ? at + length : at, low), high);
    return step > 0
        ? [lower === null ? 0 : clamp(lower, 0, length), upper === null ? length : clamp(upper, 0, length), step]
        : [lower === null ? length - 1 : clamp(lower, -1, length - 1), upper === null ? -1 : clamp(upper, -1, length - 1), step];
}
export function get_slice(holder, lower, upper, step) {
    const [from, to, by] = bounds(holder.length, lower, upper, step);
    if (by === 1) return holder.slice(from, Math.max(from, to));
    const taken = [];
    for (let i = from; by > 0 ? i < to : i > to; i += by) taken.push(holder[i]);
    return typeof holder === 'string' ? taken.join('') : holder instanceof tuple ? tuple_of(...taken) : taken;
}
export function set_slice(holder, lower, upper, step, value) {
    const [from, to] = bounds(holder.length, lower, upper, step);
    holder.splice(from, Math.max(0, to - from), ...value);
}
export function del_slice(holder, lower, upper, step) { set_slice(holder, lower, upper, step, []); }
export function contains(holder, value) {
    if (Array.isArray(holder)) return holder.includes(value);
    if (typeof holder === 'string') return holder.includes(value);
    if (holder instanceof Set || holder instanceof Map) return holder.has(value);
    if (holder.__contains__) return holder.__contains__(value);
    return Object.hasOwn(holder, value);
}
export function unpack(value, count, star) {
    const items = [...iter(value)];
    if (star < 0) {
        if (items.length < count) throw ValueError(`not enough values to unpack (expected ${count}, got ${items.length})`);
        if (items.length > count) throw ValueError(`too many values to unpack (expected ${count})`);
        return items;
    }
    if (items.length < count - 1) throw ValueError(`not enough values to unpack (expected at least ${count - 1}, got ${items.length})`);
    return [...items.slice(0, star), items.slice(star, items.length - (count - 1 - star)), ...items.slice(items.length - (count - 1 - star))];
}
export function match_sequence(subject, count, star) {
    if (!Array.isArray(subject) || (star < 0 ? subject.length !== count : subject.length < count - 1)) return null;
    return unpack(subject, count, star);
}
export function match_mapping(subject, keys, rest) {
    if (!isDict(subject) || !keys.every((key) => Object.hasOwn(subject, key))) return null;
    const taken = keys.map((key) => subject[key]);
    return rest ? [...taken, Object.fromEntries(Object.entries(subject).filter(([key]) => !keys.includes(key)))] : taken;
}
export function match_class(subject, cls, count, names) {
    if (!(subject instanceof cls)) return null;
    const all = [...(cls.__match_args__ ?? []).slice(0, count), ...names];
    return all.every((name) => name in subject) ? all.map((name) => subject[name]) : null;
}
