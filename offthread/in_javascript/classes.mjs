// Runs wherever compiled Python runs: Python classes as JavaScript constructors. Attributes of a
// class stand on its prototype, where instances see them; the constructor looks through to there.
import {TypeError_} from './exceptions.mjs';
import {bind, call_with, method_of, most, signature, too_many, unbound} from './functions.mjs';
import {default_repr, hidden, identity, name_class, object} from './object.mjs';
import {del_attr, find_property, got, no_attribute} from './attributes.mjs';
import {js_async_iterator, js_iterator} from './iterators.mjs';
import {join_bases} from './inheritance.mjs';
import {proxied} from './proxied.mjs';
import {NotImplemented} from './kinds.mjs';
export {object, default_repr};

/** Make a class: `body` fills the namespace; instances are made by `cls(...)` or `new cls(...)`. */
export function class_(name, bases, body, options = {}) {
    const parents = bases.filter((base) => base !== null && base !== undefined);
    const [base = object] = parents;
    const cls = name_class(constructor_of(), name, typeof base === 'function' ? base : base.$class);
    prepare(cls, base, parents);
    const namespace = body(cls);
    for (const key of Object.keys(namespace)) if (namespace[key] !== undefined) define(cls, key, namespace[key]);
    finish(cls, namespace, options);
    return cls;
}
function prepare(cls, base, parents) {
    install_defaults();
    hidden(cls, '__bases__', parents.length ? parents : [object]);
    hidden(cls, '__mro__', [cls, ...(base.__mro__ ?? [base])]);
    hidden(cls.prototype, '$user', true);
    if (parents.length > 1) join_bases(cls, parents, through);
    if (cls.prototype instanceof Error) hidden(cls.prototype, 'name', cls.__name__);
    if (!cls.prototype.$python) of_foreign_base(cls, base);
    const native = parents.find((one) => one.$native || one.$make);
    if (native) Object.assign(cls, {$native: native.$native, $make: native.$make ?? special});
    for (const [key, value] of [['$construct', construct_named], ['$set', set_class], ['$unset', unset_class]]) hidden(cls, key, value);
}
/** The base is JavaScript's own (HTMLElement, EventTarget) or a builtin type. */
function of_foreign_base(cls, base) {
    hidden(cls.prototype, '$python', true);
    hidden(cls.prototype, '__init__', base.$init ? function (...args) { return base.$init(this, ...args); } : () => null);
    if (!base.$native) cls.$native = (made, args) => Reflect.construct(base, args, made);
    if (base.$prototype) Object.setPrototypeOf(cls.prototype, base.$prototype);
    cls.$make = special;
}
function finish(cls, namespace, options) {
    const {__init__, __new__} = cls.prototype;
    hidden(cls, '$most', __init__.$signature !== undefined && !cls.$any ? most(__init__) : __new__ || cls.$make ? Infinity : 0);
    for (const key of Object.keys(namespace)) {
        if (namespace[key]?.__set_name__ && namespace[key].$python) namespace[key].__set_name__(cls, key);
    }
    const {metaclass, ...named} = options;
    const hook = Reflect.get(Object.getPrototypeOf(cls.prototype), '__init_subclass__', cls);
    if (hook) call_with(hook, undefined, [], named);
    else for (const _ in named) throw TypeError_(`${cls.__name__}.__init_subclass__() takes no keyword arguments`);
    cls.$created?.(namespace);
}

function constructor_of() {
    const cls = function (...args) {
        if (args.length > cls.$most) too_many_for(cls, args.length);
        if (cls.$make !== undefined) return cls.$make(new.target ?? cls, args, null);
        if (new.target === undefined) return new cls(...args);
        this.__init__(...args);
    };
    return cls;
}
function too_many_for(cls, count) {
    if (cls.$abstract) throw TypeError_(`Can't instantiate abstract class ${cls.__name__} with abstract ${cls.$abstract}`);
    const {__init__} = cls.prototype;
    if (__init__.$signature === undefined) throw TypeError_(`${cls.__name__}() takes no arguments`);
    too_many(`${cls.__name__}.__init__`, signature(__init__.$signature), count, true);
}
/** The keyword form of a constructor. */
function construct_named(given, named) {
    if (this.$abstract) too_many_for(this);
    if (this.$make) return this.$make(this, given, named);
    const self = Reflect.construct(Blank, [], this);
    if (self.__init__.$signature === undefined) throw TypeError_(`${this.__name__}() takes no arguments`);
    call_with(self.__init__, self, given, named);
    return self;
}
function Blank() {}

/** Construction that is not plain: `__new__`, a native base, callable or proxied instances. */
function special(cls, args, named) {
    const {__new__} = cls.prototype, given = [cls, ...args];
    const self = !__new__ ? bare(cls, args) : named ? call_with(__new__, undefined, given, named) : __new__(...given);
    if (!(self instanceof cls)) return self;
    if (named) call_with(self.__init__, self, args, named);
    else self.__init__(...args);
    return self;
}
/** A new instance before `__init__`: what `object.__new__(cls)` gives. */
export function bare(cls, args = []) {
    const self = cls.$callable ? callable_instance(cls) : cls.$native ? cls.$native(cls, args) : Reflect.construct(Blank, [], cls);
    return cls.$proxied ? proxied(self) : self;
}
function callable_instance(cls) {
    const self = (...args) => self.__call__(...args);
    delete self.name;
    delete self.length;
    return Object.setPrototypeOf(self, cls.prototype);
}

