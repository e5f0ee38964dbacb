// Runs wherever compiled Python runs: operators whose operands' types are not known to the compiler.
import {TypeError_, ZeroDivisionError} from './exceptions.mjs';
import {tuple, isDict} from './containers.mjs';

export function truth(value) {
    if (!value) return false;
    if (typeof value !== 'object') return true;
    if (Array.isArray(value)) return value.length > 0;
    if (value instanceof Map || value instanceof Set) return value.size > 0;
    if (value.$python) return value.__bool__ ? value.__bool__() : value.__len__ ? value.__len__() > 0 : true;
    if (isDict(value)) { for (const _ in value) return true; return false; }
    return true;
}
export function eq(a, b) {
    if (a === b) return true;
    if (a === null || a === undefined) return b === null || b === undefined;
    if (b === null || b === undefined) return false;
    if (typeof a === 'boolean') a = +a;
    if (typeof b === 'boolean') b = +b;
    if (typeof a !== 'object') return typeof b === 'object' && b.__eq__ ? b.__eq__(a) === true : a === b;
    if (a.__eq__) return a.__eq__(b) === true;
    if (typeof b !== 'object') return false;
    if (Array.isArray(a)) {
        return Array.isArray(b) && a.length === b.length && (a instanceof tuple) === (b instanceof tuple) && a.every((one, i) => eq(one, b[i]));
    }
    if (a instanceof Set) return b instanceof Set && a.size === b.size && [...a].every((one) => b.has(one));
    if (isDict(a) && isDict(b)) {
        const keys = Object.keys(a);
        return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && eq(a[key], b[key]));
    }
    return false;
}
export function ne(a, b) { return !eq(a, b); }
function compare(a, b) {
    if (Array.isArray(a) && Array.isArray(b)) {
        for (let i = 0; i < Math.min(a.length, b.length); i++) if (!eq(a[i], b[i])) return lt(a[i], b[i]) ? -1 : 1;
        return a.length - b.length;
    }
    return a < b ? -1 : a > b ? 1 : 0;
}
export function lt(a, b) { return a?.__lt__ ? a.__lt__(b) : compare(a, b) < 0; }
export function le(a, b) { return a?.__le__ ? a.__le__(b) : compare(a, b) <= 0; }
export function gt(a, b) { return a?.__gt__ ? a.__gt__(b) : compare(a, b) > 0; }
export function ge(a, b) { return a?.__ge__ ? a.__ge__(b) : compare(a, b) >= 0; }

export function add(a, b) {
    if (typeof a === 'number' || typeof a === 'string') return a + b;
    if (Array.isArray(a)) return a instanceof tuple ? tuple.from([...a, ...b]) : [...a, ...b];
    return a?.__add__ ? a.__add__(b) : a + b;
}
export function sub(a, b) { return a?.__sub__ ? a.__sub__(b) : a - b; }
export function mul(a, b) {
    if (typeof a === 'string') return a.repeat(b);
    if (typeof b === 'string') return b.repeat(a);
    return a?.__mul__ ? a.__mul__(b) : a * b;
}
export function div(a, b) {
    if (b === 0) throw ZeroDivisionError('division by zero');
    return a / b;
}
export function floordiv(a, b) {
    if (b === 0) throw ZeroDivisionError('division by zero');
    return Math.floor(a / b);
}
export function mod(a, b) {
    if (b === 0) throw ZeroDivisionError('division by zero');
    return ((a % b) + b) % b;
}
export function pow(a, b) { return a ** b; }
export function lshift(a, b) { return a * 2 ** b; }
export function rshift(a, b) { return Math.floor(a / 2 ** b); }
export function bitand(a, b) { return a & b; }
export function bitor(a, b) { return a | b; }
export function bitxor(a, b) { return a ^ b; }
export function neg(a) { return -a; }
export function pos(a) { return +a; }
export function invert(a) { return ~a; }
export {add as iadd_plain, sub as isub, mul as imul, div as idiv, floordiv as ifloordiv, mod as imod, pow as ipow};
export {lshift as ilshift, rshift as irshift, bitand as ibitand, bitor as ibitor, bitxor as ibitxor};
export function iadd(a, b) {
    if (Array.isArray(a) && !(a instanceof tuple)) { a.push(...b); return a; }
    return add(a, b);
}
export function matmul(a, b) { return a.__matmul__(b); }
export {matmul as imatmul};
export const ellipsis = Symbol('Ellipsis');
export {TypeError_ as type_error};
