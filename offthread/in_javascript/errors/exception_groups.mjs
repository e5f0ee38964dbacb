// Runs wherever compiled Python runs: ExceptionGroup and `except*` (Language Reference, 8.4.2).
import {AttributeError, BaseException, Exception, TypeError_, ValueError, caught, catches, error_class, raised} from './exceptions.mjs';
import {iter} from '../iterating/iteration.mjs';
import {hidden} from '../objects/object.mjs';
import {tuple_from, tuple_of, type_name} from '../objects/kinds.mjs';

function setup(self, args) {
    if (self.$about !== undefined) return;  // made by __new__, and now by __init__
    if (args.length !== 2) throw TypeError_(`BaseExceptionGroup.__new__() takes exactly 2 arguments (${args.length} given)`);
    if (typeof args[0] !== 'string') throw TypeError_(`BaseExceptionGroup.__new__() argument 1 must be str, not ${type_name(args[0])}`);
    if (!Array.isArray(args[1]) && typeof args[1] !== 'string' && !(args[1]?.__getitem__ && args[1].__len__)) throw TypeError_('second argument (exceptions) must be a sequence');
    const errors = [...iter(args[1])];
    if (!errors.length) throw ValueError('second argument (exceptions) must be a non-empty sequence');
    errors.forEach((one, at) => {
        if (!(one instanceof BaseException)) throw ValueError(`Item ${at} of second argument (exceptions) is not an exception`);
        if (self instanceof Exception && !(one instanceof Exception)) throw TypeError_(`Cannot nest BaseExceptions in ${self.$class === ExceptionGroup ? 'an ExceptionGroup' : `'${self.$class.__name__}'`}`);
    });
    hidden(self, '$about', args[0]);
    hidden(self, '$held', tuple_from(errors));
    if (self.$class === BaseExceptionGroup && errors.every((one) => one instanceof Exception)) Object.setPrototypeOf(self, ExceptionGroup.prototype);
}
const text = (args, str, repr, {$about, $held}) => `${$about} (${$held.length} sub-exception${$held.length === 1 ? '' : 's'})`;
const readonly = () => { throw AttributeError('readonly attribute'); };
const METHODS = {
    derive(errors) {
        return (errors.every((one) => one instanceof Exception) ? ExceptionGroup : BaseExceptionGroup)(this.message, errors);
    },
    subgroup(condition) { return part(this, tests(condition)); },
    split(condition) {
        const test = tests(condition);
        return tuple_of(part(this, test), part(this, (one) => !test(one), test));
    },
};
function group_class(name, base, bases, mro) {
    const cls = error_class(name, base, setup, text);
    for (const key of Object.keys(METHODS)) hidden(cls.prototype, key, METHODS[key]);
    hidden(cls.prototype, '$group', true);
    Object.defineProperty(cls.prototype, 'message', {get() { return this.$about; }, set: readonly, configurable: true});
    Object.defineProperty(cls.prototype, 'exceptions', {get() { return this.$held; }, set: readonly, configurable: true});
    hidden(cls, '__bases__', bases(cls));
    Object.defineProperty(cls, '__mro__', {get: () => mro(cls), configurable: true});
    return cls;
}
function base_group() {
    const cls = group_class('BaseExceptionGroup', BaseException, () => tuple_of(BaseException), (own) => tuple_of(own, ...BaseException.__mro__));
    Object.defineProperty(cls, Symbol.hasInstance, {value(one) {
        return this === cls ? Boolean(one?.$group) : Function.prototype[Symbol.hasInstance].call(this, one);
    }});
    return cls;
}
export const BaseExceptionGroup = /* @__PURE__ */ base_group();
export const ExceptionGroup = /* @__PURE__ */ group_class('ExceptionGroup', Exception,
    () => tuple_of(BaseExceptionGroup, Exception), (cls) => tuple_of(cls, BaseExceptionGroup, ...Exception.__mro__));

function tests(condition) {
    const is_error = (one) => typeof one === 'function' && (one === BaseException || one.prototype instanceof BaseException);
    const fits = Array.isArray(condition) ? condition.every(is_error) : typeof condition === 'function' && (!condition.$has || is_error(condition)) && (!condition.__mro__ || is_error(condition));
    if (!fits) throw TypeError_('expected a function, exception type or tuple of exception types');
    return typeof condition === 'function' && !condition.__mro__ ? (one) => Boolean(condition(one)) : (one) => catches(one, condition);
}
/** What of `error` passes `test`, in the same nesting; null where nothing does. A group of which
 * `whole` says yes has nothing left. */
function part(error, test, whole) {
    if (whole?.(error)) return null;
    if (!whole && test(error)) return error;
    if (!error.$group) return test(error) ? error : null;
    const kept = Array.from(error.exceptions, (one) => part(one, test, whole)).filter((one) => one !== null);
    if (!kept.length) return null;
    const made = error.derive(kept);
    for (const key of ['__cause__', '__context__', '__traceback__', '__notes__']) if (error[key]) hidden(made, key, error[key]);
    return made;
}
const leaves = (error) => (error.$group ? Array.from(error.exceptions).flatMap(leaves) : [error]);

/** The state of one `except*` chain: what no handler has taken yet, and what handlers raise. */
export function start_group(error) { return {error, rest: error, again: [], made: []}; }
/** The group for a handler of `type`, or null. */
export function take_group(state, type) {
    if (state.rest === null) return null;
    for (const one of [type].flat()) if (one?.prototype?.$group) throw TypeError_('catching ExceptionGroup with except* is not allowed. Use except instead.');
    const test = (one) => catches(one, type), taken = part(state.rest, test);
    if (taken === null) return null;
    state.rest = state.rest.$group ? part(state.rest, (one) => !test(one), test) : null;
    return state.taken = taken.$group ? taken : ExceptionGroup('', tuple_of(taken));
}
/** A handler raised `thrown`. */
export function raised_in_group(state, thrown) {
    const error = caught(thrown);
    if (error === state.taken) state.again.push(...leaves(error));
    else state.made.push(raised(error, error.__context__ ?? state.taken));
}
/** Raise what is left when all handlers are through. */
export function end_group({error, rest, again, made}) {
    const left = [...again, ...(rest === null ? [] : leaves(rest))];
    const same = left.length ? part(error, (one) => left.includes(one)) : null;
    const raise = same === null ? made : [...made, same];
    if (raise.length) throw raise.length === 1 ? raise[0] : ExceptionGroup('', raise);
}
