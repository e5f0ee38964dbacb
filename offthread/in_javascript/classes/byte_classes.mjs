// Runs wherever compiled Python runs: bytes and bytearray as bases of classes. An instance is a
// Uint8Array, or an Array of bytes, with the prototype of its class.
import {bytes, bytes_from_hex} from '../bytes/bytes.mjs';
import {ByteArray, bytearray} from '../bytes/mutable_bytes.mjs';
import {hex} from '../numbers/number_methods.mjs';
import {hidden} from '../objects/object.mjs';
import {extended} from './subclassing.mjs';
import * as text_methods from '../text/text_methods.mjs';

const plain = (self) => Uint8Array.from(self);
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
    return with_fromhex(extended(bytes, Uint8Array.prototype, made, () => null, {__len__: (self) => self.length, ...Object.fromEntries(textual())}));
}
export function bytearray_base() {
    if (bytearray.$prototype) return bytearray;
    const init = (self, ...args) => ByteArray.prototype.__init__.apply(self, args);
    return with_fromhex(extended(bytearray, ByteArray.prototype, (cls) => Reflect.construct(ByteArray, [], cls), init, {}));
}