const views = /* @__PURE__ */ new Map();
/** How the constructor shows what stands on its prototype under `key`. */
function through(key) {
    let found = views.get(key);
    if (!found) {
        const get = function () { return class_get(this, key); }, set = function (value) { set_class.call(this, key, value); };
        views.set(key, found = {get, set, configurable: true, enumerable: true});
    }
    return found;
}
function class_get(cls, key) {
    const found = find_property(cls.prototype, key);
    if (found?.get) return found.get.$on_class ? found.get.$on_class(cls) : Reflect.get(cls.prototype, key);
    return typeof found?.value === 'function' && found.value.$method ? unbound(found.value) : found?.value;
}
/** `cls.key = value`, also after the class was made. */
function set_class(key, value) {
    define(this, key, value);
    if (key === '__init__') hidden(this, '$most', most(this.prototype.__init__));
    return value;
}
function unset_class(key) {
    if (!Object.hasOwn(this.prototype, key)) throw no_attribute(this, key);
    for (const holder of [this.prototype, ...own_list(this, '$shadows'), this]) delete holder[key];
}
function define(cls, key, value) {
    place(cls, cls.prototype, key, value);
    if (key !== 'prototype') Object.defineProperty(cls, key, through(key));
    for (const shadow of own_list(cls, '$shadows')) Object.defineProperty(shadow, key, Object.getOwnPropertyDescriptor(cls.prototype, key));
    for (const heir of own_list(cls, '$heirs')) if (!(key in heir)) Object.defineProperty(heir, key, through(key));
    if (Object.hasOwn(DUNDERS, key)) DUNDERS[key](cls, value);
}
const own_list = (cls, key) => (Object.hasOwn(cls, key) ? cls[key] : []);
function place(cls, prototype, key, value) {
    if (value?.$place) value.$place(cls, key);
    else if (key === '__init_subclass__' || key === '__class_getitem__') bound_to_class(cls, key, value);
    else if (key === '__new__') hidden(prototype, key, value.$method ? unbound(value) : value);
    else if (typeof value === 'function') hidden(prototype, key, is_plain_function(value) ? named(cls, key, method_of(value)) : value);
    else if (value?.$python && (value.__get__ || value.__set__)) place_descriptor(prototype, key, value);
    else hidden(prototype, key, value);
}
function named(cls, key, fn) {
    if (!Object.hasOwn(fn, '__qualname__')) hidden(fn, '__qualname__', `${cls.__qualname__}.${key}`);
    return fn;
}
const is_plain_function = (value) => value.$signature !== undefined && !value.__mro__ && !value.$self && !value.$class;

/** `fn` (this-taking, or taking the class first) comes bound to the class it is read through. */
export function bound_to_class(cls, key, fn) {
    const taken = fn.$signature === undefined ? Object.assign(function (...args) { return fn(this, ...args); }, {$signature: '*args **kw'}) : method_of(fn);
    const get = function () { return bind(typeof this === 'function' && this.__mro__ ? this : this.$class, key, taken); };
    get.$on_class = (on) => bind(on, key, taken);
    Object.defineProperty(cls.prototype, key, {get, set(value) { hidden(this, key, value); }, configurable: true});
}
function place_descriptor(prototype, key, value) {
    const get = function () {
        if (!value.__set__ && values.has(this) && values.get(this).has(key)) return values.get(this).get(key);
        return value.__get__ ? value.__get__(this, this.$class) : value;
    };
    const set = function (given) {
        if (value.__set__) return value.__set__(this, given);
        Object.defineProperty(this, key, {value: given, writable: true, enumerable: true, configurable: true});
    };
    get.$on_class = (cls) => (value.__get__ ? value.__get__(null, cls) : value);
    get.$delete = (self) => (value.__delete__ ? value.__delete__(self) : del_attr({}, key));
    Object.defineProperty(prototype, key, {get, set, configurable: true});
}
const values = /* @__PURE__ */ new WeakMap();

const needs = (mark) => (cls) => { cls[mark] = true; cls.$make ??= special; };
/** What a class needs besides, by the special methods it defines. */
const DUNDERS = {
    __new__(cls) { cls.$make ??= special; },
    __call__: needs('$callable'),
    __getattr__: needs('$proxied'), __getattribute__: needs('$proxied'), __setattr__: needs('$proxied'), __delattr__: needs('$proxied'),
    __eq__(cls) { if (!Object.hasOwn(cls.prototype, '__hash__')) hidden(cls.prototype, '__hash__', null); },
    __iter__(cls, value) {
        if (value) hidden(value.$place ? cls : cls.prototype, Symbol.iterator, function () { return js_iterator(this.__iter__()); });
    },
    __aiter__(cls) { hidden(cls.prototype, Symbol.asyncIterator, function () { return js_async_iterator(this.__aiter__()); }); },
};

/** What `object` answers to its subclasses' super() and to `object.__setattr__(self, …)`. */
const DEFAULTS = {
    __new__: (cls, ...args) => bare(cls, args),
    __init__: () => null,
    __init_subclass__: () => null,
    __setattr__(self, key, value) {
        const found = find_property(self, key);
        if (found?.set) found.set.call(self, value);
        else Object.defineProperty(self, key, {value, writable: true, enumerable: true, configurable: true});
        return null;
    },
    __delattr__(self, key) { del_attr(self.$target ?? self, key); return null; },
    __getattribute__(self, key) { return got(Reflect.get(self.$target ?? self, key, self), self, key); },
    __repr__: default_repr,
    __str__: (self) => (self.__repr__ ? self.__repr__() : default_repr(self)),
    __eq__: (self, other) => (self === other ? true : NotImplemented),
    __ne__: (self, other) => (self === other ? false : NotImplemented),
    __hash__: identity,
};
function install_defaults() {
    if (!object.__new__) for (const key of Object.keys(DEFAULTS)) hidden(object, key, DEFAULTS[key]);
}
