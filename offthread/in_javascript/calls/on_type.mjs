// Runs wherever compiled Python runs: methods of builtin types called on the type, in programs that
// handle the error of a wrong first argument.
import {TypeError_} from '../errors/exceptions.mjs';
import {type_name} from '../objects/type_names.mjs';

/** Methods that the type itself answers. */
const OF_TYPES = /^(fromkeys|maketrans|fromhex|from_bytes|mro)$/;
/** `str.upper(text)`: `fn` for the type's own values only. */
export function on_type(type, name, given, fn) {
    if (OF_TYPES.test(name)) return fn(type, ...given);
    const [self] = given;
    if (given.length && (type.$has(self) || self?.$python)) return typeof type[name] === 'function' ? type[name](...given) : fn(type, ...given);
    throw TypeError_(given.length
        ? `descriptor '${name}' for '${type.__name__}' objects doesn't apply to a '${type_name(self)}' object`
        : `unbound method ${type.__name__}.${name}() needs an argument`);
}
