// Runs wherever compiled Python runs: builtin types that programs only ask about. `type(x)` and
// the library's `types` answer with the same one.
import {TypeError_} from '../errors/exceptions.mjs';

const named = /* @__PURE__ */ new Map();
/** The type called `name`; `has` and `make`, what calling it does, are told by who asks for it. */
export function named_type(name, has, make) {
    if (!named.has(name)) named.set(name, made_type(name, has));
    const found = named.get(name);
    if (make) found.$make = make;
    return found;
}
function made_type(name, has) {
    const made = (...given) => {
        if (!made.$make) throw TypeError_(`cannot create '${name}' instances`);
        return made.$make(...given);
    };
    return Object.assign(made, {$has: has, $name: name, __name__: name, __qualname__: name, __module__: 'builtins'});
}
