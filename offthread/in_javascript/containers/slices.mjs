// Runs wherever compiled Python runs: slices, and slice objects as subscripts.
import {TypeError_, ValueError} from '../errors/exceptions.mjs';
import {lt} from '../objects/operators.mjs';
import {NotImplemented, Tuple, index_of, isBytes, isDict, isNone, tuple_from, type_name} from '../objects/kinds.mjs';
import {iter} from '../iterating/iteration.mjs';
import {points_of, repr} from '../text/text.mjs';

/** A slice object as `__getitem__` gets one. Subscripting with it is done by its own method, so
 * that programs without assignment to slices do not carry that. */
export class Slice {
    static $name = 'slice';
    static __name__ = 'slice';
    constructor(start, stop, step) { this.start = start ?? null; this.stop = stop ?? null; this.step = step ?? null; }
    get $fixed() { return true; }
    $get(holder) { return get_slice(holder, this.start, this.stop, this.step); }
    indices(given) {
        const length = index_of(given);
        if (length < 0) throw ValueError('length should not be negative');
        return tuple_from(bounds(length, this.start, this.stop, this.step));
    }
    __eq__(other) { return other instanceof Slice && ['start', 'stop', 'step'].every((one) => this[one] === other[one]); }
    __lt__(other) { return other instanceof Slice ? lt(this.parts(), other.parts()) : NotImplemented; }
    __gt__(other) { return other instanceof Slice ? lt(other.parts(), this.parts()) : NotImplemented; }
    parts() { return tuple_from([this.start, this.stop, this.step]); }
    $key() { throw TypeError_("unhashable type: 'slice'"); }
    __repr__() { return `slice(${[this.start, this.stop, this.step].map(repr).join(', ')})`; }
}
export class StoringSlice extends Slice {
    static $name = 'slice';
    static __name__ = 'slice';
    $set(holder, value) { set_slice(holder, this.start, this.stop, this.step, value); }
    $delete(holder) { del_slice(holder, this.start, this.stop, this.step); }
}
/** [start, stop, step] that a slice means in a sequence of `length` items (slice.indices). */
export function bounds(length, lower, upper, step) {
    const by = bound(step, 1), low = by < 0 ? -1 : 0, high = length + (by < 0 ? -1 : 0);
    if (by === 0) throw ValueError('slice step cannot be zero');
    const clamp = (at) => Math.min(Math.max(at < 0 ? at + length : at, low), high);
    return [isNone(lower) ? (by < 0 ? high : low) : clamp(bound(lower)), isNone(upper) ? (by < 0 ? low : high) : clamp(bound(upper)), by];
}
const bound = (value, absent) => (isNone(value) ? absent : index_of(value, 'slice indices must be integers or None or have an __index__ method'));
function places(length, lower, upper, step) {
    const [from, to, by] = bounds(length, lower, upper, step), found = [];
    for (let i = from; by > 0 ? i < to : i > to; i += by) found.push(i);
    return found;
}
export function get_slice(holder, lower, upper, step) {
    if (holder?.__getitem__) return holder.__getitem__(new Slice(lower, upper, step));
    if (Array.isArray(holder) && isNone(step)) return isNone(lower) && isNone(upper) && holder instanceof Tuple ? holder : part(holder, lower, upper);
    if (typeof holder === 'string') {
        const points = points_of(holder);
        return points === null ? taken_from(holder, lower, upper, step) : taken_from(points, lower, upper, step).join('');
    }
    if (holder?.__class_getitem__ && typeof holder === 'function') return holder.__class_getitem__(new Slice(lower, upper, step));
    if (isNone(holder) || typeof holder.length !== 'number' || typeof holder === 'function') throw not_sliceable(holder);
    return taken_from(holder.slice ? holder : Array.from(holder), lower, upper, step);
}
/** JavaScript's own slice counts from the end too. */
function part(list, lower, upper) {
    const made = Array.prototype.slice.call(list, bound(lower, 0), bound(upper));
    return list instanceof Tuple ? tuple_from(made) : made;
}
function taken_from(items, lower, upper, step) {
    const [from, to, by] = bounds(items.length, lower, upper, step);
    if (by === 1) return items.slice(from, Math.max(from, to));
    const taken = [];
    for (let i = from; by > 0 ? i < to : i > to; i += by) taken.push(items[i]);
    if (Array.isArray(items)) return items instanceof Tuple ? tuple_from(taken) : taken;
    return typeof items === 'string' ? taken.join('') : (isBytes(items) ? Uint8Array : items.constructor).from(taken);
}
const not_sliceable = (holder) => TypeError_(isDict(holder) ? "unhashable type: 'slice'" : `'${type_name(holder)}' object is not subscriptable`);

const changeable = (holder, what) => {
    if (Array.isArray(holder) && !(holder instanceof Tuple)) return holder;
    throw TypeError_(`'${type_name(holder)}' object does not support item ${what}`);
};
export function set_slice(holder, lower, upper, step, value) {
    if (holder?.__setitem__) return holder.__setitem__(new StoringSlice(lower, upper, step), value);
    const list = changeable(holder, 'assignment'), [from, to, by] = bounds(list.length, lower, upper, step);
    if (isNone(value) || (typeof value !== 'object' && typeof value !== 'string')) {
        throw TypeError_(by === 1 ? 'can only assign an iterable' : 'must assign iterable to extended slice');
    }
    const values = [...iter(value)];
    if (by !== 1) return set_steps(list, places(list.length, lower, upper, step), values);
    refill(list, [...list.slice(0, from), ...values, ...list.slice(Math.max(from, to))]);
}
function set_steps(list, found, values) {
    if (found.length !== values.length) {
        throw ValueError(`attempt to assign sequence of size ${values.length} to extended slice of size ${found.length}`);
    }
    found.forEach((place, i) => { list[place] = values[i]; });
}
function refill(list, values) {
    list.length = 0;
    for (const one of values) list.push(one);
}
export function del_slice(holder, lower, upper, step) {
    if (holder?.__delitem__) return holder.__delitem__(new StoringSlice(lower, upper, step));
    const list = changeable(holder, 'deletion'), gone = new Set(places(list.length, lower, upper, step));
    refill(list, list.filter((_, i) => !gone.has(i)));
}
