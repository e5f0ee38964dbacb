// Runs wherever compiled Python runs: the variables of a function or module as a dict, for
// globals() and locals(). The compiler lists them.
import {not_bound} from '../compiled.mjs';

const is_bound = (value) => value !== undefined && value !== not_bound;
/** A copy of those that are bound. */
export function variables(values) {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => is_bound(value)));
}
/** A dict that reads, sets, binds and unbinds them; `accessors` has a function to read and one to
 * set for each, `made` is the module's own. */
export function live_variables(accessors, made) {
    for (const [key, [get, set]] of Object.entries(accessors)) {
        if (is_bound(get())) show(made, key, get, set);
        else delete made[key];
    }
    if (!dicts.has(made)) dicts.set(made, live_dict(accessors, made));
    return dicts.get(made);
}
/** The namespace of a class with what its body set in `locals()`. */
export function with_variables(made, set = {}) {
    for (const key of Object.keys(set)) if (!/^__(module|qualname)__$/.test(key)) made[key] ??= set[key];
    return made;
}
const dicts = /* @__PURE__ */ new WeakMap();
/** What the program sees of `made`. */
function live_dict(accessors, made) {
    return new Proxy(made, {
        set(target, key, value) {
            if (!Object.hasOwn(accessors, key)) return Reflect.set(target, key, value);
            const [get, set] = accessors[key];
            set?.(value);
            return Boolean(show(target, key, get, set));
        },
        deleteProperty(target, key) {
            if (Object.hasOwn(accessors, key)) accessors[key][1]?.(not_bound);
            return Reflect.deleteProperty(target, key);
        },
    });
}
const show = (made, key, get, set) => Object.defineProperty(made, key, {get, set, enumerable: true, configurable: true});
