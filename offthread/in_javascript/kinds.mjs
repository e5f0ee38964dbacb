// Runs wherever compiled Python runs: which Python type a JavaScript value is. Every other file
// of values stands on this one.
import {TypeError_} from './exceptions.mjs';
import {Keywords} from './functions.mjs';
import {hidden} from './object.mjs';
import {type_name} from './type_names.mjs';
export {type_name};

/** Where a dict or a set keeps its entries once a key is not an ordinary text or number.
 * One symbol for all bundles of a page, so that they read each other's values. */
export const TABLE = /* @__PURE__ */ Symbol.for('offthread.table');
export const NotImplemented = /* @__PURE__ */ Symbol.for('offthread.NotImplemented');
export const ellipsis = /* @__PURE__ */ Symbol.for('offthread.Ellipsis');

/** Python's tuple. Structured clone makes an Array of it. */
export class Tuple extends Array {
    static $name = 'tuple';
}
export function tuple_of(...items) {
    const count = items.length, made = new Tuple(count);
    for (let i = 0; i < count; i++) made[i] = items[i];
    return made;
}
export function tuple_from(items) {
    const made = new Tuple();
    for (const one of items) made.push(one);
    return made;
}
export class Slice {
    static $name = 'slice';
    constructor(start, stop, step) { this.start = start; this.stop = stop; this.step = step; }
    __repr__() { return `slice(${[this.start, this.stop, this.step].map((one) => one ?? 'None').join(', ')})`; }
}

/** Plain objects of any realm are dicts, and so is what keeps a table of entries. */
export function isDict(value) {
    if (typeof value !== 'object' || value === null) return false;
    const prototype = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) return true;
    return value[TABLE] instanceof Map && !(value instanceof Set)
        || Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'hasOwnProperty');
}
export const isNone = (value) => value === null || value === undefined;
export const isInt = (value) => (typeof value === 'number' ? Number.isSafeInteger(value) : typeof value === 'bigint');
export const isNumber = (value) => typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';

/** Python's own number for an index: bool and `__index__` too; TypeError for anything else. */
export function index_of(value, message) {
    if (typeof value === 'number' && Number.isInteger(value)) return value;
    if (typeof value === 'boolean' || typeof value === 'bigint') return Number(value);
    if (value?.__index__) return value.__index__();
    throw TypeError_(message ?? `'${type_name(value)}' object cannot be interpreted as an integer`);
}

/** A builtin type as a value: `make` is what calling it does, `has` whether a value is of it,
 * `native` makes the bare instance of a subclass (absent: it cannot be subclassed here). */
export function builtin_type(name, make, has, native) {
    for (const key of ['$name', '__name__', '__qualname__', 'name']) hidden(make, key, name);
    hidden(make, '__module__', 'builtins');
    make.$has = has;
    make.$takes_keywords = true;
    make.$native = native ?? ((cls) => {
        throw TypeError_(`class ${cls.$name}: ${name} cannot be subclassed on the page; keep the value in an attribute`);
    });
    return make;
}
/** Mark a builtin function that reads keywords itself. */
export function keyworded(fn) {
    fn.$takes_keywords = true;
    return fn;
}
/** Values for `defaults` (name to default, in the order of the signature) from positional
 * arguments and trailing Keywords. */
export function take(name, args, defaults) {
    const last = args[args.length - 1], named = last instanceof Keywords ? last.values : {};
    const count = last instanceof Keywords ? args.length - 1 : args.length;
    const known = Object.keys(defaults);
    if (count > known.length) throw TypeError_(`${name}() takes at most ${known.length} argument${known.length === 1 ? '' : 's'} (${count} given)`);
    for (const key of Object.keys(named)) {
        if (!known.includes(key)) throw TypeError_(`'${key}' is an invalid keyword argument for ${name}()`);
    }
    return known.map((key, i) => (i < count ? args[i] : named[key] ?? defaults[key]));
}
/** Positional arguments and keyword values over `defaults`; other keywords are a TypeError. */
export function keywords_of(name, args, defaults) {
    const last = args[args.length - 1];
    if (!(last instanceof Keywords)) return [args, defaults];
    return [args.slice(0, -1), Object.assign({...defaults}, named_only(name, last.values, defaults))];
}
function named_only(name, named, defaults) {
    for (const key of Object.keys(named)) {
        if (!Object.hasOwn(defaults, key)) throw TypeError_(`'${key}' is an invalid keyword argument for ${name}()`);
    }
    return named;
}
