// Runs wherever compiled Python runs: Python's builtins, by their own names.
import {OverflowError, TypeError_, ValueError, ZeroDivisionError} from './errors/exceptions.mjs';
import {identity} from './objects/object.mjs';
import {Keywords} from './calls/functions.mjs';
import {
    NotImplemented, Tuple, asked, builtin_type, index_of, isBytes, isDict, isInt, isNone, isNumber, keyworded, tuple_from,
    tuple_of, type_name,
} from './objects/kinds.mjs';
import {keywords_of, take} from './calls/signatures.mjs';
import {merge, size_of} from './containers/dicts.mjs';
import {hash} from './containers/hashing.mjs';
import {callable_of, iter} from './iterating/iteration.mjs';
import {sort_by} from './containers/lists.mjs';
import {add, big_floordiv, big_mod, floordiv, mod_number, pow as power, unsupported} from './numbers/arithmetic.mjs';
import {narrow} from './numbers/numbers.mjs';
import {gt, lt, size_in, truth} from './objects/operators.mjs';
import {is_list} from './objects/plain_types.mjs';
import {text_length} from './text/text.mjs';
export * from './objects/builtin_objects.mjs';
export {
    BaseException, Exception, ArithmeticError, AssertionError, AttributeError,
    BlockingIOError, BrokenPipeError, BufferError, BytesWarning,
    ChildProcessError, ConnectionAbortedError, ConnectionError, ConnectionRefusedError,
    ConnectionResetError, DeprecationWarning, EOFError,
    FileExistsError, FileNotFoundError, FloatingPointError, FutureWarning, GeneratorExit,
    ImportError, ImportWarning, IndentationError, IndexError, InterruptedError,
    IsADirectoryError, KeyError, KeyboardInterrupt, LookupError, MemoryError,
    ModuleNotFoundError, NameError, NotADirectoryError, NotImplementedError,
    OverflowError, PendingDeprecationWarning, PermissionError, ProcessLookupError,
    RecursionError, ReferenceError, ResourceWarning, RuntimeError, RuntimeWarning,
    StopAsyncIteration, StopIteration, SyntaxError, SyntaxWarning, SystemError, SystemExit,
    TabError, TimeoutError, TypeError, UnboundLocalError, UnicodeDecodeError,
    UnicodeEncodeError, UnicodeError, UnicodeWarning, UserWarning, ValueError, Warning,
    ZeroDivisionError,
} from './errors/exceptions.mjs';
export {exit, exit as quit} from './errors/exits.mjs';
export {OSError, OSError as IOError, OSError as EnvironmentError} from './errors/os_errors.mjs';
export {BaseExceptionGroup, ExceptionGroup} from './errors/exception_groups.mjs';
export {NotImplemented, ellipsis as Ellipsis} from './objects/kinds.mjs';
export {str, repr, ascii} from './text/text.mjs';
export {int, float, round} from './numbers/numbers.mjs';
export {format} from './text/formatting.mjs';
export {print} from './text/console.mjs';
export {bytes} from './bytes/bytes.mjs';
export {memoryview} from './bytes/memory_view.mjs';
export {complex} from './numbers/complex.mjs';
export {bytearray} from './bytes/mutable_bytes.mjs';
export {set, frozenset} from './containers/sets.mjs';
export {range, slice} from './containers/range.mjs';
export {hash} from './containers/hashing.mjs';
export {
    aiter, all, any, enumerate, filter, iterator as iter, map, next, reversed, zip,
} from './iterating/iteration.mjs';

export const bool = /* @__PURE__ */ builtin_type('bool', function bool(value = false) { return truth(value); }, (value) => typeof value === 'boolean');
export const list = /* @__PURE__ */ builtin_type('list', function list(value = []) {
    return Array.from(iter(value));
}, is_list);
export const tuple = /* @__PURE__ */ builtin_type('tuple', function tuple(value = []) {
    return value instanceof Tuple && !value.$python ? value : tuple_from(iter(value));
}, (value) => value instanceof Tuple);
export const dict = /* @__PURE__ */ builtin_type('dict', function dict(...args) {
    const made = {};
    for (const one of args) merge(made, one instanceof Keywords ? one.values : one);
    return made;
}, (value) => isDict(value) || value instanceof Map);

