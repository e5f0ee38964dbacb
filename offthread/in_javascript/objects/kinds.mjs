// Runs wherever compiled Python runs: which Python type a JavaScript value is. Every other file
// of values stands on this one.
import {TypeError_} from '../errors/exceptions.mjs';
import {hidden} from './object.mjs';
import {type_name} from './type_names.mjs';
export {type_name};

/** Where a dict keeps its entries once a key is not an ordinary text, and a set its members.
 * One symbol each for all bundles of a page, so that they read each other's values. */
export const TABLE = /* @__PURE__ */ Symbol.for('offthread.table');
export const MEMBERS = /* @__PURE__ */ Symbol.for('offthread.members');
export const NotImplemented = /* @__PURE__ */ Symbol.for('offthread.NotImplemented');
export const ellipsis = /* @__PURE__ */ Symbol.for('offthread.Ellipsis');

/** Python's tuple. Structured clone makes an Array of it. */
export class Tuple extends Array {
    static $name = 'tuple';
}
export function tuple_of(...items) {
    const made = new Tuple();
    for (let i = 0; i < items.length; i++) made[i] = items[i];
    return made;
}
export function tuple_from(items) {
    const made = new Tuple();
    for (const one of items) made[made.length] = one;
    return made;
}
/** Plain objects are dicts, and so is what keeps a table of entries. */
export function isDict(value) {
    if (typeof value !== 'object' || value === null) return false;
    const prototype = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null || value[TABLE] !== undefined;
}
/** A plain object, at a glance: for the fast ways. */
export const isPlain = (value) => typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
export const isNone = (value) => value === null || value === undefined;
export const isInt = (value) => (typeof value === 'number' ? Number.isSafeInteger(value) : typeof value === 'bigint');
export const isNumber = (value) => typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';
/** An Array or a subclass of it without a special method `name` of its own. */
export const isList = (value, name) => Array.isArray(value) && value[name] === undefined;
export const isBytes = (value) => value instanceof Uint8Array;

/** Python's own number for an index: bool and `__index__` too; TypeError for anything else. */
export function index_of(value, message) {
    if (Number.isInteger(value)) return value;
    if (typeof value === 'boolean' || typeof value === 'bigint') return Number(value);
    if (value?.__index__) return whole(value.__index__(), '__index__');
    throw TypeError_(message ?? `'${type_name(value)}' object cannot be interpreted as an integer`);
}
/** What the special method `name` gave, which has to be an int. */
export function whole(value, name) {
    if (isInt(value) || typeof value === 'boolean') return +value === value ? value : typeof value === 'bigint' ? value : +value;
    throw TypeError_(`${name} returned non-int (type ${type_name(value)})`);
}
/** A builtin type as a value: `make` is what calling it does, `has` whether a value is of it.
 * `subclassing.mjs` makes those subclassable that can be; `attribute` tells its methods. */
export function builtin_type(name, make, has, attribute) {
    for (const key of ['$name', '__name__', '__qualname__', 'name']) hidden(make, key, name);
    make.__module__ = 'builtins';
    make.$has = has;
    make.$takes_keywords = true;
    if (attribute) make.$attribute = attribute;
    make.$native = (cls) => {
        throw TypeError_(`class ${cls.$name}: ${name} cannot be subclassed on the page; keep the value in an attribute`);
    };
    return make;
}
/** The same for a type whose values are what the generator function `generator` gives. */
export function iterator_type(name, make, generator) {
    builtin_type(name, make, (value) => value instanceof generator);
    hidden(generator.prototype, '$class', make);
    return make;
}
/** Mark a builtin function that reads keywords itself. */
export function keyworded(fn) {
    fn.$takes_keywords = true;
    return fn;
}
/** Classes show the special methods of their instances: those are not their own. */
const has_special = (value, name) => typeof value?.[name] === 'function' && value.__mro__ === undefined && (value.$has === undefined || value.$alias === true);
/** An instance of a class with `__call__`: a function for JavaScript. */
export const isCallable = (value) => typeof value === 'function' && value.$class !== undefined && value.__mro__ === undefined;
/** The answer of `a[name](b)`, or of `b[mirrored](a)` where that comes first or `a` has none;
 * NotImplemented where neither knows (Python Data Model, 3.3.8). */
export function asked(a, b, name, mirrored) {
    const one = a?.$operand ?? a, other = b?.$operand ?? b; // of classes whose metaclass has operators
    const later = has_special(other, mirrored) && !(mirrored.startsWith('__r') && one?.$class && one.$class === other.$class);
    const first = later && !isNone(one) && one.constructor !== other.constructor && other instanceof Object(one).constructor
        && (!mirrored.startsWith('__r') || one[mirrored] !== other[mirrored]);
    let answer = first ? other[mirrored](a) : NotImplemented;
    if (answer === NotImplemented && has_special(one, name)) answer = one[name](b);
    return answer === NotImplemented && later && !first ? other[mirrored](a) : answer;
}
