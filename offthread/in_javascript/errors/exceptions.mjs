// Runs wherever compiled Python runs: Python's exceptions as real JavaScript Errors. Each class is
// an export of its own that a bundler drops when nobody names it. Other files import from here
// only inside functions: this file and theirs may need each other.
import {hidden, name_class, object} from '../objects/object.mjs';
import {tuple_of} from '../objects/kinds.mjs';
export * from './raising.mjs';

/** A builtin exception. `setup(self, args)` gives an instance further attributes;
 * `text(args, str, repr, self)` is its message where that is not the usual one. */
export function error_class(name, base, setup, text) {
    const cls = name_class(function (...args) { return native(new.target ?? cls, args); }, name, base);
    hidden(cls.prototype, 'name', name);
    if (setup) cls.$setup = setup;
    if (text) cls.$text = text;
    hidden(cls, '__bases__', [base]);
    Object.defineProperty(cls, '__mro__', {get: () => tuple_of(cls, ...base.__mro__), configurable: true});
    return cls;
}
function usual_text(args, str, repr) {
    return args.length === 1 ? str(args[0]) : args.length ? repr(args) : '';
}
/** Texts for JavaScript's own `message`; Python's str() and repr() bring theirs. */
const light = (one) => (typeof one === 'object' ? one?.__str__?.() ?? one?.__repr__?.() : null) ?? (one === null ? 'None' : one === true ? 'True' : one === false ? 'False' : String(one));
const light_repr = (one) => (Array.isArray(one) ? `(${one.map(light_repr).join(', ')})` : typeof one === 'string' ? `'${one}'` : light(one));

/** Give `self` its arguments, what its class adds, and its message: one of its own where that is
 * plain to see, because structured clone and consoles read no others. */
