// Runs wherever compiled Python runs: Python's builtins, by their own names.
import {options} from './functions.mjs';
import {isDict, iter, tuple_of} from './containers.mjs';
import {lt} from './operators.mjs';
import {catches, TypeError_} from './exceptions.mjs';
export {BaseException, Exception, ArithmeticError, ZeroDivisionError, LookupError, KeyError, IndexError, ValueError, AttributeError, NameError, AssertionError, RuntimeError, NotImplementedError, RecursionError, OSError, TimeoutError, StopIteration} from './exceptions.mjs';
export {TypeError_ as TypeError};
export {object} from './classes.mjs';

export function str(value) {
    if (typeof value === 'string') return value;
    if (value instanceof Error) return value.message;
    return value?.__str__ ? value.__str__() : repr(value);
}
export function repr(value) {
    if (value === null || value === undefined) return 'None';
    if (value === true) return 'True';
    if (value === false) return 'False';
    if (typeof value === 'string') return `'${value}'`;
    if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`;
    if (value.__repr__) return value.__repr__();
    if (isDict(value)) return `{${Object.entries(value).map(([k, v]) => `${repr(k)}: ${repr(v)}`).join(', ')}}`;
    return String(value);
}
export function len(value) {
    if (typeof value === 'string' || Array.isArray(value)) return value.length;
    if (value.__len__) return value.__len__();
    return value.size ?? value.length ?? Object.keys(value).length;
}
export function print(...args) {
    const [values, {sep}] = options(args, {sep: ' ', end: '\n', file: null, flush: false});
    console.log(values.map(str).join(sep));
}
export function* range(start, stop, step = 1) {
    if (stop === undefined) [start, stop] = [0, start];
    for (let i = start; step > 0 ? i < stop : i > stop; i += step) yield i;
}
export function int(value) { return Math.trunc(Number(value)); }
export function float(value) { return Number(value); }
export function bool(value) { return !!value; }
export function list(value = []) { return [...iter(value)]; }
export function dict(...args) {
    const [[value], named] = options(args, {});
    return {...value, ...named};
}
export function set(value = []) { return new Set(iter(value)); }
export function tuple(value = []) { return tuple_of(...iter(value)); }
export function isinstance(value, type) {
    if (Array.isArray(type)) return type.some((one) => isinstance(value, one));
    if (type === dict) return isDict(value);
    if (type === int || type === float) return typeof value === 'number';
    if (type === str) return typeof value === 'string';
    if (type === bool) return typeof value === 'boolean';
    if (type === list) return Array.isArray(value);
    return value instanceof Error ? catches(value, type) : value instanceof type;
}
export function* enumerate(value, start = 0) { for (const one of iter(value)) yield tuple_of(start++, one); }
export function* zip(...values) {
    const all = values.map((value) => [...iter(value)]);
    for (let i = 0; i < Math.min(...all.map((one) => one.length)); i++) yield tuple_of(...all.map((one) => one[i]));
}
export function sorted(value, ...rest) {
    const [, {key, reverse}] = options(rest, {key: null, reverse: false});
    const by = key ?? ((one) => one);
    const made = [...iter(value)].sort((a, b) => (lt(by(a), by(b)) ? -1 : lt(by(b), by(a)) ? 1 : 0));
    return reverse ? made.reverse() : made;
}
export function sum(value, start = 0) { for (const one of iter(value)) start += one; return start; }
export function min(...values) { return (values.length > 1 ? values : [...iter(values[0])]).reduce((a, b) => (lt(b, a) ? b : a)); }
export function max(...values) { return (values.length > 1 ? values : [...iter(values[0])]).reduce((a, b) => (lt(a, b) ? b : a)); }
export function abs(value) { return Math.abs(value); }
export function round(value, digits = 0) { return Number(value.toFixed(digits)); }
export function any(value) { for (const one of iter(value)) if (one) return true; return false; }
export function all(value) { for (const one of iter(value)) if (!one) return false; return true; }
export function hasattr(holder, name) { return holder[name] !== undefined; }
export function getattr(holder, name, other) { return holder[name] ?? other; }
export function setattr(holder, name, value) { holder[name] = value; }
export function callable(value) { return typeof value === 'function'; }
export function type(value) { return value.constructor; }
export function format(value, spec) {
    const fixed = /^,?\.(\d+)f$/.exec(spec);
    return fixed ? value.toFixed(+fixed[1]) : str(value);
}
export function ascii(value) { return repr(value); }
export function slice(start, stop, step) { return {start, stop, step}; }
export function property(fget) {
    const made = {fget, fset: null, setter(fset) { made.fset = fset; return made; }};
    made.$descriptor = (cls, key) => Object.defineProperty(cls.prototype, key, {get() { return made.fget(this); }, set(value) { made.fset(this, value); }, configurable: true});
    return made;
}
export function staticmethod(fn) {
    return {$descriptor(cls, key) { cls[key] = fn; Object.defineProperty(cls.prototype, key, {value: fn, configurable: true}); }};
}
export function classmethod(fn) {
    return {$descriptor(cls, key) {
        Object.defineProperty(cls, key, {get() { const self = this; return (...args) => fn(self, ...args); }, configurable: true});
        Object.defineProperty(cls.prototype, key, {get() { return (...args) => fn(this.constructor, ...args); }, configurable: true});
    }};
}
