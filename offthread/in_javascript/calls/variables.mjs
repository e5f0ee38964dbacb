// Runs wherever compiled Python runs: the variables of a function or module as a dict, for
// globals() and locals(). The compiler lists them.
import {not_bound} from '../compiled.mjs';

const is_bound = (value) => value !== undefined && value !== not_bound;
/** A copy of those that are bound. */
export function variables(values) {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => is_bound(value)));
}
/** A dict that reads and sets them; `accessors` has a function for each of both. */
export function live_variables(accessors, name) {
    const made = {__name__: name};
    for (const [key, [get, set]] of Object.entries(accessors)) {
        if (is_bound(get())) Object.defineProperty(made, key, {get, set, enumerable: true});
    }
    return made;
}
