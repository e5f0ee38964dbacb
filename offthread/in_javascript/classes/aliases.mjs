// Runs wherever compiled Python runs: `list[int]` and `Stack[str]` - classes with the types that
// they are said to hold. Only programs that write such carry this.
import {TypeError_} from '../errors/exceptions.mjs';
import {call_given} from '../calls/functions.mjs';
import {Tuple, ellipsis, tuple_of} from '../objects/kinds.mjs';
import {hidden} from '../objects/object.mjs';
import {eq} from '../objects/operators.mjs';
import {repr} from '../text/text.mjs';

/** How a type is written inside brackets. */
export function type_text(one) {
    if (one === ellipsis) return '...';
    if (Array.isArray(one)) return `[${Array.from(one, type_text).join(', ')}]`;
    if (typeof one !== 'function' || !(one.__mro__ || one.$has) || one.$alias) return repr(one);
    return `${one.__mro__ && one.prototype.$user ? '__main__.' : ''}${one.__qualname__}`;
}
class GenericAlias {
    static $name = 'GenericAlias';
    static __name__ = 'GenericAlias';
}
const refuse = (message) => () => { throw TypeError_(message); };
const methods = {
    __repr__() { return `${type_text(this.__origin__)}[${this.__args__.length ? Array.from(this.__args__, type_text).join(', ') : '()'}]`; },
    __eq__(other) { return Boolean(other?.$alias) && other.__origin__ === this.__origin__ && eq(this.__args__, other.__args__); },
    $key() { return `\0alias${repr(this)}`; },
    __class_getitem__(key) { return alias_of(this.__origin__, substituted(this, key)); },
};
const is_variable = (one) => one?.$class?.__name__ === 'TypeVar';
/** `Pair[T, int][str]`: what stands for the type variables. */
function substituted(alias, key) {
    const given = key instanceof Tuple ? [...key] : [key];
    return tuple_of(...Array.from(alias.__args__, (one) => (is_variable(one) ? given.shift() : one)));
}
/** `origin[key]` */
export function alias_of(origin, key) {
    const made = (...args) => call_given(origin, undefined, args);
    const args = key instanceof Tuple ? key : tuple_of(key);
    for (const name of Object.keys(methods)) hidden(made, name, methods[name]);
    const own = origin.__mro__ ? 'Subscripted generics cannot be used with class and instance checks' : '';
    const about = {
        $class: GenericAlias, $alias: true, $takes_keywords: true, __origin__: origin, __args__: args, __name__: origin.__name__,
        $has: refuse(own || 'isinstance() argument 2 cannot be a parameterized generic'),
        $has_class: refuse(own || 'issubclass() argument 2 cannot be a parameterized generic'),
        __parameters__: tuple_of(...new Set(Array.from(args).filter(is_variable))),
    };
    for (const name of Object.keys(about)) hidden(made, name, about[name]);
    return new Proxy(made, {get: (target, name) => (Object.hasOwn(target, name) || !(name in origin) || /^(__|[$])/.test(String(name)) ? target[name] : origin[name])});
}
/** Let `cls`, a class over `Generic[…]`, be indexed by as many types as it has `parameters`. */
export function generic(cls, parameters) {
    hidden(cls, '__parameters__', tuple_of(...parameters));
    hidden(cls, '__class_getitem__', function (key) {
        const given = key instanceof Tuple ? key.length : 1, expected = this.__parameters__.length;
        if (given !== expected && this.__parameters__.every(is_variable)) {
            throw TypeError_(`Too ${given > expected ? 'many' : 'few'} arguments for ${repr(this)}; actual ${given}, expected ${expected}`);
        }
        return alias_of(this, key);
    });
    return cls;
}
