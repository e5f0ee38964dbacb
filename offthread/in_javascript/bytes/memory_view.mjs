// Runs wherever compiled Python runs: memoryview of bytes and bytearrays, a window on the same
// bytes. Only its plain format is there: one byte an item.
import {IndexError, TypeError_, ValueError} from '../errors/exceptions.mjs';
import {bytes_hex} from './bytes.mjs';
import {hash_key} from '../containers/hashing.mjs';
import {NotImplemented, builtin_type, index_of, isBytes, isInt, tuple_of, type_name} from '../objects/kinds.mjs';
import {hidden, identity} from '../objects/object.mjs';
import {take} from '../calls/signatures.mjs';
import {bounds} from '../containers/slices.mjs';

const has_bytes = (value) => isBytes(value) || Boolean(value?.$mutable_bytes);
export class MemoryView {
    static $name = 'memoryview';
    static __name__ = 'memoryview';
    constructor(obj, places) {
        for (const [name, value] of Object.entries({obj, places, readonly: isBytes(obj), released: false})) hidden(this, name, value);
    }
    get $python() { return true; }
    get $mutable_bytes() { return true; }
    get format() { return 'B'; }
    get itemsize() { return 1; }
    get ndim() { return 1; }
    get nbytes() { return this.length; }
    get length() { return this.alive().places.length; }
    get shape() { return tuple_of(this.length); }
    get strides() { return tuple_of(this.places.length > 1 ? this.places[1] - this.places[0] : 1); }
    get contiguous() { return this.strides[0] === 1; }
    get c_contiguous() { return this.contiguous; }
    alive() {
        if (this.released) throw ValueError('operation forbidden on released memoryview object');
        return this;
    }
    $key() {
        if (!this.readonly) throw ValueError('cannot hash writable memoryview object');
        return hash_key(this.tobytes());
    }
    *[Symbol.iterator]() { for (const place of this.alive().places) yield this.obj[place]; }
    __len__() { return this.length; }
    part(key) {
        const [from, to, by] = bounds(this.length, key.start, key.stop, key.step), found = [];
        for (let at = from; by > 0 ? at < to : at > to; at += by) found.push(this.places[at]);
        return found;
    }
    place(key) {
        const index = index_of(key, 'memoryview: invalid slice key'), at = index < 0 ? index + this.length : index;
        if (at < 0 || at >= this.length) throw IndexError('index out of bounds on dimension 1');
        return this.places[at];
    }
    __getitem__(key) {
        if (!key?.$get) return this.alive().obj[this.place(key)];
        const made = new MemoryView(this.alive().obj, this.part(key));
        return hidden(made, 'readonly', this.readonly);
    }
    __setitem__(key, value) {
        if (this.alive().readonly) throw TypeError_('cannot modify read-only memory');
        if (key?.$get) return this.set_part(this.part(key), value);
        const place = this.place(key);
        if (!isInt(value) && typeof value !== 'boolean' && !value?.__index__) throw TypeError_("memoryview: invalid type for format 'B'");
        const code = index_of(value);
        if (code < 0 || code > 255) throw ValueError("memoryview: invalid value for format 'B'");
        this.obj[place] = code;
    }
    set_part(places, value) {
        if (!has_bytes(value)) throw TypeError_(`a bytes-like object is required, not '${type_name(value)}'`);
        const given = [...value];
        if (given.length !== places.length) throw ValueError('memoryview assignment: lvalue and rvalue have different structures');
        places.forEach((place, i) => { this.obj[place] = given[i]; });
    }
    __delitem__() { throw TypeError_('cannot delete memory'); }
    __contains__(value) { return [...this].includes(value); }
    __eq__(other) {
        if (!has_bytes(other)) return NotImplemented;
        const own = [...this], given = [...other];
        return own.length === given.length && own.every((one, i) => one === given[i]);
    }
    __radd__(other) { return isBytes(other) ? Uint8Array.of(...other, ...this) : NotImplemented; }
    __repr__() { return `<memory at 0x${identity(this).toString(16)}>`; }
    __bytes__() { return this.tobytes(); }
    __enter__() { return this.alive(); }
    __exit__() { this.release(); return null; }
    tobytes() { return Uint8Array.from(this); }
    tolist() { return [...this]; }
    hex(...args) { return bytes_hex(this.tobytes(), ...take('hex', args, {sep: '', bytes_per_sep: 1})); }
    toreadonly() { return hidden(new MemoryView(this.obj, this.places), 'readonly', true); }
    release() { hidden(this, 'released', true); return null; }
    cast(format) {
        if (!/^[Bbc]$/.test(format)) throw ValueError("memoryview: the page has format 'B' only");
        return this;
    }
}
export const memoryview = /* @__PURE__ */ builtin_type('memoryview', function memoryview(...args) {
    const [value] = take('memoryview', args, {object: null});
    if (value instanceof MemoryView) return value.__getitem__({$get: true, start: null, stop: null, step: null});
    if (!has_bytes(value)) throw TypeError_(`memoryview: a bytes-like object is required, not '${type_name(value)}'`);
    return new MemoryView(value, Array.from(value, (_, place) => place));
}, (value) => value instanceof MemoryView);
