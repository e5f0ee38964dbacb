// Runs wherever compiled Python runs: what library/dataclasses/ cannot say in Python.
import {method, missing, too_many, signature, Keywords} from '../calls/functions.mjs';
import {special} from './classes.mjs';
import {tuple_of} from '../objects/kinds.mjs';
import {hidden} from '../objects/object.mjs';
import {set_slots} from './slots.mjs';

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
        const name = `${cls.__qualname__}.__init__`;
        if (args.length > names.length) too_many(name, signature(text), args.length, true, signature(text).keywordOnly.filter((key) => Object.hasOwn(values, key)).length);
        if (args.length < least) missing(name, names.slice(0, least), args);
        names.forEach((key, i) => { if (args[i] !== undefined) values[key] = args[i]; });
        const absent = named.filter((one) => !one.endsWith('=') && !Object.hasOwn(values, one));
        if (absent.length) missing(name, absent, [], 'keyword-only');
        fill(this, values);
        return null;
    }, text);
    hidden(init, '__qualname__', `${cls.__qualname__}.__init__`);
    cls.$set('__init__', init);
    return null;
}
/** Fields can no more be set: doing so throws what `caught` makes a FrozenInstanceError. An
 * instance of a subclass that is no dataclass may get further attributes. */
export function freeze(self, names) {
    if (!names) return Object.freeze(self);
    for (const name of names) Object.defineProperty(self, name, {writable: false, configurable: false});
    return null;
}
/** `self.__post_init__(…)`, where the class has it. */
export const after_init = (self, given) => self.__post_init__?.(...given) ?? null;
/** Instances of `cls` get no other attributes than `names`. */
export function slot_fields(cls, names) {
    const own = tuple_of(...names);
    for (const name of names) delete cls.prototype[name];
    set_slots(cls, own, cls.__bases__, {});
    cls.$set('__slots__', own);
    hidden(cls, '$new', cls.$new ?? special);
    return null;
}