export function len(value) {
    if (typeof value === 'string') return text_length(value);
    if (Array.isArray(value) && !value.$python) return value.length;
    if (!isNone(value)) {
        if (typeof value.__len__ === 'function') return size_in(value);
        const found = value instanceof Map || value instanceof Set ? value.size : isDict(value) ? size_of(value) : value.$python ? undefined : value.length;
        if (typeof found === 'number' && typeof value !== 'function') return found;
    }
    throw TypeError_(`object of type '${type_name(value)}' has no len()`);
}
export const sorted = /* @__PURE__ */ keyworded(function sorted(value, ...rest) {
    return sort_by(Array.from(iter(value)), rest, 'sorted');
});
export const sum = /* @__PURE__ */ keyworded(function sum(...args) {
    const [values, start] = take('sum', args, {'': undefined, start: 0});
    if (values === undefined) throw TypeError_('sum() takes at least 1 positional argument (0 given)');
    if (typeof start === 'string') throw TypeError_("sum() can't sum strings [use ''.join(seq) instead]");
    if (isBytes(start) || start?.$mutable_bytes) throw TypeError_(`sum() can't sum ${type_name(start)} [use b''.join(seq) instead]`);
    let total = start;
    for (const one of iter(values)) total = add(total, one);
    return total;
});
function best(name, args, better) {
    const [given, options] = keywords_of(name, args, {key: null, default: best});
    if (given.length === 0) throw TypeError_(`${name} expected at least 1 argument, got 0`);
    const {key} = options, by = isNone(key) ? (one) => one : callable_of(key);
    if (given.length > 1 && options.default !== best) throw TypeError_(`Cannot specify a default for ${name}() with multiple positional arguments`);
    let found = best, found_by;
    for (const one of given.length > 1 ? given : iter(given[0])) {
        const one_by = by(one);
        if (found === best || better(one_by, found_by)) [found, found_by] = [one, one_by];
    }
    if (found !== best) return found;
    if (options.default === best) throw ValueError(`${name}() arg is an empty sequence`);
    return options.default;
}
export const min = /* @__PURE__ */ keyworded(function min(...args) { return best('min', args, lt); });
export const max = /* @__PURE__ */ keyworded(function max(...args) { return best('max', args, gt); });
export function abs(value) {
    if (typeof value === 'number' || typeof value === 'boolean') return Math.abs(value);
    if (typeof value === 'bigint') return value < 0n ? -value : value;
    if (typeof value?.__abs__ === 'function') return value.__abs__();
    throw TypeError_(`bad operand type for abs(): '${type_name(value)}'`);
}
export function divmod(a, b) {
    if (!isNumber(a) || !isNumber(b)) {
        const answer = asked(a, b, '__divmod__', '__rdivmod__');
        if (answer === NotImplemented) throw unsupported(a, b, 'divmod()');
        return answer;
    }
    if (typeof a === 'number' && a % 1 && Number(b) === 0) throw ZeroDivisionError('float divmod()');
    return tuple_of(floordiv(a, b), mod_number(a, b));
}
export const pow = /* @__PURE__ */ keyworded(function pow(...args) {
    const [base, exponent, modulus] = take('pow', args, {base: undefined, exp: undefined, mod: null});
    if (exponent === undefined) throw TypeError_(`pow() missing required argument '${base === undefined ? "base' (pos 1)" : "exp' (pos 2)"}`);
    if (isNone(modulus)) return power(base, exponent);
    if (base?.__pow__ && !base.$float) return base.__pow__(exponent, modulus);
    const given = [base, exponent, modulus];
    if (given.some((one) => !isNumber(one) && !one?.__index__ && !one?.$float)) {
        throw TypeError_(`unsupported operand type(s) for ** or pow(): ${given.map((one) => `'${type_name(one)}'`).join(', ')}`);
    }
    return narrow(power_modulo(...given.map(whole_of)));
});
function whole_of(value) {
    if (typeof value === 'bigint' || typeof value === 'boolean' || Number.isSafeInteger(value)) return BigInt(value);
    if (value?.__index__) return BigInt(value.__index__());
    throw TypeError_('pow() 3rd argument not allowed unless all arguments are integers');
}
function power_modulo(base, exponent, modulus) {
    if (modulus === 0n) throw ValueError('pow() 3rd argument cannot be 0');
    if (exponent < 0n) return power_modulo(inverse(base, modulus), -exponent, modulus);
    let made = big_mod(1n, modulus), square = big_mod(base, modulus);
    for (let left = exponent; left > 0n; left >>= 1n) {
        if (left & 1n) made = big_mod(made * square, modulus);
        square = big_mod(square * square, modulus);
    }
    return made;
}
/** By Euclid's algorithm, extended. */
function inverse(value, modulus) {
    let [a, b, x, y] = [big_mod(value, modulus), modulus, 1n, 0n];
    while (b !== 0n) {
        const times = big_floordiv(a, b);
        [a, b, x, y] = [b, a - times * b, y, x - times * y];
    }
    if (a !== 1n && a !== -1n) throw ValueError('base is not invertible for the given modulus');
    return big_mod(a * x, modulus);
}
function in_base(value, base, prefix) {
    const number = isInt(value) ? value : index_of(value);
    return number < 0 ? `-${prefix}${(-number).toString(base)}` : prefix + number.toString(base);
}
export function bin(value) { return in_base(value, 2, '0b'); }
export function oct(value) { return in_base(value, 8, '0o'); }
export function hex(value) { return in_base(value, 16, '0x'); }
export function chr(code) {
    const point = index_of(code);
    if (point !== (point | 0)) throw OverflowError('Python int too large to convert to C int');
    if (point < 0 || point > 0x10ffff) throw ValueError('chr() arg not in range(0x110000)');
    return String.fromCodePoint(point);
}
export function ord(character) {
    const is_text = typeof character === 'string' || character instanceof String, is_bytes = isBytes(character) || character?.$mutable_bytes;
    if (!is_text && !is_bytes) throw TypeError_(`ord() expected string of length 1, but ${type_name(character)} found`);
    const length = is_text ? text_length(String(character)) : character.length;
    if (length !== 1) throw TypeError_(`ord() expected a character, but string of length ${length} found`);
    return is_text ? character.codePointAt(0) : character[0];
}
export function id(value) {
    return typeof value === 'object' && value !== null || typeof value === 'function' ? identity(value) : Math.abs(hash(value)) * 16 + 9;
}
