// Runs wherever compiled Python runs: the order of bases (C3, as in Python 2.3 and later) and super().
import {TypeError_} from './exceptions.mjs';
import {bind, unbound} from './functions.mjs';
import {hidden, object} from './object.mjs';
import {no_attribute} from './attributes.mjs';

const mro_of = (cls) => cls.__mro__ ?? [cls];

/** Give `cls` its order over several `parents`, and a prototype chain that follows it. */
export function join_bases(cls, parents, through) {
    const mro = merge([...parents.map(mro_of), parents]);
    hidden(cls, '__mro__', [cls, ...mro]);
    let chain = object.prototype;
    for (let at = mro.length - 1; at >= 0; at--) {
        const one = mro[at], rest = mro_of(one);
        const own = mro.length - at === rest.length && rest.every((other, i) => other === mro[at + i]);
        chain = own ? one.$prototype ?? one.prototype : shadow(one, chain);
    }
    Object.setPrototypeOf(cls.prototype, chain);
    for (const one of mro) if (!mro_of(parents[0]).includes(one)) show_names(cls, one, through);
}
/** The constructor inherits from the first base only: it looks through to names of the others. */
function show_names(cls, base, through) {
    if (!Object.hasOwn(base, '$heirs')) hidden(base, '$heirs', []);
    base.$heirs.push(cls);
    for (const key of Object.keys(base)) if (!key.startsWith('$') && !(key in cls)) Object.defineProperty(cls, key, through(key));
}
function merge(lists) {
    const order = [];
    for (;;) {
        lists = lists.filter((list) => list.length);
        if (!lists.length) return order;
        const next = lists.map((list) => list[0]).find((one) => !lists.some((list) => list.indexOf(one) > 0));
        if (!next) throw TypeError_(`Cannot create a consistent method resolution\norder (MRO) for bases ${[...new Set(lists.map((list) => list[0].__name__))].join(', ')}`);
        order.push(next);
        lists = lists.map((list) => (list[0] === next ? list.slice(1) : list));
    }
}
/** A copy of `base`'s prototype that stands over `chain`; it follows later changes of `base`. */
function shadow(base, chain) {
    const made = Object.create(chain, Object.getOwnPropertyDescriptors(base.prototype));
    if (!Object.hasOwn(base, '$shadows')) hidden(base, '$shadows', []);
    base.$shadows.push(made);
    hidden(base, Symbol.hasInstance, has_instance);
    return made;
}
function has_instance(value) {
    if (typeof this !== 'function' || value === null || value === undefined) return false;
    return Function.prototype[Symbol.hasInstance].call(this, value) || (value.$class?.__mro__.includes(this) ?? false);
}

/** The prototype that comes after `cls`'s in the order of the class `kind`. */
function above(cls, kind) {
    if (!Object.hasOwn(cls, '$shadows')) return Object.getPrototypeOf(cls.prototype);
    let {prototype} = kind;
    while (prototype && !(Object.hasOwn(prototype, '$class') && prototype.$class === cls)) prototype = Object.getPrototypeOf(prototype);
    return Object.getPrototypeOf(prototype ?? cls.prototype);
}
/** `super().name`, where `cls` is the class whose body says it and `self` an instance or a class. */
export function super_method(cls, self, name) {
    const on_class = typeof self === 'function' && self.__mro__;
    const value = Reflect.get(above(cls, on_class ? self : self.$class), name, self);
    if (value === undefined) return by_default(cls, self, name);
    if (typeof value !== 'function' || value.__mro__ || (!value.$method && value.$signature !== undefined)) return value;
    return on_class ? unbound(value) : bind(self, `${cls.__name__}.${name}`, value);
}
function by_default(cls, self, name) {
    if (name === '__init__') return () => null;
    const found = object[name];
    if (typeof found !== 'function') throw no_super_attribute(name);
    return name === '__new__' ? found : (...args) => found(self, ...args);
}
function no_super_attribute(name) {
    const error = no_attribute(null, name);
    hidden(error, 'message', `'super' object has no attribute '${name}'`);
    error.args[0] = error.message;
    return error;
}
/** `super()` as a value: its attributes are read, called and set through the next class. */
export function super_proxy(cls, self) {
    return new Proxy(Object.create(null), {
        get: (_, name) => (typeof name === 'symbol' || name.startsWith('$') ? undefined : super_method(cls, self, name)),
        set: (_, name, value) => Reflect.set(above(cls, self.$class ?? self), name, value, self),
        has: () => true,
    });
}
