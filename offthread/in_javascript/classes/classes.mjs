// Runs wherever compiled Python runs: classes that need more than plain_classes.mjs has - several
// bases, JavaScript's or builtin bases, keywords, descriptors, and special methods that change how
// instances are made or read.
import {AttributeError, TypeError_} from '../errors/exceptions.mjs';
import {call_with, unbound} from '../calls/functions.mjs';
import {default_repr, hidden, identity, object} from '../objects/object.mjs';
import {delete_own, find_property, got, no_attribute} from '../objects/attributes.mjs';
import {bound_to_class, define} from './descriptors.mjs';
import {set_slots, with_slots} from './slots.mjs';
import {under} from '../objects/namespaces.mjs';
import {js_async_iterator, js_iterator} from '../iterating/iterators.mjs';
import {join_bases} from './inheritance.mjs';
import {fill_class, is_plain_function, method_in, show_on_class, start_class, subclass_hook, through} from './plain_classes.mjs';
import {proxied} from '../objects/proxied.mjs';
import {NotImplemented, tuple_of} from '../objects/kinds.mjs';
import {repr, str} from '../builtins.mjs';
import {type_name} from '../objects/type_names.mjs';
export {class_plain} from './plain_classes.mjs';
export {object, default_repr};

/** Make a class: `body` fills the namespace; instances are made by `cls(...)` or `new cls(...)`. */
export function class_(name, bases, body, options) {
    const meta = bases.find((one) => one?.$meta)?.$meta;  // of metaclasses.mjs
    return meta ? meta.$makes(meta, name, bases, body, options ?? {}) : build_class(name, bases, body, options);
}
/** What the type of such a value says to three arguments, which is how a class is made. */
const NO_BASES = {
    NoneType: 'NoneType takes no arguments', int: 'int() takes at most 2 arguments (3 given)', bool: 'bool expected at most 1 argument, got 3',
    str: "str() argument 'encoding' must be str, not tuple", float: 'float expected at most 1 argument, got 3',
};
/** The same without asking a metaclass; `made` is the constructor if there is one already. */
export function build_class(name, bases, body, options = {}, made = undefined) {
    const wrong = bases.find((one) => one === null || typeof one !== 'object' && typeof one !== 'function' && one !== undefined);
    if (wrong !== undefined) throw TypeError_(NO_BASES[type_name(wrong)] ?? `${type_name(wrong)}() takes no arguments`);
    const parents = bases.filter((base) => base !== null && base !== undefined).map((base) => (base.$alias ? base.__origin__ : base));
    const [base = object] = parents;
    const final = parents.find((one) => one.$has && !one.__mro__ && /^(bool|range|slice|memoryview|NoneType|function|method|ellipsis)$/.test(one.__name__));
    if (final) throw TypeError_(`type '${final.__name__}' is not an acceptable base type`);
    if (base.$signature !== undefined && !base.__mro__ && !base.__mro_entries__) throw TypeError_("function() argument 'code' must be code, not str");
    if (typeof base === 'function' && base.$has && !base.prototype && !base.$prototype && !base.__mro__) throw TypeError_(`type '${base.__name__}' cannot be subclassed on the page: keep one in an attribute`);
    const cls = start_class(name, typeof base === 'function' ? base : base.$class, set_class, made);
    prepare(cls, base, parents);
    const namespace = body(cls), {metaclass, ...named} = options;
    fill_class(cls, namespace);
    if (namespace.__slots__ !== undefined) slotted(cls, namespace);
    metaclass?._of_class?.(cls);
    const hook = subclass_hook(cls);
    if (hook) call_with(hook, undefined, [], named);
    else for (const _ in named) throw TypeError_(`${name}.__init_subclass__() takes no keyword arguments`);
    return cls;
}
function slotted(cls, namespace) {
    set_slots(cls, namespace.__slots__, cls.__bases__, namespace);
    hidden(cls, '$new', cls.$new ?? special);
}
function prepare(cls, base, parents) {
    install_defaults();
    hidden(cls, '__bases__', parents.length ? tuple_of(...parents) : tuple_of(object));
    if (parents.length > 1) join_bases(cls, parents, set_class);
    if (!cls.prototype.$python) of_foreign_base(cls, base);
    for (const key of ['$native', '$new', '$callable', '$proxied']) {
        const from = cls[key] ? null : parents.find((one) => one[key]);
        if (from) cls[key] = from[key];
    }
    if (cls.__module__ !== undefined) hidden(cls, '__module__', '__main__');
    if (parents.length > 1 && cls.prototype instanceof Error) of_several_errors(cls);
    for (const one of parents) {
        if (!Object.hasOwn(one, '$subclasses')) hidden(one, '$subclasses', []);
        one.$subclasses.push(cls);
    }
}
/** The text and the attributes of the first base, in order, that has its own. */
function of_several_errors(cls) {
    hidden(cls.prototype, 'name', cls.__name__);
    for (const key of ['$text', '$setup']) {
        const from = cls.__mro__.find((one) => Object.hasOwn(one, key));
        if (from) hidden(cls, key, from[key]);
    }
}
/** The base is JavaScript's own (HTMLElement, EventTarget) or a builtin type. */
function of_foreign_base(cls, base) {
    hidden(cls.prototype, '$python', true);
    if (!base.$native) cls.$native = (made, args) => Reflect.construct(base, args, made);
    if (!base.$prototype) return hidden(cls.prototype, '__init__', () => null);
    const init = function (...args) { return base.$init(this, ...args) ?? null; };
    if (!Object.hasOwn(base.$prototype, '__init__')) hidden(base.$prototype, '__init__', Object.assign(init, {$method: true, $takes_keywords: true}));
    return Object.setPrototypeOf(cls.prototype, base.$prototype);
}

