// Runs wherever compiled Python runs: what the page's standard library (library/*.py) asks of
// JavaScript that Python has no word for. Imported there by `from _runtime import …`.
import {from_latin, latin} from './bytes/codecs.mjs';
import {class_} from './classes/classes.mjs';
import {TypeError_} from './errors/exceptions.mjs';
import {Keywords, bind, call_with, method_of, shown_name} from './calls/functions.mjs';
import {js_iterator} from './iterating/iterators.mjs';
import {isDict, tuple_of} from './objects/kinds.mjs';
import {hidden, identity} from './objects/object.mjs';
import {type_name} from './objects/type_names.mjs';

/** A number for `math`: `__float__` is asked, anything else is a TypeError. */
export function real(value) {
    if (typeof value === 'number') return value;
    if (typeof value === 'boolean' || typeof value === 'bigint') return Number(value);
    if (value?.__float__) return value.__float__();
    if (value?.__index__) return Number(value.__index__());
    throw TypeError_(`must be real number, not ${type_name(value)}`);
}
/** A whole number for `math`: TypeError for a float with a fraction or anything else. */
export function whole(value) {
    if (typeof value === 'bigint' || Number.isInteger(value)) return value;
    if (typeof value === 'boolean') return Number(value);
    if (value?.__index__) return value.__index__();
    throw TypeError_(`'${type_name(value)}' object cannot be interpreted as an integer`);
}
/** A BigInt result as a number again where it fits. */
export function shrink(value) {
    return value >= -0x1fffffffffffffn && value <= 0x1fffffffffffffn ? Number(value) : value;
}
export const big = (value) => BigInt(value);
export const typeof_ = (value) => typeof value;
export const is_plain = (value) => Object.getPrototypeOf(value) === Object.prototype;
/** JavaScript's own operators and access, where Python's would ask more. */
export const js_get = (holder, key) => holder[key];
export const js_set = (holder, key, value) => { holder[key] = value; };
export const js_delete = (holder, key) => { delete holder[key]; };
/** Set without showing: what `vars` and enumeration do not tell. */
export const hide = (holder, key, value) => (holder.__mro__ && holder.$set && !key.startsWith('$') ? holder.$set(key, value) : hidden(holder, key, value));
export const own_names = (holder) => Object.keys(holder);
export const has_own = (holder, key) => Object.hasOwn(holder, key);
export const make_error = (cls, message) => cls(message);
/** [type] where the compiler told the type of `fn`'s first parameter, or None. */
export const annotation_of = (fn) => (fn?.$annotated ? [fn.$annotated()] : null);
/** The attributes that a program gave to a function: pairs. */
export const own_attributes = (fn) => Object.entries(fn).filter(([key]) => typeof fn === 'function' && !fn.__mro__ && !/^\$|^__|^is_async$/.test(key)).map((pair) => tuple_of(...pair));
/** `for` runs over the `_items` of these instances, and leaves them open. */
export function runs_items(cls) {
    hidden(cls.prototype, Symbol.iterator, function () {
        const items = js_iterator(this._items);
        return {next: () => items.next(), [Symbol.iterator]() { return this; }};
    });
    return cls;
}
export const is_integer = (value) => Number.isInteger(value) || typeof value === 'boolean' || typeof value === 'bigint' || Boolean(value?.__index__);
export const is_number = (value) => typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' || Boolean(value?.__add__);
/** Call with a list and a dict, whatever `fn` is. */
export const apply = (fn, given, named) => call_with(fn, undefined, given, named);
/** Let `fn`, written as `def fn(*args, **kwargs)`, show another function's signature. */
export function keep_signature(fn, of) {
    if (of.$signature !== undefined && fn.$method === of.$method) hidden(fn, '$shown', of.$signature);
    return fn;
}
/** list, dict, set, tuple, frozenset, bytes: not their subclasses. */
export const is_builtin_container = (value) => typeof value === 'object' && value !== null && !value.$python
    && (Array.isArray(value) || value instanceof Set || isDict(value) || value instanceof Uint8Array);
export {Keywords};
export {in_c} from './calls/worded_like_c.mjs';
export {callable_of as called} from './iterating/iteration.mjs';

/** What is like bytes as the text of the same codes, or None; and back. */
export function latin_text(value) {
    if (value?._buffer_ && value.tobytes) return latin(value.tobytes());
    return value instanceof Uint8Array || value?.$mutable_bytes ? latin(value) : null;
}
export const latin_bytes = (text) => from_latin(text);
const is_wide = (text) => /[\ud800-\udbff]/.test(text);
/** A place in UTF-16 units as one in characters, which is what Python counts; and back. */
export function point_index(text, units) {
    return is_wide(text) ? Array.from(text.slice(0, units)).length : units;
}
export function unit_index(text, points) {
    return is_wide(text) ? Array.from(text).slice(0, points).join('').length : points;
}

/** The library's own light forms of type(), getattr() and isinstance(x, type), which for any value
 * at all would bring every builtin type along. */
export {type_name};
export const class_of = (self) => self?.$class ?? null;
export const is_python_class = (value) => typeof value === 'function' && Boolean(value.__mro__);
export const read = (holder, name, other = null) => holder?.[name] ?? other;
export {named_type} from './objects/named_types.mjs';
export {module_type} from './objects/made_modules.mjs';
export const bound_method = (fn, self) => (typeof self === 'object' && self !== null || typeof self === 'function'
    ? bind(self, `${shown_name(fn)} ${identity(fn)}`, method_of(fn)) : (...args) => fn(self, ...args));
export const new_class_of = (name, bases, body, named) => class_(name, bases, () => body, named);
export const new_class = (name, bases, body) => class_(name, bases, () => body);
