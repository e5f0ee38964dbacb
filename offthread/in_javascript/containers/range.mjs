// Runs wherever compiled Python runs: range and slice.
import {IndexError, OverflowError, TypeError_, ValueError} from '../errors/exceptions.mjs';
import {builtin_type, index_of, isInt, tuple_of, type_name} from '../objects/kinds.mjs';
import {Slice, StoringSlice, bounds} from './slices.mjs';
import {hidden} from '../objects/object.mjs';
import {hash_key} from './hashing.mjs';
import {place_of} from './lists.mjs';
import {methods_of} from '../calls/own_methods.mjs';

export class Range {
    static $name = 'range';
    constructor(start, stop, step) {
        this.start = start;
        this.stop = stop;
        this.step = step;
        this.length = Math.max(0, Math.ceil((stop - start) / step));
        this.$sequence = true;
    }
    *[Symbol.iterator]() {
        const {start, step, length} = this;
        for (let i = 0; i < length; i++) yield start + i * step;
    }
    get $fixed() { return true; }
    __len__() { return this.length; }
    __contains__(value) {
        if (!isInt(value) && typeof value !== 'boolean') {
            return typeof value === 'object' && place_of([...this], value) >= 0;
        }
        const place = (Number(value) - this.start) / this.step;
        return Number.isInteger(place) && place >= 0 && place < this.length;
    }
    __getitem__(key) {
        if (key instanceof Slice) return this.part(key);
        const index = index_of(key, `range indices must be integers or slices, not ${type_name(key)}`);
        const place = index < 0 ? index + this.length : index;
        if (place < 0 || place >= this.length) throw IndexError('range object index out of range');
        return this.start + place * this.step;
    }
    part({start, stop, step}) {
        const [from, to, by] = bounds(this.length, start, stop, step);
        return new Range(this.start + from * this.step, this.start + to * this.step, this.step * by);
    }
    *__reversed__() { for (let i = this.length - 1; i >= 0; i--) yield this.start + i * this.step; }
    index(value) {
        if (!this.__contains__(value)) throw ValueError(`${value} is not in range`);
        if (typeof value === 'object') return place_of([...this], value);
        return (Number(value) - this.start) / this.step;
    }
    count(value) { return +this.__contains__(value); }
    __eq__(other) {
        if (!(other instanceof Range)) return false;
        return this.length === other.length && (this.length === 0 || (this.start === other.start && (this.length === 1 || this.step === other.step)));
    }
    $key() { return hash_key(tuple_of(this.length, this.length && this.start, this.length > 1 ? this.step : null)); }
    __repr__() { return `range(${this.start}, ${this.stop}${this.step === 1 ? '' : `, ${this.step}`})`; }
}
/** Programs with such numbers say what makes ranges of them. */
let wide = null;
export function allow_wide_ranges(make) { wide = make; }
const is_long = (value) => typeof value === 'bigint';
export const range = /* @__PURE__ */ builtin_type('range', function range(first, second, third) {
    if (first === undefined) throw TypeError_('range expected at least 1 argument, got 0');
    if (wide !== null && [first, second, third].some(is_long)) return second === undefined ? wide(0, first, 1) : wide(first, second, third ?? 1);
    if ([first, second, third].some(is_long)) throw OverflowError('a range beyond 53 bits is not available on the page: count in a while loop');
    const step = third === undefined ? 1 : index_of(third);
    if (step === 0) throw ValueError('range() arg 3 must not be zero');
    return second === undefined ? new Range(0, index_of(first), 1) : new Range(index_of(first), index_of(second), step);
}, (value) => value instanceof Range, /* @__PURE__ */ methods_of(Range));

export const slice = /* @__PURE__ */ builtin_type('slice', function slice(...args) {
    const [start, stop, step] = args.length === 1 ? [null, args[0], null] : args;
    return hidden(new StoringSlice(start, stop, step), '$class', slice);
}, (value) => value instanceof Slice, /* @__PURE__ */ methods_of(Slice));