/** Construction that is not plain: `__new__`, callable or proxied instances. */
export function special(cls, args, named) {
    const {__new__} = cls.prototype, given = [cls, ...args];
    const self = !__new__ ? bare(cls, args) : named ? call_with(__new__, undefined, given, named) : __new__(...given);
    if (!(self instanceof cls) || cls.$looked_up) return self;
    if (named) call_with(self.__init__, self, args, named);
    else self.__init__(...args);
    return self;
}
function Blank() {}
/** A new instance before `__init__`: what `object.__new__(cls)` gives. */
export function bare(cls, args = []) {
    const self = cls.$native ? cls.$native(cls, args) : cls.$callable ? callable_instance(cls) : Reflect.construct(Blank, [], cls);
    if (cls.$slots) with_slots(self, cls);
    return cls.$proxied ? proxied(self) : self;
}
function callable_instance(cls) {
    const self = (...args) => {
        if (typeof self.__call__ !== 'function') throw TypeError_(`'${type_name(self.__call__)}' object is not callable`);
        return self.__call__(...args);
    };
    delete self.name;
    delete self.length;
    return Object.setPrototypeOf(self, cls.prototype);
}

/** `cls.key = value`, also after the class was made. */
export function set_class(key, value) {
    place(this, this.prototype, key, value);
    show_on_class(this, key);
    for (const shadow of own_list(this, '$shadows')) Object.defineProperty(shadow, key, Object.getOwnPropertyDescriptor(this.prototype, key));
    for (const heir of own_list(this, '$heirs')) if (!(key in heir)) Object.defineProperty(heir, key, through(key));
    if (Object.hasOwn(DUNDERS, key)) DUNDERS[key](this, value);
    return value;
}
const own_list = (cls, key) => (Object.hasOwn(cls, key) ? cls[key] : []);
function place(cls, prototype, key, value) {
    if (!value?.$place && Object.getOwnPropertyDescriptor(prototype, key)?.set?.$data) uncover(prototype, key, value);
    else if (value?.$place) value.$place(cls, key);
    else if (key === '__init_subclass__' || key === '__class_getitem__') bound_to_class(cls, key, value);
    else if (key === '__new__') hidden(prototype, key, value.$method ? unbound(value) : value);
    else if (is_plain_function(value)) hidden(prototype, key, method_in(cls, value));
    else hidden(prototype, key, value);
}
/** A value takes the place of a data descriptor: instances show again what lay under that. */
function uncover(prototype, key, value) {
    const get = function () { return under(this, key) ?? value; };
    const set = function (given) { Object.defineProperty(this, key, {value: given, writable: true, enumerable: true, configurable: true}); };
    Object.defineProperty(prototype, key, {get, set, configurable: true});
}
/** A descriptor (PEP 252) finds its way into any class by itself: plain ones know `$place` only. */
function place_descriptor(owner, key) {
    const value = this;
    if (!value.__get__ && !value.__set__ && !value.__delete__) return hidden(owner.prototype, key, value);
    const get = function () { return value.__get__ ? value.__get__(this, this.$class) : under(this, key) ?? value; };
    const set = function (given) {
        if (value.__set__) return value.__set__(this, given);
        if (value.__delete__) throw AttributeError('__set__');
        Object.defineProperty(this, key, {value: given, writable: true, enumerable: true, configurable: true});
    };
    get.$on_class = (cls) => (value.__get__ ? value.__get__(null, cls) : value);
    get.$delete = (self) => {
        if (!value.__delete__) throw value.__set__ ? AttributeError('__delete__') : no_attribute(self, key);
        value.__delete__(self);
    };
    set.$data = Boolean(value.__set__ || value.__delete__);
    return define(owner, key, get, set, value);
}
const is_descriptor = (cls) => hidden(cls.prototype, '$place', place_descriptor);

