// Runs wherever compiled Python runs: + - * / // % ** and their in-place forms. Ints that leave
// 53 bits go on as BigInt.
import {MemoryError, OverflowError, TypeError_, ValueError, ZeroDivisionError} from '../errors/exceptions.mjs';
import {
    NotImplemented, Tuple, asked, index_of, isBytes, isInt, isList, isNumber, tuple_from,
    type_name,
} from '../objects/kinds.mjs';
import {extend_by, repeated} from '../containers/lists.mjs';
import {big_float, narrow} from './numbers.mjs';
import {power_of} from './powers.mjs';
import {hidden} from '../objects/object.mjs';

const safe = (value) => Number.isSafeInteger(value);
const fits = (result) => result <= 9007199254740991 && result >= -9007199254740991;
/** The result of two numbers: exact where both are ints and `result` is beyond 53 bits. */
const exactly = (a, b, result, exact) => (!fits(result) && safe(a) && safe(b) ? exact(BigInt(a), BigInt(b)) : result);
/** A binary operator for whatever is not two plain numbers: bools, BigInts, `__name__` and its
 * mirrored form. `numbers` is null where it is not for numbers. */
export function operated(a, b, sign, name, numbers, exact) {
    if (numbers && isNumber(a) && isNumber(b)) {
        if (typeof a !== 'bigint' && typeof b !== 'bigint') return numbers(+a, +b);
        const whole = (value) => isInt(value) || typeof value === 'boolean';
        return whole(a) && whole(b) ? narrow(exact(BigInt(a), BigInt(b))) : numbers(as_float(a), as_float(b));
    }
    const answer = asked(a, b, `__${name}__`, `__r${name}__`);
    if (answer === NotImplemented) throw unsupported(a, b, sign);
    return answer;
}
const as_float = (value) => (typeof value === 'bigint' ? big_float(value) : Number(value));
export function unsupported(a, b, sign) {
    const [left, right] = [type_name(a), type_name(b)];
    if (sign === '+' && isBytes(a)) return TypeError_(`can't concat ${right} to ${left}`);
    if (sign === '*' && (is_sequence(a) || is_sequence(b))) return TypeError_(`can't multiply sequence by non-int of type '${is_sequence(a) ? right : left}'`);
    if (sign !== '+' || !is_sequence(a)) return hidden(unsupported_types(left, right, sign), '$operands', [a, b, sign]);
    const kind = typeof a === 'string' ? 'str' : a instanceof Tuple ? 'tuple' : 'list';
    return TypeError_(`can only concatenate ${kind} (not "${right}") to ${kind}`);
}
const unsupported_types = (left, right, sign) => TypeError_(`unsupported operand type(s) for ${sign}: '${left}' and '${right}'`);
const is_sequence = (value) => typeof value === 'string' || Array.isArray(value) || isBytes(value);
const numeric = (a, b) => typeof a === 'number' && typeof b === 'number';

/* Each operator is a short function for two numbers whose result is exact, which JavaScript's
 * compilers inline, and a longer one for the rest. */
