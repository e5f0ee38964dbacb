// Runs wherever compiled Python runs: bytearray, an Array of bytes. To JavaScript it is a list of
// numbers; bytes(x) makes a Uint8Array of it.
import {IndexError, TypeError_, ValueError} from '../errors/exceptions.mjs';
import {NotImplemented, builtin_type, index_of, isBytes, isInt, type_name} from '../objects/kinds.mjs';
import {bytes, bytes_from_hex, bytes_hex} from './bytes.mjs';
import {contains, del_item, item, set_item} from '../containers/containers.mjs';
import {unhashable} from '../containers/hashing.mjs';
import {iter} from '../iterating/iteration.mjs';
import {hidden} from '../objects/object.mjs';
import {eq, lt} from '../objects/operators.mjs';
import {mod} from '../text/percent.mjs';
import {take} from '../calls/signatures.mjs';
import {get_slice} from '../containers/slices.mjs';
import {bytes_text} from '../text/quoting.mjs';
import * as lists from '../containers/lists.mjs';
import * as text_methods from '../text/text_methods.mjs';

const like_bytes = (value) => isBytes(value) || Boolean(value?.$mutable_bytes || value?._buffer_);
const plain = (value) => (value?._buffer_ ? value.tobytes() : value?.$mutable_bytes ? Uint8Array.from(value) : value);
function byte(value) {
    const code = index_of(value);
    if (code < 0 || code > 255) throw ValueError('byte must be in range(0, 256)');
    return code;
}
/** The bytes that a slice or extend gets. */
function bytes_in(values) {
    return Array.from(iter(values?._buffer_ ? plain(values) : values), byte);
}
/** What a slice is set to. */
function part_of(value) {
    if (isBytes(value) || typeof value === 'object' && value !== null) return bytes_in(value);
    throw TypeError_('can assign only bytes, buffers, or iterables of ints in range(0, 256)');
}
const made_of = (values) => filled(new ByteArray(), values);
/** BufferError where a view holds `self` at another size than `size` (memory_view.mjs). */
const keep_size = (self, size) => { if (self.$views && size !== self.length) self.$views.check(); };
function filled(self, values) {
    const all = Array.from(values);
    keep_size(self, all.length);
    self.length = 0;
    for (const one of all) self[self.length] = one;
    return self;
}
function wrapped(value) {
    if (isBytes(value)) return made_of(value);
    return Array.isArray(value) ? value.map(wrapped) : value;
}
/** What lists say, in the words of bytearrays. */
function said(error) {
    const text = String(error.message).replace('list.remove(x): x not in list', 'value not found in bytearray').replace('from empty list', 'from empty bytearray')
        .replace('assign sequence of', 'assign bytes of').replace(/\blist (assignment )?ind/, 'bytearray ind');
    return text === error.message ? error : new error.$class(text);
}
/** Do `act` on a plain list of the bytes, then take over what it left. */
function through(self, act) {
    const list = Array.from(self);
    try {
        return act(list) ?? null;
    } catch (error) {
        throw said(error);
    } finally {
        filled(self, list);
    }
}
export class ByteArray extends Array {
    static $name = 'bytearray';
    static __name__ = 'bytearray';
    get $class() { return bytearray; }
    get $python() { return true; }
    get $mutable_bytes() { return true; }
    $key() { throw unhashable(this); }
    __repr__() {
        const text = bytes_text(Uint8Array.from(this));
        return `${this.$class?.__name__ ?? 'bytearray'}(${text[1] === '"' ? text.replaceAll("'", "\\'") : text})`;
    }
    __len__() { return this.length; }
    __getitem__(key) {
        if (key?.$get) return made_of(get_slice(Array.from(this), key.start, key.stop, key.step));
        if (isInt(key) && (key >= this.length || key < -this.length)) {
            throw IndexError('bytearray index out of range');
        }
        return through(this, (list) => item(list, key));
    }
    __setitem__(key, value) {
        const given = key?.$set ? part_of(value) : byte(value);
        if (isInt(key) && (key >= this.length || key < -this.length)) {
            throw IndexError('bytearray index out of range');
        }
        through(this, (list) => set_item(list, key, given));
    }
    __delitem__(key) { through(this, (list) => del_item(list, key)); }
    __contains__(value) { return contains(plain(this), plain(value)); }
    __eq__(other) { return like_bytes(other) ? eq(plain(this), plain(other)) : NotImplemented; }
    __lt__(other) { return like_bytes(other) ? lt(plain(this), plain(other)) : NotImplemented; }
    __gt__(other) { return like_bytes(other) ? lt(plain(other), plain(this)) : NotImplemented; }
    __add__(other) {
        if (!like_bytes(other)) throw TypeError_(`can't concat ${type_name(other)} to bytearray`);
        return made_of([...this, ...plain(other)]);
    }
    __radd__(other) { return isBytes(other) ? Uint8Array.of(...other, ...this) : NotImplemented; }
    __iadd__(other) {
        if (!like_bytes(other)) throw TypeError_(`can't concat ${type_name(other)} to bytearray`);
        this.extend(other);
        return this;
    }
    __imul__(count) { return filled(this, lists.repeated(Array.from(this), Math.max(0, index_of(count)))); }
    __mod__(values) { return made_of(mod(plain(this), values)); }
    __le__(other) { return like_bytes(other) ? !this.__gt__(other) : NotImplemented; }
    __ge__(other) { return like_bytes(other) ? !this.__lt__(other) : NotImplemented; }
    __mul__(count) { return made_of(lists.repeated(Array.from(this), Math.max(0, index_of(count)))); }
    __rmul__(count) { return this.__mul__(count); }
    __init__(...args) { filled(this, bytes(...args.map(plain))); return null; }
    append(value) { keep_size(this, -1); this[this.length] = byte(value); return null; }
    extend(values) { filled(this, [...this, ...bytes_in(values)]); return null; }
    insert(place, value) { return through(this, (list) => lists.insert_into(list, place, byte(value))); }
    pop(...args) { return through(this, (list) => lists.pop_from(list, ...args)); }
    remove(value) { const code = byte(value); return through(this, (list) => lists.remove_from(list, code)); }
    reverse() { return through(this, (list) => { list.reverse(); }); }
    clear() { keep_size(this, 0); this.length = 0; return null; }
    copy() { return made_of(this); }
    hex(...args) { return bytes_hex(plain(this), ...take('hex', args, {sep: undefined, bytes_per_sep: 1})); }
}
/** The textual methods of bytes, whose results come back as bytearrays. */
function with_text_methods(cls) {
    const textual = 'decode find rfind index rindex count startswith endswith split rsplit splitlines partition rpartition strip lstrip '
        + 'rstrip replace join upper lower title capitalize swapcase expandtabs translate isalpha isascii isdigit isalnum isspace istitle isupper islower center ljust rjust zfill removeprefix removesuffix';
    for (const name of textual.split(' ')) {
        hidden(cls.prototype, name, {[name](...args) { return wrapped(text_methods[name](plain(this), ...args.map(plain))); }}[name]);
    }
    return cls;
}
function bytearray_type() {
    with_text_methods(ByteArray);
    const type = builtin_type('bytearray', function bytearray(...args) { return made_of(bytes(...args.map(plain))); }, (value) => value instanceof ByteArray);
    hidden(type, 'fromhex', (text) => made_of(bytes_from_hex(text)));
    hidden(type, 'maketrans', (from, to) => text_methods.maketrans(plain(from), plain(to)));
    return type;
}
export const bytearray = /* @__PURE__ */ bytearray_type();
