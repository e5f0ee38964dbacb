// Runs wherever compiled Python runs: reading, setting and deleting attributes.
import {AttributeError, TypeError_, read_only} from '../errors/exceptions.mjs';
import {bind, shown_name, unbound} from '../calls/functions.mjs';
import {find_property} from './finding.mjs';
import {attributes_of, class_vars, set_special, under} from './namespaces.mjs';
import {hidden, identity, object} from './object.mjs';
import {name_of, type_name} from './type_names.mjs';
export {attributes_of, class_vars, find_property, set_special};

/** The attribute `name` of `holder`; None where a JavaScript object has no such property. */
export function attr(holder, name) {
    if (holder === null || holder === undefined) throw no_attribute(holder, name);
    return got(holder[name], holder, name);
}
/** `value` was read as `holder.name`: methods come bound, what is absent is an error. */
export function got(value, holder, name) {
    if (value === undefined) return absent(holder, name);
    return typeof value === 'function' ? function_through(value, holder, name) : value;
}
function function_through(value, holder, name) {
    if (value.$method) return Object.hasOwn(holder, name) ? value : bind(holder, name, value);
    if (value.$signature !== undefined || value.$class || value.__mro__ || value.$has || typeof holder !== 'object') return value;
    return Object.hasOwn(holder, name) || is_class(value) ? value : bind(holder, name, value);
}
const is_class = (value) => Object.hasOwn(value, 'prototype') && /^(?![a-z])/.test(value.name);

/** None of a JavaScript object, or AttributeError. */
function absent(holder, name) {
    const own = holder.$attribute?.(holder, name);
    if (own) return own;
    const behind = holder.$of?.$unbound?.[name];
    if (behind !== undefined) return behind;
    if (holder.$python || holder.__mro__) {
        if (name in holder && !holder.$class?.$slots?.includes(name) && !(holder.__mro__ && Object.hasOwn(object, name))) return null;
    } else if (typeof holder === 'function' ? holder.$signature === undefined && !holder.$has : typeof holder === 'object' && !Array.isArray(holder)
        && !holder.constructor?.$name && !/Module|Generator|Iterator|Uint8/.test(holder[Symbol.toStringTag])) return null;
    throw no_attribute(holder, name);
}
const FUNCTION_ATTRIBUTES = {
    __name__: (fn) => shown_name(fn).split('.').pop(),
    __qualname__: (fn) => (fn.$signature === undefined && fn.$of && fn.$self !== undefined ? `${type_name(fn.$self)}.${shown_name(fn)}` : shown_name(fn)),
    __self__: (fn) => fn.$self ?? null,
    __func__: (fn) => (fn.$of ? unbound(fn.$of) : null),
    __module__: (fn) => (fn && (fn.__mro__ ? !fn.prototype.$user : fn.$signature === undefined) ? 'builtins' : '__main__'),
    __doc__: () => null,
    __annotations__: (fn) => fn.$signature === undefined ? got(undefined, fn, '__annotations__') : {},
    __dict__: (fn) => fn.$signature === undefined ? got(undefined, fn, '__dict__') : Object.fromEntries(Object.entries(fn).filter(([key]) => !/^(\$|__)/.test(key))),
};
/** The attributes that every function or instance has: `__name__`, `__dict__` and so on. */
export function special_attr(holder, name) {
    if (holder === null || holder === undefined) throw no_attribute(holder, name);
    const own = under(holder, name);
    if (own !== undefined) return own;
    const from = name === '__self__' && holder.$self ? null
        : [holder, holder.$of, holder.$of?.$unbound, holder.$function].find((one) => one?.[name] !== undefined);
    if (from) return got(from[name], from, name);
    if (name === '__dict__' && (holder.__mro__ || holder.$python && (Object.isExtensible(holder) || !holder.$class?.$slots))) return holder.__mro__ ? class_vars(holder) : attributes_of(holder);
    if (typeof holder === 'function' && !holder.$class && name in FUNCTION_ATTRIBUTES) return FUNCTION_ATTRIBUTES[name](holder);
    return name === '__doc__' || name === '__module__' && holder.$python ? FUNCTION_ATTRIBUTES[name]() : got(undefined, holder, name);
}
export function no_attribute(holder, name) {
    const error = AttributeError(holder?.$looked_up ? name : `${described(holder)} has no attribute '${name}'`);
    hidden(error, 'obj', holder ?? null);
    return error;
}
function described(holder) {
    if (typeof holder === 'function' && (holder.__mro__ || holder.$has)) return `type object '${name_of(holder)}'`;
    return holder?.[Symbol.toStringTag] === 'Module' ? 'module' : `'${type_name(holder)}' object`;
}

