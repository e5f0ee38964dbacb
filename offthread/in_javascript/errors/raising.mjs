// Runs wherever compiled Python runs: raise, except and with. JavaScript's own errors are seen as
// Python's: what V8, SpiderMonkey and JavaScriptCore say about undefined is an AttributeError.
import {AssertionError, AttributeError, BaseException, Exception, NameError, RecursionError, RuntimeError, StopIteration, TypeError_, ValueError} from './exceptions.mjs';
import {hidden} from '../objects/object.mjs';
import {tuple_of} from '../containers/containers.mjs';
import {type_name} from '../objects/type_names.mjs';
import {truth} from '../objects/operators.mjs';
import {awaitable} from '../awaiting/promises.mjs';

const none_has = (name) => [AttributeError, `'NoneType' object has no attribute '${name}'`];
const last_name = (expression) => /([\w$]+)\W*$/.exec(expression)?.[1] ?? expression;
/** What JavaScript engines say, and what it is in Python. */
const SAID = [
    [/^Cannot (?:read|set) properties of (?:undefined|null) \(\w+ '(.*)'\)/, none_has],
    [/^can't access property "(.*?)"/, none_has],
    [/^(?:undefined|null) is not an object \(evaluating '(.*)'\)/, (text) => none_has(last_name(text))],
    [/\.([\w$]+) is not a function/, (name) => [AttributeError, `object has no attribute '${name}'`]],
    [/^Cannot add property (.*), object is not ext|^can't define property "(.*)": .* not ext|^Cannot assign to read only property '(.*)' of object '#|^"(.*)" is read-only/, (name) => frozen(name, 'assign to')],
    [/^Generator is already running|^already executing generator|^Generator is executing/, () => [ValueError, 'generator already executing']],
    [/^(.*?) is not (?:a function|a constructor)/, (text) => [TypeError_, `'${text === 'undefined' || text === 'null' ? 'NoneType' : text}' object is not callable`]],
];
let FrozenError = null;
/** What setting a field of a frozen dataclass raises; told by library/dataclasses/. */
export function set_frozen_error(cls) { FrozenError = cls; return null; }
const frozen = (name, verb) => [FrozenError ?? AttributeError, `cannot ${verb} field '${name}'`];
export function read_only(name, verb) {
    const [cls, message] = frozen(name, verb);
    return cls(message);
}
function as_python(error) {
    if (error instanceof globalThis.TypeError) {
        for (const [pattern, make] of SAID) {
            const found = pattern.exec(error.message);
            if (found) return make(found.slice(1).find((one) => one !== undefined));
        }
        return [TypeError_, error.message];
    }
    if (error instanceof globalThis.ReferenceError) {
        const found = /'([^']*)' before|^(\S+) is not defined|variable: (\S+)/.exec(error.message);
        return [NameError, found ? `name '${found[1] ?? found[2] ?? found[3]}' is not defined` : error.message];
    }
    if (/call stack|too much recursion/.test(error.message)) return [RecursionError, 'maximum recursion depth exceeded'];
    return error instanceof globalThis.RangeError ? [ValueError, error.message] : null;
}

let handling = null;
/** A thrown value as Python's: a native error becomes one, the object stays. */
export function as_pythons(error) {
    if (error instanceof Error && !(error instanceof BaseException)) {
        const found = as_python(error);
        if (found) Object.setPrototypeOf(error, found[0].prototype);
        if (found) hidden(error, 'message', found[1]);
        if (!error.args) hidden(error, 'args', tuple_of(error.message));
    }
    return error;
}
/** What a handler gets for a thrown value. */
export function caught(error) { return handling = as_pythons(error); }
/** Whether `except type` takes `error`. A foreign error is known by its name. */
export function catches(error, type) {
    if (Array.isArray(type)) return type.some((one) => catches(error, Array.isArray(one) ? undefined : one));
    if (typeof type !== 'function') throw TypeError_('catching classes that do not inherit from BaseException is not allowed');
    if (error instanceof type) return true;
    if (error instanceof BaseException) return false;
    return type === Exception || type === BaseException || (error?.name !== undefined && error.name === type.$name);
}
/** The exception to throw for `raise value`. */
function made(value, what = 'exceptions') {
    const error = typeof value === 'function' ? (value.__mro__ ? value() : new value()) : value;
    if (!(error instanceof Error)) throw TypeError_(`${what} must derive from BaseException`);
    return error;
}
export function raised(value, context) {
    const error = made(value);
    if (context && error !== context) hidden(error, '__context__', context);
    return error;
}
/** The exception of a generator's `throw(type)`, `throw(error)` or `throw(type, value)`. */
export function thrown(args) {
    const [first, value] = args;
    return typeof first === 'function' && value !== undefined && value !== null
        ? (value instanceof Error ? value : first(value)) : raised(first);
}
export function raised_from(value, cause, context) {
    const error = raised(value, context);
    hidden(error, '__cause__', cause === null || cause === undefined ? null : made(cause, 'exception causes'));
    hidden(error, '__suppress_context__', true);
    if (cause) hidden(error, 'cause', error.__cause__);
    return error;
}
/** A bare `raise` outside a handler of its own function. */
export function no_active_exception() { return handling ?? RuntimeError('No active exception to reraise'); }
/** The handler of `error` has ended; `outer` is what its surroundings handle. */
export function handled(outer = null) { handling = outer; }
/** What is being handled now, for sys.exc_info. */
export function handling_now() { return handling; }
export function assertion_failed(...message) { throw AssertionError(...message); }
/** What leaves a generator whose body let a StopIteration go. */
export function generator_raised(error, kind = 'generator') {
    return error instanceof StopIteration ? raised_from(RuntimeError(`${kind} raised StopIteration`), error) : error;
}

export function managed(manager, start, end) {
    if (typeof manager?.[start] === 'function' && typeof manager[end] === 'function') return manager;
    const kind = start.startsWith('__a') ? 'asynchronous context manager' : 'context manager';
    const missed = manager?.[start] ? ` (missed ${end} method)` : '';
    throw TypeError_(`'${type_name(manager)}' object does not support the ${kind} protocol${missed}`);
}
export const left = (manager, name, error) => (error === undefined ? manager[name](null, null, null)
    : manager[name](as_pythons(error).$class ?? error.constructor, error, error.__traceback__ ?? error));
export function enter(manager) { return managed(manager, '__enter__', '__exit__').__enter__(); }
export function exit(manager, error) { return truth(left(manager, '__exit__', error)); }
export function aenter(manager) { return awaitable(managed(manager, '__aenter__', '__aexit__').__aenter__()); }
export function aexit(manager, error) { return awaitable(left_async(manager, error), true); }
async function left_async(manager, error) { return truth(await awaitable(left(manager, '__aexit__', error))); }
