// Runs wherever compiled Python runs: bytearray, an Array of bytes. To JavaScript it is a list of
// numbers; bytes(x) makes a Uint8Array of it.
import {IndexError, TypeError_, ValueError} from './exceptions.mjs';
import {NotImplemented, builtin_type, index_of, isBytes, isInt, type_name} from './kinds.mjs';
import {bytes, bytes_hex} from './bytes.mjs';
import {del_item, item, set_item} from './containers.mjs';
import {unhashable} from './hashing.mjs';
import {hidden} from './object.mjs';
import {eq, lt} from './operators.mjs';
import {get_slice} from './slices.mjs';
import {bytes_text} from './quoting.mjs';
import * as lists from './lists.mjs';
import * as text_methods from './text_methods.mjs';

const like_bytes = (value) => isBytes(value) || value instanceof ByteArray;
const plain = (value) => (value instanceof ByteArray ? Uint8Array.from(value) : value);
function byte(value) {
    const code = index_of(value);
    if (code < 0 || code > 255) throw ValueError('byte must be in range(0, 256)');
    return code;
}
const made_of = (values) => filled(new ByteArray(), values);
function filled(self, values) {
    const all = Array.from(values);
    self.length = 0;
    for (const one of all) self[self.length] = one;
    return self;
}
function wrapped(value) {
    if (isBytes(value)) return made_of(value);
    return Array.isArray(value) ? value.map(wrapped) : value;
}
/** Do `act` on a plain list of the bytes, then take over what it left. */
function through(self, act) {
    const list = Array.from(self), answer = act(list);
    filled(self, list);
    return answer ?? null;
}
export class ByteArray extends Array {
    static $name = 'bytearray';
    static __name__ = 'bytearray';
    get $python() { return true; }
    get $mutable_bytes() { return true; }
    $key() { throw unhashable(this); }
    __repr__() { return `bytearray(${bytes_text(Uint8Array.from(this))})`; }
    __len__() { return this.length; }
    __getitem__(key) {
        if (key?.$get) return made_of(get_slice(Array.from(this), key.start, key.stop, key.step));
        if (isInt(key) && (key >= this.length || key < -this.length)) {
            throw IndexError('bytearray index out of range');
        }
        return item(Array.from(this), key);
    }
    __setitem__(key, value) {
        const given = key?.$set ? Array.from(value, byte) : byte(value);
        if (isInt(key) && (key >= this.length || key < -this.length)) {
            throw IndexError('bytearray index out of range');
        }
        through(this, (list) => set_item(list, key, given));
    }
    __delitem__(key) { through(this, (list) => del_item(list, key)); }
    __contains__(value) { return like_bytes(value) ? text_methods.find(plain(this), plain(value)) >= 0 : this.includes(value); }
    __eq__(other) { return like_bytes(other) ? eq(plain(this), plain(other)) : NotImplemented; }
    __lt__(other) { return like_bytes(other) ? lt(plain(this), plain(other)) : NotImplemented; }
    __gt__(other) { return like_bytes(other) ? lt(plain(other), plain(this)) : NotImplemented; }
    __add__(other) {
        if (!like_bytes(other)) throw TypeError_(`can't concat ${type_name(other)} to bytearray`);
        return made_of([...this, ...other]);
    }
    __radd__(other) { return isBytes(other) ? Uint8Array.of(...other, ...this) : NotImplemented; }
    __iadd__(other) { this.extend(other); return this; }
    __mul__(count) { return made_of(lists.repeated(Array.from(this), index_of(count))); }
    __rmul__(count) { return this.__mul__(count); }
    append(value) { this[this.length] = byte(value); return null; }
    extend(values) { filled(this, [...this, ...Array.from(values, byte)]); return null; }
    insert(place, value) { return through(this, (list) => lists.insert_into(list, place, byte(value))); }
    pop(...args) { return through(this, (list) => lists.pop_from(list, ...args)); }
    remove(value) { return through(this, (list) => lists.remove_from(list, value)); }
    reverse() { return through(this, (list) => { list.reverse(); }); }
    clear() { this.length = 0; return null; }
    copy() { return made_of(this); }
    hex(...args) { return bytes_hex(plain(this), ...args); }
}
/** The textual methods of bytes, whose results come back as bytearrays. */
function with_text_methods(cls) {
    const textual = 'decode find rfind index rindex count startswith endswith split rsplit splitlines partition rpartition strip lstrip '
        + 'rstrip replace join upper lower title isalpha isdigit isalnum isspace isupper islower center ljust rjust zfill removeprefix removesuffix';
    for (const name of textual.split(' ')) {
        hidden(cls.prototype, name, function (...args) { return wrapped(text_methods[name](plain(this), ...args.map(plain))); });
    }
    return cls;
}
function bytearray_type() {
    with_text_methods(ByteArray);
    return builtin_type('bytearray', function bytearray(...args) { return made_of(bytes(...args.map(plain))); }, (value) => value instanceof ByteArray);
}
export const bytearray = /* @__PURE__ */ bytearray_type();