export function add(a, b) {
    if (typeof a === 'number' && typeof b === 'number') {
        const result = a + b;
        if (fits(result)) return result;
    }
    return add_any(a, b);
}
function add_any(a, b) {
    if (numeric(a, b)) return exactly(a, b, a + b, (x, y) => x + y);
    if (typeof a === 'string' && typeof b === 'string') return a + b;
    if (isList(a, '__add__') && isList(b, '__radd__') && !b.$mutable_bytes && a instanceof Tuple === b instanceof Tuple) {
        return a instanceof Tuple ? tuple_from([...a, ...b]) : a.concat(b);
    }
    if (isBytes(a) && isBytes(b)) return Uint8Array.of(...a, ...b);
    return operated(a, b, '+', 'add', add, (x, y) => x + y);
}
export function sub(a, b) {
    if (typeof a === 'number' && typeof b === 'number') {
        const result = a - b;
        if (fits(result)) return result;
    }
    return sub_any(a, b);
}
function sub_any(a, b) {
    return numeric(a, b) ? exactly(a, b, a - b, (x, y) => x - y) : operated(a, b, '-', 'sub', sub, (x, y) => x - y);
}
export function mul(a, b) {
    if (typeof a === 'number' && typeof b === 'number') {
        const result = a * b + 0;
        if (fits(result)) return result;
    }
    return mul_any(a, b);
}
function mul_any(a, b) {
    if (numeric(a, b)) return exactly(a, b, a * b + 0, (x, y) => x * y);
    if (is_sequence(a) && !a.__mul__ && !b?.__rmul__) return times(a, b);
    if (is_sequence(b) && !b.__rmul__ && !a?.__mul__) return times(b, a);
    if (!isNumber(a) && !isNumber(b)) return mul_asked(a, b);
    return operated(a, b, '*', 'mul', mul, (x, y) => x * y);
}
/** Sequences come last, after `__mul__` and `__rmul__`: the other one may still be an index. */
function mul_asked(a, b) {
    const answer = asked(a, b, '__mul__', '__rmul__');
    if (answer !== NotImplemented) return answer;
    if (is_sequence(a) && b?.__index__) return times(a, b);
    if (is_sequence(b) && a?.__index__) return times(b, a);
    throw unsupported(a, b, '*');
}
function times(value, count) {
    const number = Math.max(0, index_of(count, `can't multiply sequence by non-int of type '${type_name(count)}'`));
    if (number >= 2 ** 63) throw OverflowError("cannot fit 'int' into an index-sized integer");
    if (number * value.length > 2 ** 29) throw MemoryError();
    return typeof value === 'string' ? value.repeat(number) : isBytes(value) ? Uint8Array.from(repeated([...value], number)) : repeated(value, number);
}
export function div(a, b) {
    return typeof a === 'number' && typeof b === 'number' && b !== 0 ? a / b : div_any(a, b);
}
function div_any(a, b) {
    if (!numeric(a, b)) return operated(a, b, '/', 'truediv', div, big_div);
    if (b === 0) throw ZeroDivisionError(`${a % 1 ? 'float ' : ''}division by zero`);
    return a / b;
}
/** The nearest float: 66 bits of the quotient, the last one set where there is a rest. */
function big_div(a, b) {
    if (b === 0n) throw ZeroDivisionError('division by zero');
    const shift = BigInt(4 * (b.toString(16).length - a.toString(16).length) + 66);
    const top = shift > 0n ? a << shift : a, bottom = shift > 0n ? b : b << -shift, quotient = top / bottom;
    const made = scaled(Number(top % bottom === 0n ? quotient : quotient | 1n), -Number(shift));
    if (!Number.isFinite(made)) throw OverflowError('integer division result too large for a float');
    return made;
}
/** In two steps: `2 ** power` alone may be too large or too small for a float. */
const scaled = (value, power) => value * 2 ** Math.trunc(power / 2) * 2 ** (power - Math.trunc(power / 2));
const no_modulo = (a, whole, float) => ZeroDivisionError(a % 1 ? float : `integer ${whole} by zero`);
export function floordiv(a, b) {
    if (!numeric(a, b)) return operated(a, b, '//', 'floordiv', floordiv, big_floordiv);
    if (b === 0) throw no_modulo(a, 'division or modulo', 'float floor division by zero');
    if (safe(a) && safe(b)) return Math.floor(a / b) + 0;
    const rest = a % b, quotient = Math.round((a - rest) / b);
    return rest !== 0 && rest < 0 !== b < 0 ? quotient - 1 : quotient;
}
export function big_floordiv(a, b) {
    if (b === 0n) throw no_modulo(0, 'division or modulo');
    return (a - big_mod(a, b)) / b;
}
/** `%` of what is no text: the compiler calls this where it knows so. */
export function mod_number(a, b) {
    if (typeof a === 'string') throw TypeError_('not all arguments converted during string formatting');
    if (!numeric(a, b)) return operated(a, b, '%', 'mod', mod_number, big_mod);
    if (b === 0) throw no_modulo(a, 'modulo', 'float modulo');
    const rest = a % b;
    return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest + 0;
}
export function big_mod(a, b) {
    if (b === 0n) throw no_modulo(0, 'modulo');
    return ((a % b) + b) % b;
}
export function pow(a, b) {
    if (!numeric(a, b)) return operated(a, b, '** or pow()', 'pow', pow, big_pow);
    if (a === 0 && b < 0) throw ZeroDivisionError('0.0 cannot be raised to a negative power');
    if (a < 0 && !Number.isInteger(b) && Number.isFinite(b)) {
        throw ValueError('a negative number to a fractional power is complex, which the page does not have');
    }
    const power = a === 1 ? 1 : power_of(a, b);  // JavaScript's 1 ** Infinity is NaN
    if (fits(power)) return power;
    if (safe(a) && safe(b)) return BigInt(a) ** BigInt(b);
    if (!Number.isFinite(power) && Number.isFinite(a) && Number.isFinite(b)) {
        throw OverflowError(34, 'Numerical result out of range');
    }
    return power;
}
/** Where one of both is plainly a float, so that no int comes out however large it is. */
export function float_pow(a, b) {
    if (!numeric(a, b) || a === 0 || a === 1 || a < 0 && !Number.isInteger(b)) return pow(a, b);
    const power = power_of(a, b);
    if (!Number.isFinite(power) && Number.isFinite(a) && Number.isFinite(b)) throw OverflowError(34, 'Numerical result out of range');
    return power;
}
function big_pow(a, b) {
    if (b >= 0n) return a ** b;
    const base = Number(a);
    if (!Number.isFinite(base)) throw OverflowError('int too large to convert to float');
    return power_of(base, Number(b));
}
export function neg(a) {
    if (typeof a === 'number') return 0 - a;
    return typeof a === 'bigint' ? narrow(-a) : unary(a, '-', '__neg__', (one) => 0 - one);
}
export function pos(a) { return typeof a === 'number' || typeof a === 'bigint' ? a : unary(a, '+', '__pos__', (one) => +one); }
export function unary(a, sign, name, bool) {
    if (typeof a === 'boolean') return bool(a);
    if (!a?.[name]) throw TypeError_(`bad operand type for unary ${sign}: '${type_name(a)}'`);
    return a[name]();
}
export function matmul(a, b) { return operated(a, b, '@', 'matmul', null); }

