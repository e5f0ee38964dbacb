// Runs wherever compiled Python runs: Python's exceptions as real JavaScript Errors. Each class is
// an export of its own that a bundler drops when nobody names it. Other files import from here
// only inside functions: this file and `builtins.mjs` need each other.
import {hidden, name_class, object} from './object.mjs';
import {tuple_of} from './containers.mjs';
import {repr, str} from './builtins.mjs';
export * from './raising.mjs';

/** A builtin exception. `setup(self, args)` gives an instance further attributes;
 * `text(self, args)` is its message where that is not the usual one. */
function error_class(name, base, {setup, text} = {}) {
    const cls = name_class(function (...args) { return cls.$native(new.target ?? cls, args); }, name, base);
    hidden(cls.prototype, 'name', name);
    if (setup) cls.$setup = setup;
    if (text) cls.$text = text;
    hidden(cls, '__bases__', [base]);
    Object.defineProperty(cls, '__mro__', {get: () => [cls, ...base.__mro__], configurable: true});
    return cls;
}
function usual_text(self, args) {
    return args.length === 0 ? '' : args.length === 1 ? str(args[0]) : repr(tuple_of(...args));
}
const is_plain = (one) => typeof one !== 'object' || one === null;

/** Give `self` its arguments, its message and what its class adds. */
function fill(self, cls, args) {
    hidden(self, 'args', tuple_of(...args));
    if (cls.prototype.__str__ === BaseException.prototype.__str__ && args.every(is_plain)) {
        hidden(self, 'message', (cls.$text ?? usual_text)(self, args));
    } else {
        const get = () => str(self), set = (value) => hidden(self, 'message', value);
        Object.defineProperty(self, 'message', {get, set, configurable: true});
    }
    cls.$setup?.(self, args);
    return self;
}
/** The message is there when V8 writes the head of the stack, hence it is made twice. */
function raw(cls, args) {
    const first = args.length === 1 && typeof args[0] === 'string' ? [args[0]] : [];
    return fill(Reflect.construct(Error, first, cls), cls, args);
}
function base_exception() {
    const cls = error_class('BaseException', object), {prototype} = cls;
    Object.setPrototypeOf(prototype, Object.create(Error.prototype, Object.getOwnPropertyDescriptors(object.prototype)));
    hidden(cls, '$native', raw);
    const methods = {
        __init__(self, ...args) { fill(self, self.$class, args); return null; },
        __str__: (self) => (self.$class.$text ?? usual_text)(self, self.args),
        __repr__: (self) => `${self.$class.__name__}(${self.args.map(repr).join(', ')})`,
    };
    for (const key of Object.keys(methods)) {
        hidden(cls, key, methods[key]);
        hidden(prototype, key, function (...args) { return methods[key](this, ...args); });
    }
    hidden(prototype, 'with_traceback', function () { return this; });
    hidden(prototype, 'add_note', function (note) { (this.__notes__ ??= []).push(note); return null; });
    for (const key of ['__cause__', '__context__', '__traceback__']) hidden(prototype, key, null);
    hidden(prototype, '__suppress_context__', false);
    return cls;
}
export const BaseException = /* @__PURE__ */ base_exception();
export const Exception = /* @__PURE__ */ error_class('Exception', BaseException);
export const GeneratorExit = /* @__PURE__ */ error_class('GeneratorExit', BaseException);
export const KeyboardInterrupt = /* @__PURE__ */ error_class('KeyboardInterrupt', BaseException);
export const SystemExit = /* @__PURE__ */ error_class('SystemExit', BaseException, {setup(self, args) { hidden(self, 'code', args.length > 1 ? self.args : args[0] ?? null); }});
export const ArithmeticError = /* @__PURE__ */ error_class('ArithmeticError', Exception);
export const FloatingPointError = /* @__PURE__ */ error_class('FloatingPointError', ArithmeticError);
export const OverflowError = /* @__PURE__ */ error_class('OverflowError', ArithmeticError);
export const ZeroDivisionError = /* @__PURE__ */ error_class('ZeroDivisionError', ArithmeticError);
export const AssertionError = /* @__PURE__ */ error_class('AssertionError', Exception);
export const AttributeError = /* @__PURE__ */ error_class('AttributeError', Exception);
export const BufferError = /* @__PURE__ */ error_class('BufferError', Exception);
export const EOFError = /* @__PURE__ */ error_class('EOFError', Exception);
export const ImportError = /* @__PURE__ */ error_class('ImportError', Exception);
export const ModuleNotFoundError = /* @__PURE__ */ error_class('ModuleNotFoundError', ImportError);
export const LookupError = /* @__PURE__ */ error_class('LookupError', Exception);
export const IndexError = /* @__PURE__ */ error_class('IndexError', LookupError);
export const KeyError = /* @__PURE__ */ error_class('KeyError', LookupError, {text(self, args) { return args.length === 1 ? repr(args[0]) : usual_text(self, args); }});
export const MemoryError = /* @__PURE__ */ error_class('MemoryError', Exception);
export const NameError = /* @__PURE__ */ error_class('NameError', Exception);
export const UnboundLocalError = /* @__PURE__ */ error_class('UnboundLocalError', NameError);
export const OSError = /* @__PURE__ */ error_class('OSError', Exception, {setup: os_error, text: os_text});
export {OSError as IOError, OSError as EnvironmentError};
export const BlockingIOError = /* @__PURE__ */ error_class('BlockingIOError', OSError);
export const ChildProcessError = /* @__PURE__ */ error_class('ChildProcessError', OSError);
export const ConnectionError = /* @__PURE__ */ error_class('ConnectionError', OSError);
export const BrokenPipeError = /* @__PURE__ */ error_class('BrokenPipeError', ConnectionError);
export const ConnectionAbortedError = /* @__PURE__ */ error_class('ConnectionAbortedError', ConnectionError);
export const ConnectionRefusedError = /* @__PURE__ */ error_class('ConnectionRefusedError', ConnectionError);
export const ConnectionResetError = /* @__PURE__ */ error_class('ConnectionResetError', ConnectionError);
export const FileExistsError = /* @__PURE__ */ error_class('FileExistsError', OSError);
export const FileNotFoundError = /* @__PURE__ */ error_class('FileNotFoundError', OSError);
export const InterruptedError = /* @__PURE__ */ error_class('InterruptedError', OSError);
export const IsADirectoryError = /* @__PURE__ */ error_class('IsADirectoryError', OSError);
export const NotADirectoryError = /* @__PURE__ */ error_class('NotADirectoryError', OSError);
export const PermissionError = /* @__PURE__ */ error_class('PermissionError', OSError);
export const ProcessLookupError = /* @__PURE__ */ error_class('ProcessLookupError', OSError);
export const TimeoutError = /* @__PURE__ */ error_class('TimeoutError', OSError);
export const ReferenceError = /* @__PURE__ */ error_class('ReferenceError', Exception);
export const RuntimeError = /* @__PURE__ */ error_class('RuntimeError', Exception);
export const NotImplementedError = /* @__PURE__ */ error_class('NotImplementedError', RuntimeError);
export const RecursionError = /* @__PURE__ */ error_class('RecursionError', RuntimeError);
export const StopIteration = /* @__PURE__ */ error_class('StopIteration', Exception, {setup(self, args) { hidden(self, 'value', args[0] ?? null); }});
export const StopAsyncIteration = /* @__PURE__ */ error_class('StopAsyncIteration', Exception);
export const SyntaxError = /* @__PURE__ */ error_class('SyntaxError', Exception, {setup(self, args) { hidden(self, 'msg', args[0] ?? null); }});
export const IndentationError = /* @__PURE__ */ error_class('IndentationError', SyntaxError);
export const TabError = /* @__PURE__ */ error_class('TabError', IndentationError);
export const SystemError = /* @__PURE__ */ error_class('SystemError', Exception);
export const TypeError_ = /* @__PURE__ */ error_class('TypeError', Exception);
export {TypeError_ as TypeError};
export const ValueError = /* @__PURE__ */ error_class('ValueError', Exception);
export const UnicodeError = /* @__PURE__ */ error_class('UnicodeError', ValueError);
const coding = {setup: unicode_setup, text: unicode_text};
export const UnicodeDecodeError = /* @__PURE__ */ error_class('UnicodeDecodeError', UnicodeError, coding);
export const UnicodeEncodeError = /* @__PURE__ */ error_class('UnicodeEncodeError', UnicodeError, coding);
export const Warning = /* @__PURE__ */ error_class('Warning', Exception);
export const BytesWarning = /* @__PURE__ */ error_class('BytesWarning', Warning);
export const DeprecationWarning = /* @__PURE__ */ error_class('DeprecationWarning', Warning);
export const FutureWarning = /* @__PURE__ */ error_class('FutureWarning', Warning);
export const ImportWarning = /* @__PURE__ */ error_class('ImportWarning', Warning);
export const PendingDeprecationWarning = /* @__PURE__ */ error_class('PendingDeprecationWarning', Warning);
export const ResourceWarning = /* @__PURE__ */ error_class('ResourceWarning', Warning);
export const RuntimeWarning = /* @__PURE__ */ error_class('RuntimeWarning', Warning);
export const SyntaxWarning = /* @__PURE__ */ error_class('SyntaxWarning', Warning);
export const UnicodeWarning = /* @__PURE__ */ error_class('UnicodeWarning', Warning);
export const UserWarning = /* @__PURE__ */ error_class('UserWarning', Warning);
const group = {
    setup(self, args) { hidden(self, 'exceptions', tuple_of(...args[1])); },
    text(self, args) { return `${args[0]} (${args[1].length} sub-exception${args[1].length === 1 ? '' : 's'})`; },
};
export const BaseExceptionGroup = /* @__PURE__ */ error_class('BaseExceptionGroup', BaseException, group);
export const ExceptionGroup = /* @__PURE__ */ error_class('ExceptionGroup', Exception, group);

function os_error(self, args) {
    const [errno = null, strerror = null, filename = null] = args.length > 1 ? args : [];
    for (const [key, value] of Object.entries({errno, strerror, filename})) hidden(self, key, value);
    if (args.length > 2) self.args.length = 2;
}
function os_text(self, args) {
    if (args.length < 2) return usual_text(self, args);
    const filename = self.filename ?? args[2] ?? null;
    return `[Errno ${args[0]}] ${args[1]}${filename === null ? '' : `: ${repr(filename)}`}`;
}
function unicode_setup(self, args) {
    ['encoding', 'object', 'start', 'end', 'reason'].forEach((key, index) => hidden(self, key, args[index] ?? null));
}
function unicode_text(self, args) {
    if (args.length < 5) return usual_text(self, args);
    const [encoding, object, start, end, reason] = args, decoding = typeof object !== 'string';
    const byte = decoding ? `byte 0x${object[start].toString(16).padStart(2, '0')}` : `character '\\x${object.charCodeAt(start).toString(16)}'`;
    const place = end - start === 1 ? `${byte} in position ${start}` : `bytes in position ${start}-${end - 1}`;
    return `'${encoding}' codec can't ${decoding ? 'decode' : 'encode'} ${place}: ${reason}`;
}
