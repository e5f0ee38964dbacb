// Runs wherever compiled Python runs: modules that a program makes itself, and the program as a
// module: `types.ModuleType("name")` and `sys.modules[__name__]`. Only programs that ask carry this.
import {AttributeError, TypeError_} from '../errors/exceptions.mjs';
import {attributes_of} from './attributes.mjs';
import {named_type} from './named_types.mjs';
import {type_name} from './type_names.mjs';
import {hidden} from './object.mjs';

class Module {
    get [Symbol.toStringTag]() { return 'Module'; }
    get __dict__() { return attributes_of(this); }
    $attribute(holder, name) { throw hidden(AttributeError(`module '${holder.__name__}' has no attribute '${name}'`), 'obj', holder); }
    get __repr__() { return () => `<module '${this.__name__}'>`; }
}
/** A module called `name` without anything in it. */
export function made_module(name, doc = null) {
    if (typeof name !== 'string') throw TypeError_(`module() argument 'name' must be str, not ${type_name(name)}`);
    return hidden(hidden(new Module(), '__name__', name), '__doc__', doc);
}
export const module_type = () => named_type('module', (one) => type_name(one) === 'module', (...given) => {
    if (!given.length) throw TypeError_("module() missing required argument 'name' (pos 1)");
    return made_module(...given);
});
/** `sys.modules`, told of the modules that the program imports, and of itself with its variables. */
export function loaded_modules(known, imported, name, variables) {
    for (const key of Object.keys(imported)) known[key] ??= imported[key];
    known[name] ??= new Proxy(made_module(name), {
        get: (target, key) => (Object.hasOwn(variables, key) ? variables[key] : target[key]),
        set: (_, key, value) => Reflect.set(variables, key, value),
        has: (target, key) => Object.hasOwn(variables, key) || key in target,
    });
    return known;
}
