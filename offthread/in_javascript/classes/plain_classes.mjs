// Runs wherever compiled Python runs: plain Python classes as JavaScript constructors. Attributes
// of a class stand on its prototype, where instances see them; the constructor looks through to
// there. Several bases, metaprogramming and special methods that change construction are in
// classes.mjs, which only programs that use them carry.
import {method_of, unbound} from '../calls/functions.mjs';
import {tuple_of} from '../objects/kinds.mjs';
import {hidden, name_class, object} from '../objects/object.mjs';

/** Make a class with one base: a Python class, or null for object. */
export function class_plain(name, base, body) {
    const cls = start_class(name, base ?? object, set_plain);
    fill_class(cls, body(cls));
    subclass_hook(cls)?.();
    return cls;
}
export function start_class(name, base, set, made = constructor_of()) {
    const short = name.slice(name.lastIndexOf('.') + 1), cls = name_class(made, short, base);
    if (short !== name) hidden(cls, '__qualname__', name);
    hidden(cls, '__bases__', tuple_of(base));
    hidden(cls, '__mro__', tuple_of(cls, ...(base.__mro__ ?? [base, object])));
    hidden(cls, '$set', set);
    hidden(cls.prototype, '$user', true);
    if (cls.prototype instanceof Error) hidden(cls.prototype, 'name', short);
    return cls;
}
export function fill_class(cls, namespace) {
    for (const key of Object.keys(namespace)) if (namespace[key] !== undefined) cls.$set(key, namespace[key]);
    for (const key of Object.keys(namespace)) {
        const value = namespace[key];
        if (value?.__set_name__ && !value.__mro__) value.__set_name__(cls, key);
    }
}
/** The `__init_subclass__` of its bases, bound to `cls`. */
export const subclass_hook = (cls) => Reflect.get(Object.getPrototypeOf(cls.prototype), '__init_subclass__', cls);
/** `$new` makes instances of classes that are not plain; `$native` those over a JavaScript class. */
export function constructor_of() {
    const cls = function (...args) {
        if (cls.$new) return cls.$new(new.target ?? cls, args, null);
        if (cls.$native) return initialised(cls.$native(new.target ?? cls, args), args);
        if (new.target === undefined) return new cls(...args);
        this.__init__(...args);
    };
    return cls;
}
function initialised(self, args) {
    self.__init__(...args);
    return self;
}

/** `cls.key = value`: in the body of the class, or later. */
export function set_plain(key, value) {
    if (value?.$place) value.$place(this, key);
    else hidden(this.prototype, key, is_plain_function(value) ? method_in(this, value) : value);
    show_on_class(this, key);
    return value;
}
export const is_plain_function = (value) => typeof value === 'function' && value.$signature !== undefined && !value.__mro__ && !value.$self && !value.$class;
export function method_in(cls, fn) {
    const method = method_of(fn);
    method.$in ??= cls;
    return method;
}
export function show_on_class(cls, key) {
    if (key !== 'prototype') Object.defineProperty(cls, key, through(key));
}
const views = /* @__PURE__ */ new Map();
/** How the constructor shows what stands on its prototype under `key`. */
export function through(key) {
    if (!views.has(key)) {
        const get = function () { return class_get(this, key); }, set = function (value) { this.$set(key, value); };
        views.set(key, {get, set, configurable: true, enumerable: true});
    }
    return views.get(key);
}
function class_get(cls, key) {
    let {prototype} = cls, found;
    while (prototype && !(found = Object.getOwnPropertyDescriptor(prototype, key))) prototype = Object.getPrototypeOf(prototype);
    if (found?.get) return found.get.$on_class ? found.get.$on_class(cls) : found.get.call(cls.prototype);
    return typeof found?.value === 'function' && found.value.$method ? unbound(found.value) : found?.value;
}
