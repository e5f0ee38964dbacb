// Runs wherever compiled Python runs: what only some programs ask of exceptions. The compiler
// names these where the text shows that it is asked for.
import {
    AttributeError, BaseException, ImportError, NameError, OSError, TypeError_, caught, catches,
} from './exceptions.mjs';
import * as errors from './exceptions.mjs';
import {set_attr, special_attr} from '../objects/attributes.mjs';
import {own_attr} from '../objects/own_names.mjs';
import {Tuple} from '../objects/kinds.mjs';
import {hidden} from '../objects/object.mjs';

/** Whether `except type` takes `error`, where `type` may be anything. */
export function catches_any(error, type) {
    const kinds = type instanceof Tuple ? Array.from(type) : [type];
    if (kinds.some(is_no_exception)) throw TypeError_('catching classes that do not inherit from BaseException is not allowed');
    return catches(error, kinds);
}
/** JavaScript's own classes may be caught. */
function is_no_exception(kind) {
    if (typeof kind !== 'function' || kind.$has) return true;
    return Boolean(kind.__mro__) && kind !== BaseException && !(kind.prototype instanceof BaseException);
}

/** `error.__cause__ = value`, and its like for `__context__` and `__traceback__`. */
export function set_cause(error, name, value) {
    if (!(error instanceof BaseException)) return set_attr(error, name, value);
    const what = name === '__cause__' ? 'exception cause' : 'exception context';
    if (value !== null && !(value instanceof Error)) throw TypeError_(`${what} must be None or derive from BaseException`);
    hidden(error, name, value);
    if (name === '__cause__') hidden(error, '__suppress_context__', true);
    return value;
}
export function set_traceback(error, value) {
    if (!(error instanceof BaseException)) return set_attr(error, '__traceback__', value);
    if (value !== null && value?.constructor?.$name !== 'traceback') throw TypeError_('__traceback__ must be a traceback or None');
    return hidden(error, '__traceback__', value);
}
/** `error.__traceback__`, which an exception has once it was raised. */
export function traceback_of(error) {
    if (!(error instanceof BaseException)) return special_attr(error, '__traceback__');
    return Object.hasOwn(error, '__traceback__') ? error.__traceback__ : null;
}
export function caught_with_traceback(thrown) {
    const error = caught(thrown);
    if (error instanceof BaseException && !Object.hasOwn(error, '__traceback__')) hidden(error, '__traceback__', BaseException.prototype.__traceback__);
    return error;
}

const NAMED = [[AttributeError, /has no attribute '(.*)'$/], [NameError, /^name '(.*)' is not defined/], [ImportError, /^No module named '(.*)'|^cannot import name .* from '(.*?)'/]];
/** `error.name`: of an attribute, a variable or a module. */
export function error_name(error) {
    const [kind, said] = NAMED.find(([cls]) => error instanceof cls) ?? [];
    if (!kind) return own_attr(error, 'name');
    if (error.name !== error.$class.__name__) return error.name;
    if (error.$named !== undefined) return error.$named;
    const found = (kind !== AttributeError || Object.hasOwn(error, 'obj')) && said.exec(error.message);
    return found ? found[1] ?? found[2] : null;
}
export function error_object(error) {
    return error instanceof AttributeError ? error.obj ?? null : own_attr(error, 'obj');
}
const FIELDS = [[AttributeError, ['name', 'obj']], [NameError, ['name']], [ImportError, ['name', 'path']]];
/** `kind(...args, **named)` of a builtin exception. */
export function error_with(kind, args, named) {
    const known = FIELDS.find(([cls]) => kind === cls || kind.prototype instanceof cls)?.[1];
    for (const key in named) {
        if (!known) throw TypeError_(`${kind.__name__}() takes no keyword arguments`);
        if (!known.includes(key)) throw TypeError_(`'${key}' is an invalid keyword argument for ${kind.__name__}()`);
    }
    const made = kind(...args);
    for (const key in named) hidden(made, key === 'name' ? '$named' : key, named[key]);
    return made;
}

const KINDS = {
    1: 'PermissionError', 2: 'FileNotFoundError', 3: 'ProcessLookupError', 4: 'InterruptedError', 10: 'ChildProcessError', 11: 'BlockingIOError',
    13: 'PermissionError', 17: 'FileExistsError', 20: 'NotADirectoryError', 21: 'IsADirectoryError', 32: 'BrokenPipeError',
    103: 'ConnectionAbortedError', 104: 'ConnectionResetError', 108: 'BrokenPipeError', 110: 'TimeoutError', 111: 'ConnectionRefusedError',
    114: 'BlockingIOError', 115: 'BlockingIOError',
};
/** `OSError(number, text, …)`, which is of the class that the number means. */
export function os_error_of(...args) {
    return (args.length > 1 && errors[KINDS[args[0]]] || OSError)(...args);
}
