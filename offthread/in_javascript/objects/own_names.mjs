// Runs wherever compiled Python runs: attributes that JavaScript has and Python has not, such as
// `length` of a text or `toString` of anything. Only programs that name one of them carry this.
import {got, no_attribute, set_attr} from './attributes.mjs';
import {callee} from '../calls/calling.mjs';

const is_bottom = (one) => [Object.prototype, Function.prototype, Error.prototype].includes(one);
/** `holder.name` as Python sees it; JavaScript's objects keep all that is theirs. `strict`: so do
 * lists and dicts not, because the program knows no JavaScript. */
export function own_attr(holder, name, strict) {
    if (holder === null || holder === undefined) throw no_attribute(holder, name);
    if (holder.__mro__) return class_attr(holder, name);
    if (holder.$python) return found(holder, holder, name);
    if (is_foreign(holder, strict)) return got(holder[name], holder, name);
    if (typeof holder === 'function' && Object.getOwnPropertyDescriptor(holder, name)?.enumerable) return holder[name];
    throw no_attribute(holder, name);
}
function is_foreign(holder, strict) {
    if (typeof holder === 'function') return holder.$signature === undefined && !holder.$has;
    return !(strict && (typeof holder !== 'object' || is_builtin(holder)));
}
const is_builtin = (holder) => Array.isArray(holder) || holder instanceof Set || ArrayBuffer.isView(holder) || is_plain(holder);
const is_plain = (holder) => Object.getPrototypeOf(holder) === Object.prototype;
/** The classes of an instance, without what JavaScript keeps on them. */
function owner(start, name) {
    for (let one = start; one && !is_bottom(one); one = Object.getPrototypeOf(one)) {
        const {value, get} = Object.getOwnPropertyDescriptor(one, name) ?? {};
        if (name === 'length' && Array.isArray(one)) continue;
        if (get || value !== undefined && !(name === 'constructor' && value === one.$class)) return one;
    }
    return null;
}
function found(start, holder, name) {
    if (owner(start, name) || holder.$dict && Object.hasOwn(holder.$dict, name)) return got(holder[name], holder, name);
    if (holder.__getattr__) return holder.__getattr__(name);
    throw no_attribute(holder, name);
}
/** Attributes of a class stand on its prototype. */
function class_attr(cls, name) {
    const at = owner(cls.prototype, name);
    if (!at) throw no_attribute(cls, name);
    return name === 'prototype' ? at[name] : got(cls[name], cls, name);
}
export function call_own(holder, name, given, strict) {
    return callee(own_attr(holder, name, strict), holder, name)(...given);
}
export function has_own_attr(holder, name, strict) {
    try {
        own_attr(holder, name, strict);
        return Boolean(holder.$python || holder.__mro__) || typeof holder !== 'object' || name in holder;
    } catch {
        return false;
    }
}
/** Whether `holder[name]` may be JavaScript's own. */
export const may_be_javascripts = (holder, name) => name in Function || typeof holder !== 'object' && typeof holder !== 'function' || Array.isArray(holder);
/** `holder.name = value` where lists and dicts have no attributes. */
export function set_strictly(holder, name, value) {
    if (typeof holder === 'object' && holder !== null && is_builtin(holder) && !holder.$python) throw no_attribute(holder, name);
    return set_attr(holder, name, value);
}
/** `value` was read as `holder.name` where dicts have no attributes. */
export function got_strictly(value, holder, name) {
    if (typeof holder === 'object' && holder !== null && is_plain(holder)) throw no_attribute(holder, name);
    return got(value, holder, name);
}
