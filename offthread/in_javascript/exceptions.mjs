// Runs wherever compiled Python runs: Python's exceptions as real JavaScript Errors.

const errorClass = (name, base) => {
    const cls = function (...args) {
        const self = Reflect.construct(Error, [args.length ? String(args[0]) : ''], cls);
        self.__init__(...args);
        return self;
    };
    Object.setPrototypeOf(cls, base);
    cls.prototype = Object.create(base.prototype, {constructor: {value: cls, writable: true, configurable: true}});
    Object.defineProperty(cls.prototype, 'name', {value: name, writable: true, configurable: true});
    cls.$name = cls.__name__ = name;
    cls.$native = (made, args) => Reflect.construct(Error, [args.length ? String(args[0]) : ''], made);
    return cls;
};
export const BaseException = errorClass('BaseException', Error);
Object.defineProperty(BaseException.prototype, '$python', {value: true});
Object.defineProperty(BaseException.prototype, '__init__', {value(...args) {
    this.args = args;
    if (args.length) this.message = String(args[0]);
}, writable: true, configurable: true});
export const Exception = errorClass('Exception', BaseException);
export const ArithmeticError = errorClass('ArithmeticError', Exception);
export const ZeroDivisionError = errorClass('ZeroDivisionError', ArithmeticError);
export const LookupError = errorClass('LookupError', Exception);
export const KeyError = errorClass('KeyError', LookupError);
export const IndexError = errorClass('IndexError', LookupError);
export const ValueError = errorClass('ValueError', Exception);
export const TypeError_ = errorClass('TypeError', Exception);
export const AttributeError = errorClass('AttributeError', Exception);
export const NameError = errorClass('NameError', Exception);
export const AssertionError = errorClass('AssertionError', Exception);
export const RuntimeError = errorClass('RuntimeError', Exception);
export const NotImplementedError = errorClass('NotImplementedError', RuntimeError);
export const RecursionError = errorClass('RecursionError', RuntimeError);
export const OSError = errorClass('OSError', Exception);
export const TimeoutError = errorClass('TimeoutError', OSError);
export const StopIteration = errorClass('StopIteration', Exception);

export function caught(error) { return error; }
export function catches(error, type) {
    if (Array.isArray(type)) return type.some((one) => catches(error, one));
    if (error instanceof type) return true;
    if (type === BaseException || type === Exception) return !(error instanceof BaseException);
    if (error instanceof globalThis.TypeError) return type === TypeError_ || type === AttributeError;
    if (error instanceof globalThis.ReferenceError) return type === NameError;
    return false;
}
const made = (value) => (typeof value === 'function' ? value() : value);
export function raised(value, context) {
    const error = made(value);
    if (context && error && error !== context) error.__context__ = context;
    return error;
}
export function raised_from(value, cause) {
    const error = made(value);
    error.__cause__ = cause === null ? null : made(cause);
    error.cause = error.__cause__;
    return error;
}
export function no_active_exception() { return RuntimeError('No active exception to reraise'); }
export function assertion_failed(...message) { throw AssertionError(...message); }
export function enter(manager) { return manager.__enter__(); }
export function exit(manager, error) { return error === undefined ? manager.__exit__(null, null, null) : !!manager.__exit__(error.constructor, error, null); }
export function aenter(manager) { return manager.__aenter__(); }
export async function aexit(manager, error) { return error === undefined ? manager.__aexit__(null, null, null) : !!await manager.__aexit__(error.constructor, error, null); }