/** `holder.name = value`. Returns the value. */
export function set_attr(holder, name, value) {
    if (typeof holder !== 'object' || holder === null) {
        if (typeof holder !== 'function') throw no_attribute(holder, name);
        if (holder.$set) return holder.$set(name, value);
        if (holder.$self) throw no_attribute(holder, name);
        if (holder.$has) throw TypeError_(`cannot set '${name}' attribute of immutable type '${holder.$name}'`);
    } else if (Array.isArray(holder) && !holder.$python || holder.$fixed) throw holder.$fixed ? AttributeError('readonly attribute') : no_attribute(holder, name);
    try {
        holder[name] = value;
    } catch (error) {
        throw Object.isExtensible(holder) || error instanceof AttributeError || !holder.$class?.$slots && !Array.isArray(holder) ? error : no_attribute(holder, name);
    }
    return value;
}
/** `del holder.name` */
export function del_attr(holder, name) {
    if (holder === null || holder === undefined || Object(holder) !== holder) throw no_attribute(holder, name);
    if (holder.$set && holder.__mro__) return del_class_attr(holder, name);
    if (holder.$class?.$slots?.includes(name) && Object.hasOwn(holder, name)) return empty_slot(holder, name);
    if (Object.isFrozen(holder)) throw read_only(name, 'delete');
    if (holder.__delattr__ && holder.$target) return void delete holder[name];
    delete_own(holder, name);
}
function empty_slot(holder, name) {
    if (holder[name] === undefined) throw AttributeError(name);
    holder[name] = undefined;
}
/** The same without asking a `__delattr__`. */
export function delete_own(holder, name) {
    if (Object.hasOwn(holder, name)) {
        if (!Reflect.deleteProperty(holder, name)) throw no_attribute(holder, name);
        return;
    }
    const found = find_property(holder, name);
    if (!found?.get?.$delete) throw no_attribute(holder, name);
    found.get.$delete(holder);
}
function del_class_attr(cls, name) {
    if (!Object.hasOwn(cls.prototype, name)) throw no_attribute(cls, name);
    cls.$closed?.(name);
    const shadows = Object.hasOwn(cls, '$shadows') ? cls.$shadows : [];
    for (const holder of [cls.prototype, cls, ...shadows]) delete holder[name];
}
/** A builtin type's method read as a value: `words.append`, `str.upper`. `fn` takes self first. */
export function method_value(holder, name, fn) {
    if (typeof holder === 'function' && holder.$has && !holder.__mro__) return /^(from|maketrans)/.test(name) ? of_type(holder, fn) : fn;
    const own = holder?.[name];
    if (holder === null || holder === undefined || holder.$python || typeof holder === 'function') return attr(holder, name);
    if (typeof holder !== 'object') return hidden(Object.assign((...args) => fn(holder, ...args), {$takes_keywords: true, $of: fn, $self: holder, $shown: () => built_in_method(holder, fn)}), 'name', fn.name);
    if (own !== undefined && !Array.isArray(holder) && !(holder instanceof Set) && !ArrayBuffer.isView(holder)) return attr(holder, name);
    return Object.assign(bind(holder, name, this_first(fn)), {$shown: () => built_in_method(holder, fn)});
}
/** `dict.fromkeys`, which takes the type first. */
function of_type(type, fn) {
    return hidden(Object.assign((...args) => fn(type, ...args), {$takes_keywords: true}), 'name', fn.name);
}
function built_in_method(holder, fn) {
    return `<built-in method ${fn.name} of ${type_name(holder)} object at 0x${identity(Object(holder)).toString(16)}>`;
}
function this_first(fn) {
    return fn.$this ??= hidden(function (...args) { return fn(this, ...args); }, 'name', fn.name);
}
/** `<function f at 0x…>`, `<class '__main__.A'>`, `<bound method A.f of …>` */
export function repr_of_function(fn, repr = String) {
    if (fn.$shown) return fn.$shown();  // by its metaclass
    if (fn.$looked_up) return `<${fn.$looked_up} '${fn.__name__}'>`;
    if (fn.__mro__ && Object.hasOwn(fn, '__long__')) return `<class '${name_of(fn)}'>`;
    if (fn.__mro__ || fn.$has || fn.$name) return `<class '${fn.__module__ === 'builtins' || !fn.__mro__ || !fn.prototype.$user ? '' : `${fn.__module__ ?? '__main__'}.`}${fn.__qualname__ ?? fn.__name__}'>`;
    const name = shown_name(fn);
    if (fn.$signature === undefined) return `<built-in function ${name}>`;
    if (fn.$self) return `<bound method ${name.includes('.') ? name : `${(fn.$self.$class ?? fn.$self).__name__}.${name}`} of ${repr(fn.$self)}>`;
    return `<function ${name === 'lambda' ? '<lambda>' : name} at 0x${identity(fn).toString(16)}>`;
}
