// Runs wherever compiled Python runs: what library/dataclasses.py cannot say in Python.
import {method, missing, too_many, signature, Keywords} from './functions.mjs';
import {hidden} from './object.mjs';

/** The names that the body of `cls` itself annotates, in order. */
export function class_fields(cls) {
    return Object.hasOwn(cls.prototype, '__fields__') ? cls.prototype.__fields__ : [];
}
/** Give `cls` an `__init__` with these parameters (`=` after those with a default); it hands the
 * arguments that were given, by name, to `fill(self, values)`. */
export function signature_init(cls, given, named, fill) {
    const text = [...given, ...(named.length ? ['*', ...named] : [])].join(' ');
    const names = given.map((one) => one.replace('=', ''));
    const least = given.filter((one) => !one.endsWith('=')).length;
    const init = method(function (...args) {
        const last = args[args.length - 1], values = last instanceof Keywords ? {...args.pop().values} : {};
        const name = `${cls.__name__}.__init__`;
        if (args.length > names.length) too_many(name, signature(text), args.length, true);
        if (args.length < least) missing(name, names.slice(0, least), args);
        names.forEach((key, i) => { if (args[i] !== undefined) values[key] = args[i]; });
        const absent = named.filter((one) => !one.endsWith('=') && !Object.hasOwn(values, one));
        if (absent.length) missing(name, absent, [], 'keyword-only');
        fill(this, values);
        return null;
    }, text);
    hidden(init, '__qualname__', `${cls.__name__}.__init__`);
    cls.$set('__init__', init);
    return null;
}
/** Fields can no more be set: doing so throws what `caught` makes a FrozenInstanceError. */
export const freeze = (self) => Object.freeze(self);
/** `self.__post_init__()`, where the class has it. */
export const after_init = (self) => self.__post_init__?.() ?? null;
