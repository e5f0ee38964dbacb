// Runs wherever compiled Python runs: which function `x.name(…)` calls where `name` is a method
// of a builtin type. Values of these types are JavaScript's own and do not carry the method.
import {attr, no_attribute} from '../objects/attributes.mjs';
import {call_given} from './functions.mjs';
import {TypeError_} from '../errors/exceptions.mjs';
import {isDict, type_name} from '../objects/kinds.mjs';
import {hidden} from '../objects/object.mjs';

export const is_list = (value) => Array.isArray(value);
export const is_text = (value) => typeof value === 'string';
/** Dicts, except where one holds a function of that very name: then `options.get(…)` calls it. */
export const is_dict_without = (name) => (value) =>
    isDict(value) && (value.$python || !Object.hasOwn(value, name) || typeof value[name] !== 'function');

/** The function that stands for the method `name`: `fn(holder, ...args)` for what `accepts`
 * takes, the object's own method otherwise. */
export function method(name, accepts, fn) {
    const dispatched = (holder, ...args) => {
        if (accepts(holder) && holder.$python === undefined) return fn(holder, ...args);
        return call_own(holder, name, args, accepts, fn);
    };
    dispatched.$takes_keywords = true;
    dispatched.$accepts = accepts;
    return hidden(dispatched, 'name', name);
}
function call_own(holder, name, args, accepts, fn) {
    if ((Array.isArray(holder) || ArrayBuffer.isView(holder)) && !holder.$python && !accepts(holder)) throw no_attribute(holder, name);  // not JavaScript's own
    const own = (holder?.$target ?? holder)?.[name];  // behind a proxy of __getattr__
    if (own === undefined) {
        if (accepts(holder)) return fn(holder, ...args);
        if (holder?.$native && accepts(args[0])) return fn(...args);  // str.upper(text)
    }
    return call_given(own ?? called(attr(holder, name)), holder, args);
}
function called(found) {
    if (typeof found !== 'function') throw TypeError_(`'${type_name(found)}' object is not callable`);
    return found;
}
