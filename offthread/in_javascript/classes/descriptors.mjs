// Runs wherever compiled Python runs: property, staticmethod and classmethod.
import {AttributeError, TypeError_} from '../errors/exceptions.mjs';
import {bind, call_given, method_of, options, unbound} from '../calls/functions.mjs';
import {hidden, identity} from '../objects/object.mjs';

/** A function of a class body takes `this` or self: as one that takes self. */
export const self_first = (fn) => (fn?.$method ? unbound(fn) : fn ?? null);

class Property {
    constructor(fget, fset, fdel, doc) {
        Object.assign(this, {fget: self_first(fget), fset: self_first(fset), fdel: self_first(fdel)});
        this.__doc__ = doc ?? fget?.__doc__ ?? null;
    }
    getter(fget) { return new Property(fget, this.fset, this.fdel); }
    setter(fset) { return new Property(this.fget, fset, this.fdel, this.__doc__); }
    deleter(fdel) { return new Property(this.fget, this.fset, fdel, this.__doc__); }
    __get__(self, owner = null) { return self === null && owner !== null ? this : this.fget(self); }
    __set__(self, value) { return this.fset ? this.fset(self, value) : refuse(self, this.$key, 'setter'); }
    __delete__(self) { return this.fdel ? this.fdel(self) : refuse(self, this.$key, 'deleter'); }
    $place(cls, key) {
        const {fget, fset} = this;
        hidden(this, '$key', key);
        const get = function () { return fget ? fget(this) : refuse(this, key, 'getter'); };
        const set = function (value) { if (fset) fset(this, value); else refuse(this, key, 'setter'); };
        get.$on_class = () => this;
        get.$delete = (self) => this.__delete__(self);
        get.__isabstractmethod__ = fget?.__isabstractmethod__ || fget?.$function?.__isabstractmethod__;
        define(cls, key, get, set, this);
        set.$data = true;
    }
}
/** What stands on the prototype for a descriptor; `raw` is what the class's `__dict__` shows. */
export function define(cls, key, get, set, raw) {
    get.$raw = raw;
    return Object.defineProperty(cls.prototype, key, {get, set, configurable: true});
}
function refuse(self, key, what) {
    throw AttributeError(`property '${key}' of '${self.$class.__name__}' object has no ${what}`);
}
function property_type() {
    const made = (...args) => {
        const [given, named] = options(args, {fget: null, fset: null, fdel: null, doc: null});
        return new Property(given[0] ?? named.fget, given[1] ?? named.fset, given[2] ?? named.fdel, given[3] ?? named.doc);
    };
    return builtin_descriptor('property', made, Property);
}
function builtin_descriptor(name, made, kind) {
    for (const key of ['__name__', '__qualname__', '$name']) hidden(made, key, name);
    hidden(kind, '$name', name);
    hidden(kind.prototype, '$class', made);
    hidden(kind.prototype, 'toString', function () { return `<${name} object at 0x${identity(this).toString(16)}>`; });
    return Object.assign(made, {$takes_keywords: true, __module__: 'builtins', $has: (value) => value instanceof kind});
}
export const property = /* @__PURE__ */ property_type();

class Wrapped {
    constructor(fn) { this.__func__ = this.__wrapped__ = self_first(fn); }
    get __isabstractmethod__() { return this.__func__?.__isabstractmethod__; }
    get __name__() { return this.__func__.__name__; }
    get __doc__() { return this.__func__.__doc__ ?? null; }
}
class StaticMethod extends Wrapped {
    $place(cls, key) {
        const fn = this.__func__;
        hidden(cls.prototype, key, fn);
        if (fn.$signature !== undefined && fn.__name__ === key) fn.$in ??= cls;
        if (!Object.hasOwn(cls, '$statics')) hidden(cls, '$statics', {});
        cls.$statics[key] = this;
    }
    __call__(...args) { return this.__func__(...args); }
    __get__() { return this.__func__; }
}
class ClassMethod extends Wrapped {
    $place(cls, key) { bound_to_class(cls, key, this.__func__, this); }
    __get__(self, owner) { return bind(owner ?? self.$class, this.__func__.name, method_of(this.__func__)); }
}
const one_of = (name, make) => (...args) => {
    if (args.length !== 1) throw TypeError_(`${name} expected 1 argument, got ${args.length}`);
    return make(args[0]);
};
/** A static method can be called as it is: it is a function for JavaScript. */
function callable_static(given) {
    const held = new StaticMethod(given), made = (...args) => call_given(held.__func__, undefined, args);
    for (const key of ['name', 'length']) delete made[key];
    return Object.assign(Object.setPrototypeOf(made, StaticMethod.prototype), held, {$takes_keywords: true});
}
export const staticmethod = /* @__PURE__ */ builtin_descriptor('staticmethod', /* @__PURE__ */ one_of('staticmethod', callable_static), StaticMethod);
export const classmethod = /* @__PURE__ */ builtin_descriptor('classmethod', /* @__PURE__ */ one_of('classmethod', (fn) => new ClassMethod(fn)), ClassMethod);

/** `fn` (this-taking, or taking the class first) comes bound to the class it is read through. */
export function bound_to_class(cls, key, fn, raw = fn) {
    if (fn?.__get__ && typeof fn !== 'function') return bound_descriptor(cls, key, fn, raw);
    const taken = fn.$signature === undefined ? Object.assign(function (...args) { return fn(this, ...args); }, {$signature: '*args **kw'}) : method_of(fn);
    taken.$in ??= cls;
    const get = function () { return bind(typeof this === 'function' && this.__mro__ ? this : this.$class, key, taken); };
    get.$on_class = (on) => bind(on, key, taken);
    if (fn.__isabstractmethod__) get.__isabstractmethod__ = true;
    return define(cls, key, get, shadow_of(key), raw);
}
/** An instance's own attribute of the name hides what its class has. */
const shadow_of = (key) => function (value) {
    Object.defineProperty(this, key, {value, writable: true, enumerable: true, configurable: true});
};
/** `@classmethod` over `@property`: the class itself is asked. */
function bound_descriptor(cls, key, inner, raw) {
    const get = function () { return inner.__get__(this.$class); };
    get.$on_class = (on) => inner.__get__(on);
    return define(cls, key, get, shadow_of(key), raw);
}
