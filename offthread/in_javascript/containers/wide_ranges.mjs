// Runs wherever compiled Python runs: ranges beyond 53 bits, which count in BigInts. Only programs
// that have such numbers carry this.
import {IndexError, OverflowError, ValueError} from '../errors/exceptions.mjs';
import {index_of, isInt, tuple_of, type_name} from '../objects/kinds.mjs';
import {hidden} from '../objects/object.mjs';
import {narrow} from '../numbers/numbers.mjs';
import {hash_key} from './hashing.mjs';
import {Range} from './range.mjs';
import {Slice} from './slices.mjs';

const is_whole = (value) => isInt(value) || typeof value === 'boolean';
const big = (value, message) => BigInt(is_whole(value) ? value : index_of(value, message));
const no_index = 'slice indices must be integers or None or have an __index__ method';
const counted = (start, stop, step) => {
    const span = step > 0n ? stop - start : start - stop, by = step > 0n ? step : -step;
    return span <= 0n ? 0n : (span + by - 1n) / by;
};
class WideRange extends Range {
    constructor(...bounds) {
        super(0, 0, 1);
        const size = counted(...bounds);
        Object.assign(this, {start: narrow(bounds[0]), stop: narrow(bounds[1]), step: narrow(bounds[2]), length: Number(size)});
        hidden(this, 'bounds', [...bounds, size]);
    }
    at(place) { return narrow(this.bounds[0] + place * this.bounds[2]); }
    *[Symbol.iterator]() { for (let i = 0n; i < this.bounds[3]; i++) yield this.at(i); }
    *__reversed__() { for (let i = this.bounds[3] - 1n; i >= 0n; i--) yield this.at(i); }
    __len__() {
        if (this.bounds[3] >= 2n ** 63n) throw OverflowError('Python int too large to convert to C ssize_t');
        return narrow(this.bounds[3]);
    }
    /** Where `value` stands, or -1n. */
    place_of(value) {
        const [start, , step, size] = this.bounds;
        if (!is_whole(value) || (BigInt(value) - start) % step !== 0n) return -1n;
        const place = (BigInt(value) - start) / step;
        return place >= 0n && place < size ? place : -1n;
    }
    __contains__(value) { return this.place_of(value) >= 0n; }
    index(value) {
        const place = this.place_of(value);
        if (place < 0n) throw ValueError(`${value} is not in range`);
        return narrow(place);
    }
    __getitem__(key) {
        if (key instanceof Slice) return this.part(key);
        const size = this.bounds[3], index = big(key, `range indices must be integers or slices, not ${type_name(key)}`), place = index < 0n ? index + size : index;
        if (place < 0n || place >= size) throw IndexError('range object index out of range');
        return this.at(place);
    }
    part({start, stop, step}) {
        const [first, , by, size] = this.bounds, jump = step === null ? 1n : big(step, no_index);
        if (jump === 0n) throw ValueError('slice step cannot be zero');
        const low = jump < 0n ? -1n : 0n, high = size + (jump < 0n ? -1n : 0n);
        const place = (given, absent) => {
            if (given === null) return absent;
            const wanted = big(given, no_index), at = wanted < 0n ? wanted + size : wanted;
            return at < low ? low : at > high ? high : at;
        };
        const from = place(start, jump < 0n ? high : low), to = place(stop, jump < 0n ? low : high);
        return new WideRange(first + from * by, first + to * by, by * jump);
    }
    $key() {
        const [start, , step, size] = this.bounds;
        return hash_key(tuple_of(narrow(size), size ? narrow(start) : 0, size > 1n ? narrow(step) : null));
    }
}
export function wide_range(start, stop, step) { return new WideRange(big(start), big(stop), big(step)); }
