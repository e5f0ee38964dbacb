// Runs wherever compiled Python runs: what Python's functions tell of themselves. Only programs
// that ask for it carry this.
import {set_attr, special_attr} from '../objects/attributes.mjs';
import {not_bound} from '../compiled.mjs';
import {TypeError_, ValueError} from '../errors/exceptions.mjs';
import {shown_name} from './functions.mjs';
import {hidden} from '../objects/object.mjs';
import {iter} from '../iterating/iteration.mjs';
import {tuple_from} from '../objects/kinds.mjs';
import {type_name} from '../objects/type_names.mjs';

class Code {
    static $name = 'code';
}
export function code_of(parts) {
    const made = new Code();
    for (const [key, value] of Object.entries(parts)) hidden(made, key, Array.isArray(value) ? tuple_from(value) : value);
    return made;
}
/** A variable that functions share. */
class Cell {
    static $name = 'cell';
    constructor(get, set) { Object.assign(this, {get, set}); }
    get cell_contents() {
        const value = this.get();
        if (value === undefined || value === not_bound) throw ValueError('Cell is empty');
        return value;
    }
    set cell_contents(value) { this.set(value); }
}
/** `fn` with its `__defaults__`, `__kwdefaults__` and the readable parts of its `__code__`. */
export function telling(fn, defaults, named, code, cells) {
    hidden(fn, '__defaults__', defaults.length ? tuple_from(defaults) : null);
    hidden(fn, '__kwdefaults__', Object.keys(named).length ? named : null);
    hidden(fn, '__code__', code);
    if (cells) hidden(fn, '__closure__', cells.length ? tuple_from(cells.map(([get, set]) => new Cell(get, set))) : null);
    return fn;
}
/** `holder.__name__ = value`, and its like for `__qualname__`. */
export function set_name(holder, name, value) {
    if (typeof holder !== 'function') return set_attr(holder, name, value);
    if (typeof value !== 'string') throw TypeError_(holder.__mro__ ? `can only assign string to ${holder.__name__}.${name}, not '${type_name(value)}'` : `${name} must be set to a string object`);
    if (!holder.__mro__) return rename(holder, name, value);
    if (name === '__name__') hidden(holder, '$name', value);
    return hidden(holder, name, value);
}
/** The qualified name stays as it was, and is what messages show. */
function rename(fn, name, value) {
    const own = fn.$function ?? fn;
    if (!Object.hasOwn(own, '__qualname__')) hidden(own, '__qualname__', shown_name(fn));
    return hidden(own, name, value);
}
const OWN = /^\$|^__(?:name|qualname|doc|module|annotations)__$/;
/** `holder.__dict__`: of a function a dict that changes its attributes too. */
export function dict_attr(holder, name) {
    if (typeof holder !== 'function' || holder.$signature === undefined || holder.__mro__) return special_attr(holder, name);
    const made = Object.fromEntries(Object.entries(holder).filter(([key]) => !OWN.test(key)));
    return new Proxy(made, {
        set: (target, key, value) => Reflect.set(target, key, value) && Reflect.set(holder, key, value),
        deleteProperty: (target, key) => Reflect.deleteProperty(target, key) && Reflect.deleteProperty(holder, key),
    });
}
/** What `*value` gives in a display, or as the only argument of a call of `name`. */
export function star(value, name) {
    try {
        return iter(value);
    } catch (error) {
        if (!/ object is not iterable$/.test(error.message)) throw error;
        throw TypeError_(`${name ? `${name}() argument` : 'Value'} after * must be an iterable, not ${type_name(value)}`);
    }
}
