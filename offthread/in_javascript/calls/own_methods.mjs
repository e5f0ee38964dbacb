// Runs wherever compiled Python runs: methods read from a builtin type whose values carry them
// themselves, as in `set.union`.
import {TypeError_} from '../errors/exceptions.mjs';
import {type_name} from '../objects/type_names.mjs';

/** What `type.name` is for the methods of the class `cls`: functions that take self first. */
export const methods_of = (cls) => (type, name) => {
    const fn = cls.prototype[name];
    if (typeof fn !== 'function' || name === 'constructor') return undefined;
    return Object.assign((self, ...args) => {
        if (!type.$has(self)) throw TypeError_(`descriptor '${name}' for '${type.__name__}' objects doesn't apply to a '${type_name(self)}' object`);
        return fn.apply(self, args);
    }, {__name__: name});
};
