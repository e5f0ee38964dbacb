// Runs wherever compiled Python runs: complex numbers, computed as CPython does
// (docs.python.org/3/library/stdtypes.html#numeric-types-int-float-complex).
import {pow} from './arithmetic.mjs';
import {OverflowError, TypeError_, ValueError, ZeroDivisionError} from '../errors/exceptions.mjs';
import {NotImplemented, builtin_type, isNumber, type_name} from '../objects/kinds.mjs';
import {format} from '../text/formatting.mjs';
import {number_text} from './numbers.mjs';
import {take} from '../calls/signatures.mjs';

const part = (number) => (Object.is(number, -0) ? '-0' : number_text(number));
/** One complex number; `real` and `imag` are JavaScript's. */
export class Complex {
    static $name = 'complex';
    constructor(real, imag) {
        this.real = real;
        this.imag = imag;
        Object.freeze(this);
    }
    get $class() { return complex; }
    get __class__() { return complex; }
    conjugate() { return new Complex(this.real, -this.imag); }
    $key() { return this.imag === 0 ? this.real : `\0c${part(this.real)} ${part(this.imag)}`; }
    __repr__() {
        const imag = `${part(this.imag)}j`;
        if (Object.is(this.real, 0)) return imag;
        return `(${part(this.real)}${imag.startsWith('-') ? '' : '+'}${imag})`;
    }
    __format__(spec) {
        const [, fill, align, width, rest] = /^(?:(.)?([<>^]))?(\d*)(.*)$/su.exec(spec);
        const text = rest ? `${format(this.real, rest)}${format(this.imag, `+${rest}`)}j` : this.__repr__();
        return format(text, `${fill ?? ''}${align ?? (width ? '>' : '')}${width}`);
    }
    __bool__() { return this.real !== 0 || this.imag !== 0; }
    __neg__() { return new Complex(-this.real, -this.imag); }
    __pos__() { return this; }
    __abs__() {
        const size = Math.hypot(this.real, this.imag);
        if (size === Infinity && Number.isFinite(this.real) && Number.isFinite(this.imag)) throw OverflowError('absolute value too large');
        return size;
    }
    __complex__() { return this; }
    __eq__(other) { return computed(this, other, (a, b) => a.real === b.real && a.imag === b.imag); }
    __add__(other) { return computed(this, other, plus); }
    __radd__(other) { return computed(this, other, plus); }
    __sub__(other) { return computed(this, other, minus); }
    __rsub__(other) { return computed(this, other, (a, b) => minus(b, a)); }
    __mul__(other) { return computed(this, other, times); }
    __rmul__(other) { return computed(this, other, times); }
    __truediv__(other) { return computed(this, other, over); }
    __rtruediv__(other) { return computed(this, other, (a, b) => over(b, a)); }
    __pow__(other, modulus) {
        if (modulus !== undefined) throw ValueError('complex modulo');
        return computed(this, other, power);
    }
    __rpow__(other) { return computed(this, other, (a, b) => power(b, a)); }
}
function computed(one, other, compute) {
    if (other instanceof Complex) return compute(one, other);
    return isNumber(other) ? compute(one, new Complex(Number(other), 0)) : NotImplemented;
}
const plus = (a, b) => new Complex(a.real + b.real, a.imag + b.imag);
const minus = (a, b) => new Complex(a.real - b.real, a.imag - b.imag);
const times = (a, b) => new Complex(a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real);
/** Smith's method, which CPython uses: nothing overflows that need not. */
function over(a, b) {
    if (b.real === 0 && b.imag === 0) throw ZeroDivisionError('complex division by zero');
    if (Math.abs(b.real) >= Math.abs(b.imag)) {
        const ratio = b.imag / b.real, scale = b.real + b.imag * ratio;
        return new Complex((a.real + a.imag * ratio) / scale, (a.imag - a.real * ratio) / scale);
    }
    const ratio = b.real / b.imag, scale = b.real * ratio + b.imag;
    return new Complex((a.real * ratio + a.imag) / scale, (a.imag * ratio - a.real) / scale);
}
function power(a, b) {
    if (b.imag === 0 && Number.isInteger(b.real) && Math.abs(b.real) <= 100) return whole_power(a, b.real);
    if (a.real === 0 && a.imag === 0) {
        if (b.real < 0 || b.imag !== 0) throw ZeroDivisionError('0.0 to a negative or complex power');
        return new Complex(0, 0);
    }
    const size = Math.hypot(a.real, a.imag), angle = Math.atan2(a.imag, a.real);
    const length = size ** b.real * (b.imag === 0 ? 1 : Math.exp(-angle * b.imag));
    const turned = angle * b.real + (b.imag === 0 ? 0 : b.imag * Math.log(size));
    return new Complex(length * Math.cos(turned), length * Math.sin(turned));
}
function whole_power(a, n) {
    let made = new Complex(1, 0), factor = a;
    for (let left = Math.abs(n); left > 0; left >>= 1) {
        if (left & 1) made = times(made, factor);
        factor = times(factor, factor);
    }
    return n < 0 ? over(new Complex(1, 0), made) : made;
}

