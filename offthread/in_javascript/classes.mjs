// Runs wherever compiled Python runs: Python classes as JavaScript constructors.
import {call_given, call_with, bind} from './functions.mjs';

/** Make a class: `body` fills the namespace; instances are made by `cls(...)` or `new cls(...)`. */
export function class_(name, bases, body, options) {
    const base = bases[0] ?? object;
    const cls = function (...args) { return construct(cls, args); };
    Object.setPrototypeOf(cls, base);
    cls.prototype = Object.create(base.prototype, {constructor: {value: cls, writable: true, configurable: true}});
    Object.defineProperty(cls, 'name', {value: name});
    cls.$name = cls.__name__ = name;
    cls.__bases__ = bases.length ? bases : [object];
    cls.$construct = (given, named) => construct(cls, given, named);
    cls.__mro__ = [cls, ...(base.__mro__ ?? [])];
    Object.defineProperty(cls.prototype, '$python', {value: true, configurable: true});
    const namespace = body(cls);
    for (const key of Object.keys(namespace)) define(cls, key, namespace[key]);
    return cls;
}
function define(cls, key, value) {
    if (typeof value === 'function' && value.$signature !== undefined && !value.$name) {
        const unbound = value.$method ? value : method_of(value);
        Object.defineProperty(cls.prototype, key, {value: unbound, writable: true, configurable: true});
        Object.defineProperty(cls, key, {value: (self, ...args) => call_given(unbound, self, args), writable: true, configurable: true});
    } else if (value?.$descriptor) {
        value.$descriptor(cls, key);
    } else {
        Object.defineProperty(cls.prototype, key, {value, writable: true, configurable: true});
        Object.defineProperty(cls, key, {value, writable: true, configurable: true});
    }
}
/** A method that takes `this` from a function that takes `self`. */
function method_of(fn) {
    const taken = function (...args) { return fn(this, ...args); };
    taken.$signature = fn.$signature.replace(/^\S+ ?/, '');
    taken.$method = true;
    return taken;
}
function construct(cls, given, named) {
    const self = cls.$native ? cls.$native(cls, given) : Object.create(cls.prototype);
    if (self.__init__) named ? call_with(self.__init__, self, given, named) : self.__init__(...given);
    return self;
}
export const object = function () { return Object.create(object.prototype); };
object.$name = object.__name__ = 'object';
object.__mro__ = [object];
Object.defineProperty(object.prototype, '$python', {value: true});
Object.defineProperty(object.prototype, '__init__', {value() {}});

export function super_method(cls, self, name) {
    const base = Object.getPrototypeOf(cls);
    if (typeof self === 'function') return base[name];
    const fn = base.prototype?.[name] ?? (() => null);
    const taken = (...args) => call_given(fn, self, args);
    taken.$signature = fn.$signature;
    taken.$construct = (given, named) => call_with(fn, self, given, named);
    return taken;
}
export {bind as super_proxy};
