// Runs wherever compiled Python runs: which function `x.name(…)` calls where `name` is a method
// of a builtin type. Values of these types are JavaScript's own and do not carry the method.
import {attr} from './attributes.mjs';
import {Keywords, call_given} from './functions.mjs';
import {TypeError_} from './exceptions.mjs';
import {isDict, type_name} from './kinds.mjs';

export const is_list = (value) => Array.isArray(value);
export const is_text = (value) => typeof value === 'string';
/** Dicts, except where one holds a function of that very name: then `options.get(…)` calls it. */
export const is_dict_without = (name) => (value) => isDict(value) && !(!value.$python && Object.hasOwn(value, name) && typeof value[name] === 'function');

/** The function that stands for the method `name`: `fn(holder, ...args)` for what `accepts`
 * takes, the object's own method otherwise. */
export function method(name, accepts, fn) {
    const dispatched = (holder, ...args) => {
        if (accepts(holder) && holder.$python === undefined) return fn(holder, ...args);
        return call_own(holder, name, args, accepts, fn);
    };
    dispatched.$accepts = accepts;
    dispatched.$takes_keywords = true;
    return Object.defineProperty(dispatched, 'name', {value: name});
}
function call_own(holder, name, args, accepts, fn) {
    const own = holder === null || holder === undefined ? undefined : holder[name];
    if (typeof own === 'function') return call_given(own, holder, args);
    if (own !== undefined && own !== null && typeof own.__call__ === 'function') return call_given(own.__call__, own, args);
    if (is_builtin(holder) && args.length) return unbound(holder, name, args, fn);
    if (accepts(holder)) return fn(holder, ...args);
    const found = attr(holder, name);  // __getattr__, or the AttributeError
    if (typeof found === 'function') return call_given(found, holder, args);
    throw TypeError_(found === undefined || found === null ? `${type_name(holder)}.${name} is ${found === null ? 'None' : 'not there'}: it cannot be called` : `'${type_name(found)}' object is not callable`);
}
const is_builtin = (holder) => typeof holder === 'function' && holder.$native !== undefined && holder.__module__ === 'builtins';
/** `str.upper(text)`: the type's own method, whatever the value's class says. */
function unbound(holder, name, args, fn) {
    if (args[0] instanceof Keywords || !holder.$has(args[0])) {
        throw TypeError_(`descriptor '${name}' for '${holder.$name}' objects doesn't apply to a '${type_name(args[0])}' object`);
    }
    return fn(...args);
}
