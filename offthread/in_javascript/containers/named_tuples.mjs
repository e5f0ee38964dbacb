// Runs wherever compiled Python runs: what library/collections/named.py cannot say in Python.
import {AttributeError} from '../errors/exceptions.mjs';
import {tuple} from '../builtins.mjs';
import {tuple_of} from '../objects/kinds.mjs';
import {hidden, object} from '../objects/object.mjs';
import {show_on_class} from '../classes/plain_classes.mjs';

/** A named tuple's field: its item at `place`. */
export function field_getter(cls, name, place) {
    const get = function () { return this[place]; };
    const set = () => { throw AttributeError("can't set attribute"); };
    get.$on_class = () => ({__doc__: `Alias for field number ${place}`});
    Object.defineProperty(cls.prototype, name, {get, set, configurable: true});
    show_on_class(cls, name);
    return null;
}
/** Its instances have no attributes but their fields; those of its subclasses may. */
export const close = (self) => Object.preventExtensions(self);
/** Its base is tuple, as far as a program can see. */
export function show_as_tuple(cls) {
    hidden(cls, '__bases__', tuple_of(tuple));
    hidden(cls, '__mro__', tuple_of(cls, tuple, object));
    return null;
}
