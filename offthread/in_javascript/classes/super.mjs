// Runs wherever compiled Python runs: super().
import {AttributeError, TypeError_} from '../errors/exceptions.mjs';
import {bind, unbound} from '../calls/functions.mjs';
import {object} from '../objects/object.mjs';

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
    if (self instanceof cls || self === cls || (is_class(self) && self.__mro__.includes(cls))) return;
    throw TypeError_('super(type, obj): obj must be an instance or subtype of type');
}
/** `super(cls, self).name` */
export function super_of(cls, self, name) {
    check_type(cls, self);
    return super_method(cls, self, name);
}
/** `super()` as a value: its attributes are read, called and set through the next class. */
export function super_proxy(cls, self) {
    check_type(cls, self);
    return new Proxy(Object.create(null), {
        get: (_, name) => (typeof name === 'symbol' || name.startsWith('$') ? undefined : super_method(cls, self, name)),
        set: (_, name, value) => Reflect.set(above(cls, self), name, value, self),
        has: () => true,
    });
}
