// Runs wherever compiled Python runs: classes of classes (Data Model, 3.3.3). What a metaclass
// defines stands between the constructor of its class and the constructor of the base; methods
// of its own there get the class as `this`. Only programs with a metaclass carry this.
import {TypeError_} from '../errors/exceptions.mjs';
import {Keywords, call_with, keywords, unbound} from '../calls/functions.mjs';
import {build_class, set_class, special} from './classes.mjs';
import {constructor_of} from './plain_classes.mjs';
import {issubclass, type} from '../builtins.mjs';
import {find_property} from '../objects/attributes.mjs';
import {js_iterator} from '../iterating/iterators.mjs';
import {hidden, object} from '../objects/object.mjs';
import {tuple_from} from '../objects/kinds.mjs';
import {truth} from '../objects/operators.mjs';

/** The builtin `type`, made fit to be a base. */
export function type_base() {
    if (type.prototype) return type;
    type.prototype = Object.create(object.prototype);
    hidden(type.prototype, '$python', true);
    hidden(type.prototype, '$class', type);
    for (const [name, fn] of Object.entries(METHODS)) {
        hidden(type.prototype, name, Object.assign(function (...args) { return fn(this, ...args); }, {$method: true, $signature: '*args **named'}));
        hidden(type, name, Object.assign(fn, {$signature: 'self *args **named'}));
    }
    hidden(type, '__new__', Object.assign(new_class, {$signature: 'mcs *args **named'}));
    hidden(type.prototype, '__new__', new_class);
    Object.defineProperty(type.prototype, '__init_subclass__', {get() { return () => make_ready(this); }});
    return type;
}
const split = (args) => (args.at(-1) instanceof Keywords ? [args.slice(0, -1), args.at(-1).values] : [args, {}]);
const METHODS = {
    __init__: () => null,
    __call__: (cls, ...args) => (cls.__mro__ ? special(cls, ...split(args)) : cls(...args)),
    __setattr__: (cls, key, value) => { Reflect.apply(set_class, cls, [key, value]); return null; },
    __instancecheck__: (cls, value) => value instanceof cls,
    __subclasscheck__: (cls, one) => Boolean(one?.__mro__?.includes(cls)),
};
/** `meta` is a class over `type`: called, it makes classes. */
function make_ready(meta) {
    hidden(meta, '$makes', class_statement);
    hidden(meta, '$new', made_by);
    hidden(meta, Symbol.hasInstance, function (value) { return typeof value === 'function' && Boolean(value.$meta?.__mro__.includes(this)); });
    return null;
}

/** The constructor for the next class: functions of its body hold it already. */
let pending = null;
/** `class name(*bases, metaclass=meta, **named)`. */
export function with_metaclass(meta, name, bases, body, named = {}) {
    if (typeof meta !== 'function') throw TypeError_('metaclass must be callable');
    return meta.$makes ? class_statement(meta, name, bases, body, named) : called(meta, name, bases, body, named);
}
function class_statement(meta, name, bases, body, named) {
    return called(most_derived(meta, bases), name, bases, body, named);
}
function called(meta, name, bases, body, named) {
    const made = constructor_of(), namespace = body(made);
    for (const key of Object.keys(namespace)) if (namespace[key]?.$method) namespace[key] = unbound(namespace[key]);
    pending = {made, name};
    try {
        return call_with(meta, undefined, [name.slice(name.lastIndexOf('.') + 1), tuple_from(bases), namespace], named);
    } finally {
        pending = null;
    }
}
function most_derived(meta, bases) {
    for (const {$meta} of bases) {
        if (!$meta || issubclass(meta, $meta)) continue;
        if (!issubclass($meta, meta)) throw TypeError_('metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases');
        meta = $meta;
    }
    return meta;
}
/** `meta(*args, **named)`: a class, unless its `__new__` gives something else. */
function made_by(meta, args, named) {
    const {__new__, __init__} = meta.prototype;
    const made = call_with(__new__, undefined, [meta, ...args], named ?? {});
    if (typeof made === 'function' && made.$meta?.__mro__.includes(meta)) call_with(__init__, made, args, named ?? {});
    return made;
}
/** `type.__new__(meta, name, bases, namespace, **named)` */
function new_class(meta, ...args) {
    const [[name, bases, namespace, ...rest], named] = split(args);
    if (namespace === undefined || rest.length) throw TypeError_('type.__new__() takes exactly 3 arguments');
    if (typeof name !== 'string') throw TypeError_('type.__new__() argument 1 must be str');
    const {made, name: full} = pending ?? {name};
    pending = null;
    const fill = (cls) => { attach(cls, most_derived(meta, bases)); return {...namespace}; };
    const cls = build_class(full.endsWith(name) ? full : name, bases, fill, named, made ?? constructor_of());
    return finish(cls, cls.$meta);
}
/** Let `cls` have what `meta` defines. */
function attach(cls, meta) {
    const base = Object.getPrototypeOf(cls), same = base.$meta === meta;
    hidden(cls, '$meta', meta);
    if (!same) Object.setPrototypeOf(cls, Object.create(base, shown_by(meta)));
}
const UNSEEN = /^(constructor|\$.*|name|__(class|init|new|call|getattr|setattr|repr|str|module|doc|init_subclass|instancecheck|subclasscheck)__)$/;
function shown_by(meta) {
    const found = {}, {__getattr__, __iter__, __repr__, __str__} = meta.prototype;
    for (let one = meta.prototype; one !== type.prototype && one !== object.prototype; one = Object.getPrototypeOf(one)) {
        for (const key of Object.getOwnPropertyNames(one)) if (!UNSEEN.test(key)) found[key] ??= {...Object.getOwnPropertyDescriptor(one, key), enumerable: false};
    }
    if (__getattr__) found.$attribute = {value: (cls, key) => Reflect.apply(__getattr__, cls, [key])};
    if (__repr__) found.$shown = {value: __repr__};
    if (__str__) found.$told = {value: __str__};
    found.$operand = {get() { return operand(this); }, configurable: true};
    if (__iter__) found[Symbol.iterator] = {value() { return js_iterator(this.__iter__()); }, configurable: true};
    return found;
}
/** The class as an operand: an instance of its metaclass, whose special methods get the class. */
function operand(cls) {
    const get = (prototype, key) => {
        const value = prototype[key];
        return typeof value === 'function' && /^__/.test(key) ? (...args) => Reflect.apply(value, cls, args) : value;
    };
    return new Proxy(cls.$meta.prototype, {get});
}
/** How `cls` is called, set and asked, where its metaclass says that itself. */
function finish(cls, meta) {
    const own = (name) => (find_property(meta.prototype, name)?.value === type.prototype[name] ? null : meta.prototype[name]);
    const called_by = own('__call__'), set_by = own('__setattr__'), instance = own('__instancecheck__'), subclass = own('__subclasscheck__');
    if (called_by) hidden(cls, '$new', (made, args, named) => Reflect.apply(called_by, made, named ? [...args, keywords(named)] : args));
    if (set_by) hidden(cls, '$set', function (key, value) { Reflect.apply(set_by, this, [key, value]); return value; });
    if (instance) hidden(cls, '$has', (value) => value?.$class === cls && !value.__mro__ || truth(Reflect.apply(instance, cls, [value])));
    if (subclass) hidden(cls, '$has_class', (one) => truth(Reflect.apply(subclass, cls, [one])));
    return cls;
}
