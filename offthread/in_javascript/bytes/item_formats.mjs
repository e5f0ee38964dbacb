// Runs wherever compiled Python runs: the items that a memoryview may show its bytes as, in the
// order of a little-endian machine of 64 bits.
import {NotImplementedError, TypeError_, ValueError} from '../errors/exceptions.mjs';
import {isBytes, isInt} from '../objects/kinds.mjs';
import {float_of, narrow} from '../numbers/numbers.mjs';
import {truth} from '../objects/operators.mjs';

const SIZES = {c: 1, b: 1, B: 1, '?': 1, h: 2, H: 2, i: 4, I: 4, l: 8, L: 8, q: 8, Q: 8, n: 8, N: 8, P: 8, f: 4, d: 8, w: 4};
/** How many bytes an item has; undefined for what is no format of one item. */
export const item_size = (format) => (Object.hasOwn(SIZES, format) ? SIZES[format] : undefined);

/** The item that `bytes` are. */
export function read_item(format, bytes) {
    if (format === 'c') return bytes;
    if (format === '?') return bytes[0] !== 0;
    if (format === 'w') throw NotImplementedError('memoryview: format w not supported');
    const view = new DataView(bytes.buffer);
    if (format === 'f') return view.getFloat32(0, true);
    if (format === 'd') return view.getFloat64(0, true);
    const bits = 8 * bytes.length, whole = bytes.reduceRight((sum, one) => sum << 8n | BigInt(one), 0n);
    return narrow(/[bhilqn]/.test(format) ? BigInt.asIntN(bits, whole) : whole);
}
const wrong = (what, format) => (what === 'type' ? TypeError_ : ValueError)(`memoryview: invalid ${what} for format '${format}'`);
/** The bytes of an item, or the error that the format cannot hold it. */
export function write_item(format, value) {
    if (format === 'c') return one_byte(value);
    if (format === '?') return Uint8Array.of(+truth(value));
    if (format === 'f' || format === 'd') return float_bytes(format, value);
    if (!isInt(value) && typeof value !== 'boolean' && !value?.__index__) throw wrong('type', format);
    const bits = 8 * SIZES[format], whole = BigInt(value.__index__ ? value.__index__() : value);
    const held = (/[bhilqn]/.test(format) ? BigInt.asIntN : BigInt.asUintN)(bits, whole);
    if (held !== whole) throw wrong('value', format);
    return Uint8Array.from({length: bits / 8}, (_, i) => Number(held >> BigInt(8 * i) & 255n));
}
function one_byte(value) {
    if (!isBytes(value)) throw wrong('type', 'c');
    if (value.length !== 1) throw wrong('value', 'c');
    return value;
}
function float_bytes(format, value) {
    if (typeof value === 'string' || isBytes(value)) throw wrong('type', format);
    let number;
    try {
        number = float_of(value ?? '');
    } catch {
        throw wrong('type', format);
    }
    return new Uint8Array((format === 'f' ? Float32Array : Float64Array).of(number).buffer);
}