/** An in-place operator: `__name__` where the left operand has it, else `plain`. */
export function in_place(a, b, name, plain) {
    const answer = a?.[name] ? a[name](b) : NotImplemented;
    if (answer !== NotImplemented) return answer;
    try {
        return plain(a, b);
    } catch (error) {
        const [left, right, sign] = error.$operands ?? [];
        throw left === a && right === b && sign ? unsupported_types(type_name(a), type_name(b), `${sign.slice(0, 2).trim()}=`) : error;
    }
}
export function iadd(a, b) {
    return typeof a === 'number' && typeof b === 'number' ? add(a, b) : iadd_any(a, b);
}
function iadd_any(a, b) {
    return isList(a, '__iadd__') && !(a instanceof Tuple) && !b?.__radd__ ? extend_by(a, b) : in_place(a, b, '__iadd__', add);
}
export function isub(a, b) {
    return typeof a === 'number' && typeof b === 'number' ? sub(a, b) : isub_any(a, b);
}
function isub_any(a, b) { return in_place(a, b, '__isub__', sub); }
export function imul(a, b) {
    return typeof a === 'number' && typeof b === 'number' ? mul(a, b) : imul_any(a, b);
}
function imul_any(a, b) {
    if (!isList(a, '__imul__') || a instanceof Tuple) return in_place(a, b, '__imul__', mul);
    const all = times(a, b);
    a.length = 0;
    return extend_by(a, all);
}
export function idiv(a, b) {
    return typeof a === 'number' && typeof b === 'number' ? div(a, b) : idiv_any(a, b);
}
function idiv_any(a, b) { return in_place(a, b, '__itruediv__', div); }
export function ifloordiv(a, b) { return in_place(a, b, '__ifloordiv__', floordiv); }
export function ipow(a, b) { return in_place(a, b, '__ipow__', pow); }
export function imatmul(a, b) { return in_place(a, b, '__imatmul__', matmul); }
export {mod, imod} from '../text/percent.mjs';
