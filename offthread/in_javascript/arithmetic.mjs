// Runs wherever compiled Python runs: + - * / // % ** and their in-place forms. Ints that leave
// 53 bits go on as BigInt.
import {OverflowError, TypeError_, ValueError, ZeroDivisionError} from './exceptions.mjs';
import {NotImplemented, Tuple, isInt, isNone, isNumber, tuple_from, type_name} from './kinds.mjs';
import {extend_by, repeated} from './lists.mjs';
import {narrow} from './numbers.mjs';
import {percent} from './percent.mjs';

const MAX = 9007199254740991;
/** The result of two numbers: exact where both are ints and `result` is beyond 53 bits. */
const wide = (a, b, result, exact) =>
    (Number.isSafeInteger(a) && Number.isSafeInteger(b) ? narrow(exact(BigInt(a), BigInt(b))) : result);
/** A binary operator for whatever is not two plain numbers: bools, BigInts, `name` and its
 * mirrored form; null where it is not for numbers. */
export function operated(a, b, sign, name, numbers, exact) {
    if (numbers !== null && isNumber(a) && isNumber(b)) {
        if (typeof a !== 'bigint' && typeof b !== 'bigint') return numbers(+a, +b);
        const whole = (isInt(a) || typeof a === 'boolean') && (isInt(b) || typeof b === 'boolean');
        return whole ? narrowed(exact(BigInt(a), BigInt(b))) : numbers(Number(a), Number(b));
    }
    const answer = asked(a, b, name);
    if (answer === NotImplemented) throw unsupported(a, b, sign);
    return answer;
}
const narrowed = (value) => (typeof value === 'bigint' ? narrow(value) : value);
export const unsupported = (a, b, sign) =>
    TypeError_(`unsupported operand type(s) for ${sign}: '${type_name(a)}' and '${type_name(b)}'`);
function asked(a, b, name) {
    const mirrored = `__r${name.slice(2)}`, later = !isNone(b) && typeof b[mirrored] === 'function';
    const first = later && !isNone(a) && a.constructor !== b.constructor && b instanceof Object(a).constructor;
    if (first) {
        const answer = b[mirrored](a);
        if (answer !== NotImplemented) return answer;
    }
    if (!isNone(a) && typeof a[name] === 'function') {
        const answer = a[name](b);
        if (answer !== NotImplemented) return answer;
    }
    return later && !first ? b[mirrored](a) : NotImplemented;
}
/** An in-place operator: `name` where the left operand has it, else `plain`. */
export function in_place(a, b, name, plain) {
    if (!isNone(a) && typeof a[name] === 'function') {
        const answer = a[name](b);
        if (answer !== NotImplemented) return answer;
    }
    return plain(a, b);
}

export function add(a, b) {
    if (typeof a === 'number' && typeof b === 'number') {
        const sum = a + b;
        return sum <= MAX && sum >= -MAX ? sum : wide(a, b, sum, (x, y) => x + y);
    }
    return typeof a === 'string' && typeof b === 'string' ? a + b : add_others(a, b);
}
function add_others(a, b) {
    if (joinable(a, b)) return a instanceof Tuple ? tuple_from([...a, ...b]) : a instanceof Uint8Array ? Uint8Array.of(...a, ...b) : [...a, ...b];
    if ((Array.isArray(a) || typeof a === 'string' || a instanceof Uint8Array) && !b?.__radd__ && !a.__add__) {
        throw TypeError_(`can only concatenate ${type_name(a)} (not "${type_name(b)}") to ${type_name(a)}`);
    }
    return operated(a, b, '+', '__add__', add, (x, y) => x + y);
}
const joinable = (a, b) => (Array.isArray(a) && !a.__add__
    ? Array.isArray(b) && (a instanceof Tuple) === (b instanceof Tuple)
    : a instanceof Uint8Array && b instanceof Uint8Array);
