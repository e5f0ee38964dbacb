// Runs wherever compiled Python runs: memoryview of bytes, bytearrays and arrays, a window on the
// same memory. It has one dimension.
import {IndexError, NotImplementedError, TypeError_, ValueError} from '../errors/exceptions.mjs';
import {bytes_hex} from './bytes.mjs';
import {item_size, read_item, write_item} from './item_formats.mjs';
import {hash_key} from '../containers/hashing.mjs';
import {NotImplemented, builtin_type, index_of, isBytes, tuple_of, type_name} from '../objects/kinds.mjs';
import {hidden, identity} from '../objects/object.mjs';
import {take} from '../calls/signatures.mjs';
import {bounds} from '../containers/slices.mjs';

/** An array of library/array, or a view whose items are no bytes, has `_buffer_`. */
const has_bytes = (value) => isBytes(value) || Boolean(value?.$mutable_bytes || value?._buffer_);
const needed = (value) => TypeError_(`a bytes-like object is required, not '${type_name(value)}'`);
const format_of = (obj) => (obj._buffer_ ? obj.typecode.replace('u', 'w') : 'B');
/** All bytes of what is looked at; those of an array are a copy. */
const memory = (obj) => (obj._buffer_ ? obj.tobytes() : obj);

export class MemoryView {
    static $name = 'memoryview';
    static __name__ = 'memoryview';
    get $class() { return memoryview; }
    /** `places`: where the items begin, in bytes. */
    constructor(obj, places, format, readonly) {
        const kind = format.replace('@', ''), size = item_size(kind);
        for (const [name, value] of Object.entries({$obj: obj, places, $format: format, kind, size, $readonly: readonly, released: false})) hidden(this, name, value);
    }
    get $python() { return true; }
    get $mutable_bytes() { return this.size === 1 && this.kind !== 'c' && this.kind !== '?'; }
    get _buffer_() { return !this.$mutable_bytes; }
    get obj() { return this.alive().$obj; }
    get readonly() { return this.alive().$readonly; }
    get format() { return this.alive().$format; }
    get itemsize() { return this.alive().size; }
    get ndim() { return this.alive() && 1; }
    get nbytes() { return this.length * this.size; }
    get length() { return this.alive().places.length; }
    get shape() { return tuple_of(this.length); }
    get strides() { return tuple_of(this.length > 1 ? this.places[1] - this.places[0] : this.size); }
    get suboffsets() { return this.alive() && tuple_of(); }
    get contiguous() { return this.strides[0] === this.size; }
    get c_contiguous() { return this.contiguous; }
    get f_contiguous() { return this.contiguous; }
    alive() {
        if (this.released) throw ValueError('operation forbidden on released memoryview object');
        return this;
    }
    $key() {
        if (!this.readonly) throw ValueError('cannot hash writable memoryview object');
        if (!/[Bbc]/.test(this.kind)) throw ValueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        return hash_key(this.tobytes());
    }
    *[Symbol.iterator]() { for (const place of this.alive().places) yield this.read(place); }
    __len__() { return this.length; }
    /** The same memory by other places. */
    like(places, readonly = this.readonly) { return new MemoryView(this.obj, places, this.$format, readonly); }
    read(place) {
        const {$obj, kind, size} = this.alive();
        if (kind !== format_of($obj) || kind === 'w') return read_item(kind, Uint8Array.from(Array.prototype.slice.call(memory($obj), place, place + size)));
        return $obj._buffer_ ? $obj.__getitem__(place / size) : $obj[place];
    }
    write(place, value) {
        const {$obj, kind, size} = this, bytes = write_item(kind, value);
        if ($obj._buffer_ && kind === format_of($obj)) $obj.__setitem__(place / size, value);
        else if ($obj._buffer_) $obj._store(place, bytes);
        else bytes.forEach((one, i) => { $obj[place + i] = one; });
    }
    /** Write bytes over those from `at` on, as they follow one another in the view. */
    _store(at, bytes) {
        const {$obj, size} = this;
        bytes.forEach((one, i) => {
            const place = this.places[Math.floor((at + i) / size)] + (at + i) % size;
            if ($obj._buffer_) $obj._store(place, [one]);
            else $obj[place] = one;
        });
    }
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
    __getitem__(key) { return key?.$get ? this.like(this.part(key)) : this.read(this.place(key)); }
    __setitem__(key, value) {
        if (this.readonly) throw TypeError_('cannot modify read-only memory');
        if (key?.$get) this.set_part(this.part(key), value);
        else this.write(this.place(key), value);
    }
    set_part(places, value) {
        if (!has_bytes(value)) throw needed(value);
        const given = view_of(value), items = given.tolist();
        if (given.kind !== this.kind || items.length !== places.length) throw ValueError('memoryview assignment: lvalue and rvalue have different structures');
        places.forEach((place, i) => this.write(place, items[i]));
    }
    __delitem__() { throw TypeError_(this.readonly ? 'cannot modify read-only memory' : 'cannot delete memory'); }
    __contains__(value) { return this.tolist().includes(value); }
    __eq__(other) {
        if (!has_bytes(other)) return NotImplemented;
        const given = view_of(other), by_bytes = this.kind === 'c', [a, b] = [this, given].map((one) => (by_bytes ? one.tobytes() : one.tolist()));
        return a.length === b.length && a.every((one, i) => one === b[i]);
    }
    __radd__(other) { return isBytes(other) ? Uint8Array.of(...other, ...this.tobytes()) : NotImplemented; }
    __repr__() { return `<${this.released ? 'released ' : ''}memory at 0x${identity(this).toString(16)}>`; }
    __bytes__() { return this.tobytes(); }
    __enter__() { return this.alive(); }
    __exit__() { this.release(); return null; }
    tobytes() {
        const {size} = this, held = memory(this.obj), made = new Uint8Array(this.nbytes);
        this.places.forEach((place, item) => { for (let i = 0; i < size; i++) made[item * size + i] = held[place + i]; });
        return made;
    }
    tolist() { return [...this]; }
    hex(...args) { return bytes_hex(this.tobytes(), ...take('hex', args, {sep: undefined, bytes_per_sep: 1})); }
    toreadonly() { return this.like(this.places, true); }
    release() { hidden(this, 'released', true); return null; }
    cast(...args) {
        const [format, shape] = take('cast', args, {format: undefined, shape: null});
        if (format === undefined) throw TypeError_("cast() missing required argument 'format' (pos 1)");
        if (typeof format !== 'string') throw TypeError_(`cast() argument 'format' must be str, not ${type_name(format)}`);
        if (shape !== null) throw NotImplementedError('a memoryview has one dimension on the page');
        const size = castable(this, format), start = this.places[0] ?? 0;
        return new MemoryView(this.obj, Array.from({length: this.nbytes / size}, (_, i) => start + i * size), format, this.readonly);
    }
}
/** The size of the new items, where `view` can be cast to them. */
function castable(view, format) {
    const kind = format.replace(/^@/, ''), size = item_size(kind), is_byte = (one) => /^[cbB]$/.test(one);
    if (!view.contiguous) throw TypeError_('memoryview: casts are restricted to C-contiguous views');
    if (size === undefined || kind === 'w') throw ValueError("memoryview: destination format must be a native single character format prefixed with an optional '@'");
    if (!is_byte(kind) && !is_byte(view.kind)) throw TypeError_('memoryview: cannot cast between two non-byte formats');
    if (view.nbytes % size) throw TypeError_('memoryview: length is not a multiple of itemsize');
    return size;
}
function view_of(value) {
    if (value instanceof MemoryView) return value.like(value.places);
    const size = value._buffer_ ? value.itemsize : 1, count = value._buffer_ ? value.__len__() : value.length;
    return new MemoryView(value, Array.from({length: count}, (_, i) => i * size), format_of(value), isBytes(value));
}
export const memoryview = /* @__PURE__ */ builtin_type('memoryview', function memoryview(...args) {
    const [value] = take('memoryview', args, {object: undefined});
    if (value === undefined) throw TypeError_("memoryview() missing required argument 'object' (pos 1)");
    if (!has_bytes(value)) throw TypeError_(`memoryview: ${needed(value).message}`);
    return view_of(value);
}, (value) => value instanceof MemoryView);
