// Runs wherever compiled Python runs: bytes and bytearray as bases of classes. An instance is a
// Uint8Array, or an Array of bytes, with the prototype of its class.
import {bytes, bytes_from_hex} from '../bytes/bytes.mjs';
import {ByteArray, bytearray} from '../bytes/mutable_bytes.mjs';
import {hex} from '../numbers/number_methods.mjs';
import {hidden} from '../objects/object.mjs';
import {NotImplemented} from '../objects/kinds.mjs';
import * as operators from '../objects/operators.mjs';
import {contains, item} from '../containers/containers.mjs';
import {bytes_text} from '../text/quoting.mjs';
import {extended} from './subclassing.mjs';
import * as text_methods from '../text/text_methods.mjs';

const plain = (self) => Uint8Array.from(self);
const as_plain = (value) => (value instanceof Uint8Array ? plain(value) : value);
const compared = (operator) => (self, other) => (other instanceof Uint8Array || other?.$mutable_bytes ? operator(plain(self), as_plain(other)) : NotImplemented);
const textual = () => Object.entries({...text_methods, hex}).filter(([, method]) => method.$accepts?.(new Uint8Array()))
    .map(([name, method]) => [name, (self, ...args) => method(plain(self), ...args)]);
/** `Tag.fromhex(…)` makes a Tag. */
function with_fromhex(type) {
    const own = type.fromhex ?? bytes_from_hex;
    return hidden(type, 'fromhex', function (text) { return this === type ? own(text) : this(bytes_from_hex(text)); });
}
export function bytes_base() {
    if (bytes.$prototype) return bytes;
    const made = (cls, args) => Reflect.construct(Uint8Array, [bytes(...args)], cls);
    return with_fromhex(extended(bytes, Uint8Array.prototype, made, () => null, {
        __len__: (self) => self.length,
        __getitem__: (self, key) => item(plain(self), key),
        __contains__: (self, value) => contains(plain(self), value),
        __add__: (self, other) => operators.add(plain(self), as_plain(other)),
        __mul__: (self, count) => operators.mul(plain(self), count), __rmul__: (self, count) => operators.mul(plain(self), count),
        __mod__: (self, values) => operators.mod(plain(self), values),
        ...Object.fromEntries(['eq', 'ne', 'lt', 'le', 'gt', 'ge'].map((name) => [`__${name}__`, compared(operators[name])])),
        __iter__: (self) => Uint8Array.prototype.values.call(self),
        __repr__: (self) => bytes_text(plain(self)),
        ...Object.fromEntries(textual()),
    }));
}
export function bytearray_base() {
    if (bytearray.$prototype) return bytearray;
    const init = (self, ...args) => ByteArray.prototype.__init__.apply(self, args);
    return with_fromhex(extended(bytearray, ByteArray.prototype, (cls) => Reflect.construct(ByteArray, [], cls), init, {}));
}
