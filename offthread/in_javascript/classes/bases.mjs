// Runs wherever compiled Python runs: the bases of classes, of builtin types too.
import {TypeError_} from '../errors/exceptions.mjs';
import {special_attr} from '../objects/attributes.mjs';
import {bool} from '../builtins.mjs';
import {tuple_of} from '../objects/kinds.mjs';
import {int} from '../numbers/numbers.mjs';
import {object} from '../objects/object.mjs';

const FACTS = {
    __base__: (base) => base,
    __bases__: (base) => tuple_of(base),
    __mro__: (base, type) => (base === int ? tuple_of(type, base, object) : tuple_of(type, object)),
};
/** The error of a class statement that names a type which nothing may inherit from. */
export function no_base(name) { throw TypeError_(`type '${name}' is not an acceptable base type`); }
/** `cls.__bases__`, `cls.__mro__` or `cls.__base__`. */
export function bases_of(cls, name) {
    if (cls === object) return name === '__base__' ? null : tuple_of(...cls[name]);
    if (cls?.__mro__) return name === '__base__' ? cls.__bases__[0] : tuple_of(...cls[name]);
    if (typeof cls !== 'function' || !cls.$has) return special_attr(cls, name);
    return FACTS[name](cls === bool ? int : object, cls);
}
