// Runs wherever compiled Python runs: Python's builtins about objects, classes and attributes.
import {AttributeError, BaseException, Exception, TypeError_, as_pythons, catches} from '../errors/exceptions.mjs';
import {attr, attributes_of, class_vars, del_attr, method_value, no_attribute, set_attr, set_special, special_attr} from './attributes.mjs';
import {call_given} from '../calls/functions.mjs';
import {class_} from '../classes/classes.mjs';
import {dunder_value} from './dunders.mjs';
import {Tuple, ellipsis, isDict, isNumber, isPlain} from './kinds.mjs';
import {bound_method} from '../for_library.mjs';
import {knows} from './known_dunders.mjs';
import {named_type} from './named_types.mjs';
import {entries_of} from '../containers/dicts.mjs';
import {hidden, object} from './object.mjs';
import {may_be_javascripts, own_attr} from './own_names.mjs';
import {set_essence} from './replaced.mjs';
import {type_name} from './type_names.mjs';
import * as methods from '../methods.mjs';
import {number_part} from '../numbers/number_methods.mjs';
import {bool, dict, list, tuple} from '../builtins.mjs';
import {float, int} from '../numbers/numbers.mjs';
import {str} from '../text/text.mjs';
import {frozenset, set} from '../containers/sets.mjs';
import {bytes} from '../bytes/bytes.mjs';
import {range} from '../containers/range.mjs';

export {object};
export {dir} from './listing.mjs';
export {super_proxy as super} from '../classes/super.mjs';
export {property, staticmethod, classmethod} from '../classes/descriptors.mjs';
export {anext} from '../iterating/generators.mjs';

export function isinstance(value, type) {
    if (type instanceof Tuple || type?.$union) return type.some((one) => isinstance(value, one));
    if (type?.$has) return type.$has(value);
    if (value instanceof Error) return typeof type === 'function' && catches(value, type);
    if (typeof type === 'function' && type.prototype) return value instanceof type;
    throw TypeError_('isinstance() arg 2 must be a type, a tuple of types, or a union');
}
export function issubclass(cls, type) {
    if (typeof cls !== 'function') throw TypeError_('issubclass() arg 1 must be a class');
    if (type instanceof Tuple || type?.$union) return type.some((one) => issubclass(cls, one));
    if (cls === type || type === object || type?.$has_class?.(cls)) return true;
    if (typeof type !== 'function' && !type?.$has) throw TypeError_('issubclass() arg 2 must be a class, a tuple of classes, or a union');
    if (cls.__mro__) return cls.__mro__.includes(type);
    return (cls === bool && type === int) || Boolean(type?.prototype) && cls.prototype instanceof type;
}
const builtin_kinds = () => [bool, int, float, str, tuple, list, frozenset, set, bytes, range, dict];
function method_of_type(given) {
    if (given.length !== 2) throw TypeError_(`method expected 2 arguments, got ${given.length}`);
    if (!callable(given[0])) throw TypeError_('first argument must be callable');
    if (given[1] === null) throw TypeError_('self must not be None');
    const [fn, self] = given;
    return fn.$signature === undefined ? (...args) => call_given(fn, undefined, [self, ...args]) : bound_method(fn, self);
}
const SINGLES = {NoneType: () => null, ellipsis: () => ellipsis, method: (...given) => method_of_type(given)};
const SINGLE = {'offthread.NotImplemented': 'NotImplementedType', 'offthread.Ellipsis': 'ellipsis'};
/** The class of a value that no Python class made. */
function type_of(value) {
    if (typeof value === 'function' && (value.__mro__ || value.$has)) return value.$type ?? type;
    const found = builtin_kinds().find((one) => one?.$has?.(value));
    if (found) return found;
    if (typeof value === 'object' && value !== null && !/^(generator|async_generator|coroutine|iterator|module|slice|callable_iterator|\w+_\w*iterator|reversed)$/.test(type_name(value))) return value.constructor ?? dict;
    const name = typeof value === 'symbol' ? SINGLE[value.description] : type_name(value);
    return named_type(name, (one) => type_name(one) === name, SINGLES[name]);
}
function check_parts(name, bases, body) {
    const wrong = [[typeof name === 'string', 'str', name], [bases instanceof Tuple, 'tuple', bases], [isDict(body), 'dict', body]];
    wrong.forEach(([fits, kind, given], i) => {
        if (!fits) throw TypeError_(`type.__new__() argument ${i + 1} must be ${kind}, not ${type_name(given)}`);
    });
    if (bases.filter((one) => one?.$native && !one.__mro__).length > 1) throw TypeError_('multiple bases have instance lay-out conflict');
    if (bases.some((one) => typeof one !== 'function')) throw TypeError_('metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases');
}
function type_type() {
    const made = (...args) => {
        if (args.length === 1) return args[0]?.$meta ?? (typeof args[0]?.$class === 'function' && !args[0].__mro__ ? args[0].$class : type_of(args[0]));
        const named = args.at(-1)?.$call ? args.pop().values : undefined;
        if (args.length !== 3) throw TypeError_('type() takes 1 or 3 arguments');
        check_parts(...args);
        return class_(args[0], args[1], () => (args[2].$python ? Object.fromEntries(entries_of(args[2])) : args[2]), named);
    };
    hidden(made, '__name__', 'type');
    return Object.assign(made, {$has: (value) => typeof value === 'function' && Boolean(value.__mro__ || value.$has), $takes_keywords: true, __module__: 'builtins', __qualname__: 'type'});
}
export const type = /* @__PURE__ */ type_type();

