// Runs wherever compiled Python runs: calls that say what is wrong with them as Python does. A
// program that handles such errors makes its calls through these.
import {no_attribute} from '../objects/attributes.mjs';
import {TypeError_} from '../errors/exceptions.mjs';
import {arrange, call_given, signature} from './functions.mjs';
import {type_name} from '../objects/type_names.mjs';

/** `value` as a function: an instance of a class that got its `__call__` later has that one. */
export function callee(value, holder, name) {
    if (typeof value === 'function') return value;
    if (typeof value?.__call__ === 'function') return (...args) => call_given(value.__call__, value, args);
    if (value !== undefined || name === undefined) throw TypeError_(`'${type_name(value)}' object is not callable`);
    throw no_attribute(holder, name);
}
/** The same for a call that counts its arguments, as Python does. */
export function call_value(fn, given) {
    const found = callee(fn);
    return Reflect.apply(found, undefined, counted(found, given));
}
export function call_attribute(holder, name, given) {
    const found = callee(holder[name], holder, name);
    return Reflect.apply(found, holder, counted(found, given));
}
/** The arguments of a call of a Python function, which knows how many it takes. */
export function counted(fn, given) {
    if (fn.$signature !== undefined && !fn.__mro__) return arrange(fn, given, {});
    if (fn.$counts && !fn.__mro__) fn.$counts(given);
    return given;
}
/** `value` for a call with `count` arguments: a Python function that takes fewer comes as one that
 * says so when it is called. */
export function fitting(value, count) {
    if (typeof value !== 'function') return callee(value);
    if (value.$counts && !value.__mro__) return (...args) => value(...counted(value, args));
    if (value.$signature === undefined || value.__mro__ || count <= (value.$most ??= most(value.$signature))) return value;
    return (...args) => arrange(value, args, {});
}
function most(text) {
    const {positional, rest} = signature(text);
    return rest === null ? positional.length : Infinity;
}
/** What `holder.name(…)` may be called on, where `name` is no function of `holder`. */
export function holder_of(holder, name) { return {[name]: callee(holder[name], holder, name)}; }