function fill(self, args) {
    hidden(self, 'args', tuple_of(...args));
    of_class(self.$class, '$setup')?.(self, args);
    if (self.__str__ || args.some((one) => typeof one === 'object' && one !== null)) delete self.message;
    else hidden(self, 'message', self.$text(light, light_repr));
}
/** What the first class of `cls` that has `name` has: with several bases that is no inheritance of JavaScript's. */
function of_class(cls, name) {
    return cls[name] ?? (cls.__bases__?.length > 1 ? cls.__mro__.find((one) => one[name] !== undefined)?.[name] : undefined);
}
/** The message is there when V8 writes the head of the stack. */
function native(cls, args) {
    const message = args.length === 1 && typeof args[0] === 'string' && !cls.$text ? [args[0]] : [];
    const self = Reflect.construct(Error, message, cls);
    fill(self, args);
    return self;
}
/** What stands for the traceback of an exception: the page has none. */
const TRACEBACK = /* @__PURE__ */ Object.create({constructor: {$name: 'traceback'}});
function base_exception() {
    const cls = name_class(function (...args) { return native(new.target ?? cls, args); }, 'BaseException', object), {prototype} = cls;
    Object.setPrototypeOf(prototype, Object.create(Error.prototype, Object.getOwnPropertyDescriptors(object.prototype)));
    hidden(cls, '$native', native);
    hidden(cls, '__bases__', [object]);
    hidden(cls, '__mro__', [cls, object]);
    hidden(cls, '__init__', (self, ...args) => self.__init__.call ? prototype.__init__.apply(self, args) : null);
    const set = function (value) { hidden(this, 'message', value); };
    Object.defineProperty(prototype, 'message', {get() { return this.__str__ ? this.__str__() : this.args ? this.$text(light, light_repr) : ''; }, set, configurable: true});
    const methods = {
        name: 'BaseException', __cause__: null, __context__: null, __traceback__: TRACEBACK, __suppress_context__: false,
        __init__(...args) {
            fill(this, args);
            return null;
        },
        $text(str, repr) { return (of_class(this.$class, '$text') ?? usual_text)(this.args, str, repr, this); },
        $repr(repr) { return `${this.$class.__name__}(${this.args.map(repr).join(', ')})`; },
        with_traceback(trace) { return hidden(this, '__traceback__', trace); },
        add_note(note) { (this.__notes__ ??= []).push(note); return null; },
    };
    for (const key of Object.keys(methods)) hidden(prototype, key, methods[key]);
    return cls;
}
export const BaseException = /* @__PURE__ */ base_exception();
export const Exception = /* @__PURE__ */ error_class('Exception', BaseException);
export const GeneratorExit = /* @__PURE__ */ error_class('GeneratorExit', BaseException);
export const KeyboardInterrupt = /* @__PURE__ */ error_class('KeyboardInterrupt', BaseException);
export const SystemExit = /* @__PURE__ */ error_class('SystemExit', BaseException, (self, args) => hidden(self, 'code', args.length > 1 ? self.args : args[0] ?? null));
export const ArithmeticError = /* @__PURE__ */ error_class('ArithmeticError', Exception);
export const FloatingPointError = /* @__PURE__ */ error_class('FloatingPointError', ArithmeticError);
export const OverflowError = /* @__PURE__ */ error_class('OverflowError', ArithmeticError);
export const ZeroDivisionError = /* @__PURE__ */ error_class('ZeroDivisionError', ArithmeticError);
export const AssertionError = /* @__PURE__ */ error_class('AssertionError', Exception);
export const AttributeError = /* @__PURE__ */ error_class('AttributeError', Exception);
export const BufferError = /* @__PURE__ */ error_class('BufferError', Exception);
export const EOFError = /* @__PURE__ */ error_class('EOFError', Exception);
export const ImportError = /* @__PURE__ */ error_class('ImportError', Exception, (self, args) => hidden(self, 'msg', args.length === 1 ? args[0] : null));
export const ModuleNotFoundError = /* @__PURE__ */ error_class('ModuleNotFoundError', ImportError);
export const LookupError = /* @__PURE__ */ error_class('LookupError', Exception);
export const IndexError = /* @__PURE__ */ error_class('IndexError', LookupError);
export const KeyError = /* @__PURE__ */ error_class('KeyError', LookupError, null, (args, str, repr) => usual_text(args, repr, repr));
export const MemoryError = /* @__PURE__ */ error_class('MemoryError', Exception);
export const NameError = /* @__PURE__ */ error_class('NameError', Exception);
export const UnboundLocalError = /* @__PURE__ */ error_class('UnboundLocalError', NameError);
export const OSError = /* @__PURE__ */ error_class('OSError', Exception, os_error, os_text);
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
export const StopIteration = /* @__PURE__ */ error_class('StopIteration', Exception, (self, args) => hidden(self, 'value', args[0] ?? null));
export const StopAsyncIteration = /* @__PURE__ */ error_class('StopAsyncIteration', Exception);
export const SyntaxError = /* @__PURE__ */ error_class('SyntaxError', Exception, (self, args) => hidden(self, 'msg', args[0] ?? null));
export const IndentationError = /* @__PURE__ */ error_class('IndentationError', SyntaxError);
export const TabError = /* @__PURE__ */ error_class('TabError', IndentationError);
export const SystemError = /* @__PURE__ */ error_class('SystemError', Exception);
export const TypeError_ = /* @__PURE__ */ error_class('TypeError', Exception);
export {TypeError_ as TypeError};
export const ValueError = /* @__PURE__ */ error_class('ValueError', Exception);
export const UnicodeError = /* @__PURE__ */ error_class('UnicodeError', ValueError);
export const UnicodeDecodeError = /* @__PURE__ */ error_class('UnicodeDecodeError', UnicodeError, unicode_setup, unicode_text);
export const UnicodeEncodeError = /* @__PURE__ */ error_class('UnicodeEncodeError', UnicodeError, unicode_setup, unicode_text);
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

function os_error(self, args) {
    const [errno = null, strerror = null, filename = null] = args.length > 1 ? args : [];
    for (const [key, value] of Object.entries({errno, strerror, filename})) hidden(self, key, value);
    if (args.length > 2) self.args.length = 2;
    if (self.$class === OSError) OSError.$become?.(self, errno);
}
function os_text(args, str, repr, self) {
    if (args.length < 2) return usual_text(args, str, repr);
    return `[Errno ${args[0]}] ${args[1]}${self.filename === null ? '' : `: ${repr(self.filename)}`}`;
}
function unicode_setup(self, args) {
    ['encoding', 'object', 'start', 'end', 'reason'].forEach((key, index) => hidden(self, key, args[index] ?? null));
}
function unicode_text(args, str, repr) {
    if (args.length < 5) return usual_text(args, str, repr);
    const [encoding, object, start, end, reason] = args, decoding = typeof object !== 'string';
    const many = end - start > 1, place = many ? `${start}-${end - 1}` : start;
    const one = decoding ? `byte 0x${object[start]?.toString(16).padStart(2, '0')}` : `character ${code_literal([...object][start] ?? '')}`;
    return `'${encoding}' codec can't ${decoding ? 'decode' : 'encode'} ${many ? decoding ? 'bytes' : 'characters' : one} in position ${place}: ${reason}`;
}
function code_literal(character) {
    const code = character.codePointAt(0) ?? 0, [mark, width] = code < 0x100 ? ['x', 2] : code < 0x10000 ? ['u', 4] : ['U', 8];
    return `'\\${mark}${code.toString(16).padStart(width, '0')}'`;
}