const method_named = (name) => (Object.hasOwn(methods, name) ? methods[name] : undefined);
const samples = () => ({str: '', list: [], tuple: new Tuple(), dict: {}, int: 0, bool: true, float: 0.5, bytes: new Uint8Array()});
const is_container = (value) => Array.isArray(value) || ArrayBuffer.isView(value) || isDict(value) || value instanceof Set;
/** Whether `fn`, a method of some builtin type, is none of the type of `holder`, or of the type that it is. */
function is_foreign(fn, holder, name) {
    if (/^a?(send|throw|close)$/.test(name)) return holder?.[name] === undefined && (typeof holder !== 'object' || is_container(holder));
    const is_type = typeof holder === 'function' && holder.$has && !holder.__mro__;
    if (!fn.$accepts || !is_type && (typeof holder === 'function' || typeof holder === 'object' && !is_container(holder))) return false;
    if (holder instanceof Set && !holder.$python) return holder[name] === undefined;
    const value = is_type ? samples()[holder.$name] : holder;
    return value !== undefined && !fn.$accepts(value) && (is_type ? holder[name] === undefined && !fn.$accepts(holder) : !value?.$python);
}
const of_function = (holder, name) => typeof holder === 'function' && /^__(module|qualname|name|doc)__$/.test(name);
function read(holder, name) {
    if (name === '__class__') return type(holder);
    if (name.startsWith('__')) return holder?.$python || of_function(holder, name) || !knows(holder, name) ? special_attr(holder, name) : dunder_value(holder, name);
    if (isNumber(holder) && /^(real|imag|numerator|denominator)$/.test(name)) return number_part(holder, name);
    const fn = method_named(name);
    if (fn && is_foreign(fn, holder, name) || holder?.$frozen && /^(add|delete|clear)$/.test(name)) throw no_attribute(holder, name);
    return fn && (typeof holder !== 'object' || holder === null || !holder.$python) ? method_value(holder, name, fn) : may_be_javascripts(holder, name) ? own_attr(holder, name, true) : attr(holder, name);
}
const not_a_name = (name) => TypeError_(`attribute name must be string, not '${type_name(name)}'`);
export function getattr(holder, name, ...other) {
    if (name instanceof String) name = name.valueOf();
    if (typeof name !== 'string') throw not_a_name(name);
    if (!other.length) return read(holder, name);
    try {
        const value = read(holder, name);
        return value === null && is_missing(holder, name) ? other[0] : value;
    } catch (error) {
        if (catches(as_pythons(error), AttributeError)) return other[0];
        throw error;
    }
}
/** JavaScript objects answer undefined for what they have not. */
const is_missing = (holder, name) => (typeof holder === 'object' || typeof holder === 'function') && holder !== null && !(name in holder);
const PROTOCOLS = {__iter__: Symbol.iterator, __next__: 'next'};
export function hasattr(holder, name) {
    if (typeof name !== 'string' && !(name instanceof String)) throw not_a_name(name);
    if (Object.hasOwn(PROTOCOLS, name) && !holder?.$python) return holder?.[PROTOCOLS[name]] !== undefined;
    if (/^__.*__$/.test(name) && (knows(holder, name) || holder?.[name] !== undefined && !holder.$python)) return true;
    const absent = {};
    return getattr(holder, name, absent) !== absent;
}
const SPECIAL = /^__(?!dict__|class__|doc__|name__|module__|qualname__|wrapped__|isabstractmethod__)\w+__$/;
export function setattr(holder, name, value) {
    if (typeof name !== 'string') throw not_a_name(name);
    if (typeof holder === 'function' && holder.$has && !holder.__mro__) throw TypeError_(`cannot set '${name}' attribute of immutable type '${holder.__name__}'`);
    if (/^__(class|dict)__$/.test(name) && holder?.$python) set_essence(holder, name, value);
    else if (SPECIAL.test(name)) set_special(holder, name, value);
    else set_attr(holder, name, value);
    return null;
}
export function delattr(holder, name) {
    if (typeof name !== 'string') throw not_a_name(name);
    del_attr(holder, name);
    return null;
}
export function callable(value) { return typeof value === 'function' || typeof value?.__call__ === 'function'; }

/** The attributes of an instance as a dict that changes them; of a class, a copy. */
export function vars(holder) {
    if (typeof holder === 'function' && holder.__mro__) return class_vars(holder);
    if (typeof holder === 'function' && holder.$class) return attributes_of(holder);
    if (typeof holder === 'function' && holder.$signature !== undefined) return special_attr(holder, '__dict__');
    const has_none = isPlain(holder) || Array.isArray(holder) && !holder.$python || holder?.$class && !Object.isExtensible(holder);
    if (typeof holder !== 'object' || holder === null || has_none) throw TypeError_('vars() argument must have __dict__ attribute');
    return attributes_of(holder);
}