const needs = (mark) => (cls) => { cls[mark] = true; hidden(cls, '$new', special); };
/** What a class needs besides, by the special methods it defines. */
const DUNDERS = {
    __new__: /* @__PURE__ */ needs('$news'),
    __call__: /* @__PURE__ */ needs('$callable'),
    __get__: is_descriptor, __set__: is_descriptor, __delete__: is_descriptor,
    __getattr__: /* @__PURE__ */ needs('$proxied'), __getattribute__: /* @__PURE__ */ needs('$proxied'), __setattr__: /* @__PURE__ */ needs('$proxied'), __delattr__: /* @__PURE__ */ needs('$proxied'),
    __eq__(cls) {
        if (Object.hasOwn(cls.prototype, '__hash__')) return;
        hidden(cls.prototype, '__hash__', null);
        show_on_class(cls, '__hash__');
    },
    __iter__(cls, value) {
        hidden(value?.$place ? cls : cls.prototype, Symbol.iterator, value ? function () { return js_iterator(this.__iter__()); } : undefined);
    },
    __aiter__(cls) { hidden(cls.prototype, Symbol.asyncIterator, function () { return js_async_iterator(this.__aiter__()); }); },
};

function refuse_more(cls) {
    if (cls.prototype.__new__) throw TypeError_('object.__new__() takes exactly one argument (the type to instantiate)');
    if (cls.prototype.__init__ === object.prototype.__init__) throw TypeError_(`${cls.__name__}() takes no arguments`);
}
/** What `object` answers to its subclasses' super() and to `object.__setattr__(self, …)`. */
const DEFAULTS = {
    __new__: (cls, ...args) => {
        if (cls === undefined) throw TypeError_('object.__new__(): not enough arguments');
        if (typeof cls !== 'function') throw TypeError_(`object.__new__(X): X is not a type object (${type_name(cls)})`);
        if (cls.$has && !cls.__mro__) throw TypeError_(`object.__new__(${cls.__name__}) is not safe, use ${cls.__name__}.__new__()`);
        if (args.length && !cls.$native) refuse_more(cls);
        return bare(cls, args);
    },
    __subclasses__() { return [...own_list(this, '$subclasses')]; },
    __init__: () => null,
    __setattr__(self, key, value) {
        if (typeof self !== 'object' && typeof self !== 'function') throw no_attribute(self, key);
        const found = find_property(self, key);
        if (found?.set) found.set.call(self, value);
        else Object.defineProperty(self, key, {value, writable: true, enumerable: true, configurable: true});
        return null;
    },
    __delattr__(self, key) { delete_own(self.$target ?? self, key); return null; },
    __getattribute__(self, key) { return got(Reflect.get(self.$target ?? self, key, self), self, key); },
    __repr__: (self) => (self instanceof Error ? self.$repr(repr) : default_repr(self)),
    __str__: (self) => (self instanceof Error ? self.$text(str, repr) : repr(self)),
    __eq__: (self, other) => (self === other ? true : NotImplemented),
    __ne__(self, other) {
        const answer = self.__eq__ ? self.__eq__(other) : self === other || NotImplemented;
        return answer === NotImplemented ? answer : !answer;
    },
    __hash__: identity,
};
function install_defaults() {
    if (object.__new__) return;
    hidden(object, '__bases__', tuple_of());
    hidden(object, 'mro', function mro() { return Array.from(this.__mro__); });
    Object.defineProperty(object, '__base__', {get() { return this.__bases__[0] ?? null; }, configurable: true});
    for (const key of Object.keys(DEFAULTS)) {
        hidden(object, key, DEFAULTS[key]);
        if (!/new|init|subclasses/.test(key)) DEFAULTS[key].$signature = 'self *args';
    }
}
