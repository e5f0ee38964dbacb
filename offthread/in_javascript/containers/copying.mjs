// Runs wherever compiled Python runs: what library/copy.py asks of JavaScript.
import {bare} from '../classes/classes.mjs';

const items = (value) => (Array.isArray(value) ? Array : Set).prototype.values.call(value);
/** A new instance of the class of `value`, without its attributes; `each` copies a tuple's items. */
export function fresh_like(value, each = (item) => item) {
    if (value instanceof Error) return Object.create(Object.getPrototypeOf(value), Object.getOwnPropertyDescriptors(value));
    if (Array.isArray(value) || value instanceof Set) return bare(value.$class, [Array.from(items(value), each)]);
    return bare(value.$class, value instanceof String || value instanceof Number ? [value.valueOf()] : []);
}
const is_state = (key) => !/^(\$|length$|name$|prototype$|\d)/.test(key);
/** The attributes of an instance, also those that `vars` does not show, as a dict. */
export function own_state(value) {
    const made = {}, own = value.$target ?? value;
    for (const key of Object.getOwnPropertyNames(own)) if (is_state(key)) made[key] = own[key];
    return made;
}
export const frozen_like = (made, value) => (Object.isFrozen(value.$target ?? value) ? Object.freeze(made) : made);
export function set_own(value, key, given) {
    const own = value.$target ?? value, found = Object.getOwnPropertyDescriptor(own, key);
    Object.defineProperty(own, key, {value: given, writable: true, enumerable: found?.enumerable ?? key !== 'default_factory', configurable: true});
    return null;
}
