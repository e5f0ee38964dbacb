// Runs wherever compiled Python runs: property, staticmethod and classmethod.
import {AttributeError} from './exceptions.mjs';
import {bind, method_of, options, unbound} from './functions.mjs';
import {hidden} from './object.mjs';

/** A function of a class body takes `this` or self: as one that takes self. */
export const self_first = (fn) => (fn?.$method ? unbound(fn) : fn ?? null);

class Property {
    constructor(fget, fset, fdel) {
        Object.assign(this, {fget: self_first(fget), fset: self_first(fset), fdel: self_first(fdel)});
    }
    getter(fget) { return new Property(fget, this.fset, this.fdel); }
    setter(fset) { return new Property(this.fget, fset, this.fdel); }
    deleter(fdel) { return new Property(this.fget, this.fset, fdel); }
    $place(cls, key) {
        const {fget, fset, fdel} = this;
        const get = function () { return fget ? fget(this) : refuse(this, key, 'getter'); };
        const set = function (value) { if (fset) fset(this, value); else refuse(this, key, 'setter'); };
        get.$on_class = () => this;
        get.$delete = (self) => (fdel ? fdel(self) : refuse(self, key, 'deleter'));
        get.__isabstractmethod__ = fget?.__isabstractmethod__ || fget?.$function?.__isabstractmethod__;
        Object.defineProperty(cls.prototype, key, {get, set, configurable: true});
    }
}
function refuse(self, key, what) {
    throw AttributeError(`property '${key}' of '${self.$class.__name__}' object has no ${what}`);
}
function property_type() {
    const made = (...args) => {
        const [given, named] = options(args, {fget: null, fset: null, fdel: null, doc: null});
        return new Property(given[0] ?? named.fget, given[1] ?? named.fset, given[2] ?? named.fdel);
    };
    hidden(made, '__name__', 'property');
    hidden(Property, '$name', 'property');
    return Object.assign(made, {$takes_keywords: true, $has: (value) => value instanceof Property});
}
export const property = /* @__PURE__ */ property_type();

export function staticmethod(fn) {
    fn = self_first(fn);
    return {__func__: fn, __wrapped__: fn, $place(cls, key) { hidden(cls.prototype, key, fn); }};
}
export function classmethod(fn) {
    return {__func__: fn, __wrapped__: fn, $place(cls, key) { bound_to_class(cls, key, fn); }};
}
/** `fn` (this-taking, or taking the class first) comes bound to the class it is read through. */
export function bound_to_class(cls, key, fn) {
    const taken = fn.$signature === undefined ? Object.assign(function (...args) { return fn(this, ...args); }, {$signature: '*args **kw'}) : method_of(fn);
    taken.$in ??= cls;
    const get = function () { return bind(typeof this === 'function' && this.__mro__ ? this : this.$class, key, taken); };
    get.$on_class = (on) => bind(on, key, taken);
    Object.defineProperty(cls.prototype, key, {get, set(value) { hidden(this, key, value); }, configurable: true});
}
