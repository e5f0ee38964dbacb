// Runs wherever compiled Python runs: classes with `__slots__`.
import {AttributeError, TypeError_, ValueError} from '../errors/exceptions.mjs';
import {type_name} from '../objects/type_names.mjs';
import {hidden, object} from '../objects/object.mjs';

/** What `cls.x` is for a slot `x`. */
class Member {
    static $name = 'member_descriptor';
    constructor(owner, name) { Object.assign(this, {__name__: name, __objclass__: owner}); }
    __get__(self) {
        if (self === null) return this;
        const value = self[this.__name__];
        if (value === undefined) throw AttributeError(this.__name__);
        return value;
    }
    __set__(self, value) { self[this.__name__] = value; return null; }
    __repr__() { return `<member '${this.__name__}' of '${this.__objclass__.__name__}' objects>`; }
}
const RESERVED = ['__dict__', '__weakref__'];
function names_in(cls, slots) {
    if (typeof slots === 'number') throw TypeError_("'int' object is not iterable");
    const names = typeof slots === 'string' ? [slots] : Array.isArray(slots) || slots[Symbol.iterator] ? [...slots] : Object.keys(slots);
    for (const name of names) {
        if (typeof name !== 'string') throw TypeError_(`__slots__ items must be strings, not '${type_name(name)}'`);
        if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) throw TypeError_('__slots__ must be identifiers');
    }
    const owner = cls.__name__.replace(/^_+/, '');
    return names.map((name) => (/^__.*(?<!__)$/.test(name) ? `_${owner}${name}` : name));
}
const has_dict = (base) => base !== object && (!Object.hasOwn(base, '$slots') || base.$has_dict);
/** Instances of `cls` have the places that `slots` names; no others where no base gives them a
 * `__dict__`. */
export function set_slots(cls, slots, bases, namespace) {
    const names = names_in(cls, slots), places = names.filter((name) => !RESERVED.includes(name));
    for (const name of places) {
        if (namespace[name] !== undefined) throw ValueError(`'${name}' in __slots__ conflicts with class variable`);
        cls.$set(name, new Member(cls, name));
    }
    hidden(cls, '$slots', [...bases.flatMap((base) => base.$slots ?? []), ...places]);
    hidden(cls, '$has_dict', names.includes('__dict__') || bases.some(has_dict));
}
/** The empty places of a new instance. */
export function with_slots(self, cls) {
    for (const name of cls.$slots) hidden(self, name, undefined);
    const closed = Object.hasOwn(cls, '$slots') && !cls.$has_dict;
    return closed ? Object.preventExtensions(self) : self;
}
/** What setting `name` raises where `self` has no such place. */
export const no_place = (self, name) => AttributeError(`'${type_name(self)}' object has no attribute '${name}'`);
