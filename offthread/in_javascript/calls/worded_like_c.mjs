// Runs wherever compiled Python runs: functions of the library that stand for ones that CPython has
// in C, and say of wrong arguments what those say. Used only by library/ (for_library.mjs).
import {TypeError_} from '../errors/exceptions.mjs';
import {hidden} from '../objects/object.mjs';
import {Keywords, arrange, signature} from './functions.mjs';

const NONE = {};
const many = (count, word) => `${count} ${word}argument${count === 1 ? '' : 's'}`;
const least_of = ({positional, required}) => positional.filter((name) => required.has(name)).length;

function check_counted(name, found, count) {
    const least = least_of(found), most = found.positional.length;
    if (count >= least && (count <= most || found.rest !== null)) return;
    const bound = least === most && found.rest === null ? '' : count < least ? 'at least ' : 'at most ';
    throw TypeError_(`${name} expected ${bound}${many(count < least ? least : most, '')}, got ${count}`);
}
/** The function `name` of `module` got `given`, which are fewer than `least`. */
export function too_few_in_c(module, name, least, most, given) {
    if (most === 1) throw TypeError_(`${module}.${name}() takes exactly one argument (${given.length} given)`);
    throw TypeError_(`${name} expected ${least === most ? '' : 'at least '}${many(least, '')}, got ${given.length}`);
}
function check_named(name, {positional, required, keywordOnly}, count, named) {
    const all = keywordOnly.length ? count : count + Object.keys(named).length;
    if (all > positional.length) throw TypeError_(`${name}() takes at most ${many(positional.length, keywordOnly.length ? 'positional ' : '')} (${all} given)`);
    positional.forEach((one, i) => {
        if (i < count && Object.hasOwn(named, one)) throw TypeError_(`argument for ${name}() given by name ('${one}') and position (${i + 1})`);
        if (i >= count && required.has(one) && !Object.hasOwn(named, one)) throw TypeError_(`${name}() missing required argument '${one}' (pos ${i + 1})`);
    });
}
/** TypeError where `count` arguments and those `named` do not fit what was `found` in a signature. */
function check(name, found, count, named) {
    const by_place = found.positionalOnly === found.positional.length, keys = Object.keys(named);
    if (by_place && keys.length && !found.keywordOnly.length) throw TypeError_(`${name}() takes no keyword arguments`);
    if (by_place) check_counted(name, found, count);
    else check_named(name, found, count, named);
    const known = [...found.positional, ...found.keywordOnly], strange = keys.find((key) => !known.includes(key));
    if (strange !== undefined) throw TypeError_(`'${strange}' is an invalid keyword argument for ${name}()`);
}
function worded(fn, name, found) {
    const made = function (...args) {
        const named = args[args.length - 1] instanceof Keywords ? args.pop().values : NONE;
        check(name, found, args.length, named);
        return Reflect.apply(fn, this, arrange(fn, args, named));
    };
    made.$signature = '*args **named';
    made.$method = fn.$method;
    return hidden(made, 'name', fn.name);
}
/** Decorates a function or a class, whose `__init__` it means: `text` is its signature. */
export const in_c = (text) => (made) => {
    const found = signature(text), name = made.__qualname__ ?? made.__name__;
    if (!made.__mro__) return Object.assign(worded(made, name, found), {__name__: name, __qualname__: name});
    hidden(made.prototype, '__init__', worded(made.prototype.__init__, name, found));
    return made;
};