export function sub(a, b) {
    if (typeof a === 'number' && typeof b === 'number') {
        const rest = a - b;
        return rest <= MAX && rest >= -MAX ? rest : wide(a, b, rest, (x, y) => x - y);
    }
    return operated(a, b, '-', '__sub__', sub, (x, y) => x - y);
}
export function mul(a, b) {
    if (typeof a === 'number' && typeof b === 'number') {
        const product = a * b + 0;
        return product <= MAX && product >= -MAX ? product : wide(a, b, product, (x, y) => x * y);
    }
    return mul_others(a, b);
}
function mul_others(a, b) {
    if (is_sequence(a) && !b?.__rmul__) return times(a, b);
    if (is_sequence(b) && !a?.__mul__) return times(b, a);
    return operated(a, b, '*', '__mul__', mul, (x, y) => x * y);
}
const is_sequence = (value) => typeof value === 'string' || (Array.isArray(value) && !value.__mul__) || value instanceof Uint8Array;
function times(value, count) {
    if (typeof value === 'string') {
        if (!isInt(count) && typeof count !== 'boolean' && !count?.__index__) throw TypeError_(`can't multiply sequence by non-int of type '${type_name(count)}'`);
        return value.repeat(Math.max(0, Number(count?.__index__ ? count.__index__() : count)));
    }
    return Array.isArray(value) ? repeated(value, count) : Uint8Array.from(repeated([...value], count));
}
export function div(a, b) {
    if (typeof a === 'number' && typeof b === 'number') {
        if (b === 0) throw ZeroDivisionError(`${a % 1 ? 'float ' : ''}division by zero`);
        return a / b;
    }
    return operated(a, b, '/', '__truediv__', div, big_div);
}
/** The nearest float: 66 bits of the quotient, the last one set where there is a rest. */
function big_div(a, b) {
    if (b === 0n) throw ZeroDivisionError('division by zero');
    const shift = BigInt(4 * (b.toString(16).length - a.toString(16).length) + 66);
    const top = shift > 0n ? a << shift : a, bottom = shift > 0n ? b : b << -shift;
    const quotient = top / bottom;
    return Number(top % bottom === 0n ? quotient : quotient | 1n) / 2 ** Number(shift);
}
const no_modulo = (what, a = 0) => ZeroDivisionError(a % 1 ? (what === 'modulo' ? 'float modulo' : 'float floor division by zero') : `integer ${what} by zero`);
export function floordiv(a, b) {
    if (typeof a === 'number' && typeof b === 'number') {
        if (b === 0) throw no_modulo('division or modulo', a);
        if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return Math.floor(a / b) + 0;
        const rest = a % b, quotient = (a - rest) / b, whole = Math.round(quotient);
        return rest !== 0 && (rest < 0) !== (b < 0) ? whole - 1 : whole;
    }
    return operated(a, b, '//', '__floordiv__', floordiv, big_floordiv);
}
export function big_floordiv(a, b) {
    if (b === 0n) throw no_modulo('division or modulo');
    return (a - big_mod(a, b)) / b;
}
/** `%` of what is no text: the compiler calls this where the right side is a number. */
export function mod_number(a, b) {
    if (typeof a === 'number' && typeof b === 'number') {
        if (b === 0) throw no_modulo('modulo', a);
        const rest = a % b;
        return rest !== 0 && (rest < 0) !== (b < 0) ? rest + b : rest + 0;
    }
    if (typeof a === 'string') throw TypeError_('% with a text on its left: write "…" % value with the text in place, or an f-string');
    return operated(a, b, '%', '__mod__', mod_number, big_mod);
}
export function mod(a, b) {
    return typeof a === 'string' ? percent(a, b) : mod_number(a, b);
}
export function big_mod(a, b) {
    if (b === 0n) throw no_modulo('modulo');
    return ((a % b) + b) % b;
}
export function pow(a, b) {
    if (typeof a !== 'number' || typeof b !== 'number') return operated(a, b, '**', '__pow__', pow, big_pow);
    if (a === 0 && b < 0) throw ZeroDivisionError('0.0 cannot be raised to a negative power');
    if (a < 0 && !Number.isInteger(b) && Number.isFinite(b)) throw ValueError('a negative number to a fractional power is complex, which the page does not have');
    const power = a ** b;
    if (power <= MAX && power >= -MAX) return power;
    if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && b > 0) return narrow(BigInt(a) ** BigInt(b));
    if (!Number.isFinite(power) && Number.isFinite(a) && Number.isFinite(b)) throw OverflowError(34, 'Numerical result out of range');
    return power;
}
const big_pow = (a, b) => {
    if (b < 0n) throw OverflowError("an int beyond 53 bits to a negative power: write float(x) first");
    return a ** b;
};

export function neg(a) {
    if (typeof a === 'number') return 0 - a;
    if (typeof a === 'bigint') return narrow(-a);
    return unary(a, '-', '__neg__', (one) => 0 - one);
}
export function pos(a) { return typeof a === 'number' || typeof a === 'bigint' ? a : unary(a, '+', '__pos__', (one) => +one); }
export function unary(a, sign, name, bool) {
    if (typeof a === 'boolean') return bool(a);
    if (typeof a?.[name] !== 'function') throw TypeError_(`bad operand type for unary ${sign}: '${type_name(a)}'`);
    return a[name]();
}
export function matmul(a, b) { return operated(a, b, '@', '__matmul__', null); }

export function iadd(a, b) {
    if (typeof a === 'number' || typeof a === 'string') return add(a, b);
    if (Array.isArray(a) && !(a instanceof Tuple) && !a.__iadd__) return extend_by(a, b);
    return in_place(a, b, '__iadd__', add);
}
export function isub(a, b) { return typeof a === 'number' ? sub(a, b) : in_place(a, b, '__isub__', sub); }
export function imul(a, b) {
    if (!Array.isArray(a) || a instanceof Tuple || a.__imul__) return in_place(a, b, '__imul__', mul);
    const all = repeated(a, b);
    a.length = 0;
    return extend_by(a, all);
}
export function idiv(a, b) { return in_place(a, b, '__itruediv__', div); }
export function ifloordiv(a, b) { return in_place(a, b, '__ifloordiv__', floordiv); }
export function imod(a, b) { return in_place(a, b, '__imod__', mod); }
export function ipow(a, b) { return in_place(a, b, '__ipow__', pow); }
export function imatmul(a, b) { return in_place(a, b, '__imatmul__', matmul); }
