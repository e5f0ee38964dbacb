// Runs wherever compiled Python runs: super().
import {AttributeError, RuntimeError, TypeError_} from '../errors/exceptions.mjs';
import {bind, unbound} from '../calls/functions.mjs';
import {named_type} from '../objects/named_types.mjs';
import {object} from '../objects/object.mjs';
import {type_name} from '../objects/type_names.mjs';

const is_class = (value) => typeof value === 'function' && value.__mro__;

/** The prototype that comes after `cls`'s for `self`; several bases give a class a `$above`. */
function above(cls, self) {
    if (Object.hasOwn(cls, '$above')) return cls.$above(is_class(self) ? cls.$makes && self.$meta || self : self.$class);
    return Object.getPrototypeOf(cls.prototype);
}
/** `super().name`, where `cls` is the class whose body says it and `self` an instance or a class. */
export function super_method(cls, self, name) {
    const value = Reflect.get(above(cls, self), name, self);
    if (value === undefined) return by_default(self, name);
    if (value === object.prototype.__init__) return no_arguments;
    if (typeof value !== 'function' || value.__mro__ || (!value.$method && value.$signature !== undefined)) return value;
    return is_class(self) && !(cls.$makes && self.$meta) ? unbound(value) : bind(self, `${cls.__name__}.${name}`, value);
}
function by_default(self, name) {
    if (name === '__init__') return no_arguments;
    if (name === '__init_subclass__') return Object.assign((...named) => no_keywords(self, named), {$takes_keywords: true});
    const found = object[name];
    if (typeof found !== 'function') throw AttributeError(`'super' object has no attribute '${name}'`);
    return name === '__new__' ? found : (...args) => found(self, ...args);
}
function no_arguments(...given) {
    if (given.length) throw TypeError_('object.__init__() takes exactly one argument (the instance to initialize)');
    return null;
}
function no_keywords(cls, named) {
    if (named.length) throw TypeError_(`${cls.__name__}.__init_subclass__() takes no keyword arguments`);
    return null;
}
function check_type(cls, self) {
    if (cls === undefined) throw RuntimeError('super(): no arguments');
    if (typeof cls !== 'function') throw TypeError_(`super() argument 1 must be a type, not ${type_name(cls)}`);
    if (cls.prototype && self instanceof cls || self === cls || (is_class(self) && self.__mro__.includes(cls))) return;
    throw TypeError_('super(type, obj): obj must be an instance or subtype of type');
}
/** `super(cls, self).name` */
export function super_of(cls, self, name) {
    check_type(cls, self);
    return super_method(cls, self, name);
}
/** What a super object tells of itself. */
const FACTS = {
    $class: () => named_type('super', () => false), __mro__: () => undefined, __self__: (cls, self) => self, __thisclass__: (cls) => cls,
    __self_class__: (cls, self) => (is_class(self) ? self : self.$class),
};
/** `super()` as a value: its attributes are read, called and set through the next class. */
export function super_proxy(cls, self) {
    check_type(cls, self);
    return new Proxy(Object.create(null), {
        get: (_, name) => (Object.hasOwn(FACTS, name) ? FACTS[name](cls, self) : typeof name === 'symbol' || name.startsWith('$') ? undefined : super_method(cls, self, name)),
        set: (_, name, value) => Reflect.set(above(cls, self), name, value, self),
        has: () => true,
    });
}