const patterns = /* @__PURE__ */ (() => {
    const number = String.raw`[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[-+]?\d+)?|[-+]?(?:inf(?:inity)?|nan)`;
    return {
        written: new RegExp(`^(${number})?(?:(${number}|[-+])?j)?$`, 'i'),
        one_part: new RegExp(`^(${number}|[-+]?)j$`, 'i'),
    };
})();
function number_of(text) {
    if (text === undefined) return 0;
    if (/^[-+]?$/.test(text)) return text === '-' ? -1 : 1;
    const endless = /^([-+]?)(inf)?/i.exec(text);
    if (endless[2]) return endless[1] === '-' ? -Infinity : Infinity;
    return Number(text.replaceAll('_', ''));
}
function parse(text) {
    const plain = text.trim().replace(/^\((.*)\)$/s, '$1').trim();
    const alone = patterns.one_part.exec(plain);
    if (alone) return new Complex(0, number_of(alone[1]));
    const found = plain && patterns.written.exec(plain);
    if (!found || (/j$/i.test(plain) && found[2] === undefined)) throw ValueError('complex() arg is a malformed string');
    return new Complex(number_of(found[1]), number_of(found[2]));
}
function converted(value, which) {
    if (value instanceof Complex) return value;
    if (isNumber(value)) return new Complex(Number(value), 0);
    for (const name of ['__complex__', '__float__', '__index__']) {
        if (typeof value?.[name] === 'function' && value.__mro__ === undefined) return converted(value[name](), which);
    }
    throw TypeError_(`complex() ${which} must be a ${which.startsWith('first') ? 'string or a ' : ''}number, not '${type_name(value)}'`);
}
export const complex = /* @__PURE__ */ builtin_type('complex', function complex(...args) {
    const [given, imag] = take('complex', args, {real: 0, imag: null}), real = given instanceof String ? given.valueOf() : given;
    if (typeof real === 'string') {
        if (imag !== null) throw TypeError_("complex() can't take second arg if first is a string");
        return parse(real);
    }
    if (typeof imag === 'string') throw TypeError_("complex() second arg can't be a string");
    const first = converted(real, 'first argument');
    if (imag === null) return first;
    const second = converted(imag, 'second argument');
    // A part that is no complex number adds nothing, not even 0: that would take the sign of -0.0.
    return new Complex(imag instanceof Complex ? first.real - second.imag : first.real, real instanceof Complex ? first.imag + second.real : second.real);
}, (value) => value instanceof Complex);
/** A literal such as `2j`. */
export function complex_of(imag) { return new Complex(0, imag); }
/** `a ** b`, complex where a negative number gets a fraction as its power. */
export function complex_pow(a, b) {
    const turns = typeof a === 'number' && a < 0 && typeof b === 'number' && Number.isFinite(b) && !Number.isInteger(b);
    return turns ? power(new Complex(a, 0), new Complex(b, 0)) : pow(a, b);
}
