// Runs wherever compiled Python runs: signatures and keyword arguments (Python Language Reference, 6.3.4).
import {TypeError_, AttributeError} from './exceptions.mjs';

/** Keyword arguments on their way to a function: always the last argument. */
export class Keywords {
    constructor(values) { this.values = values; }
}
export function keywords(values) { return new Keywords(values); }

/** Attach the signature text that keyword calls and messages read. */
export function def(fn, signature) {
    fn.$signature = signature;
    return fn;
}
/** The same for a method that takes `this`. */
export function method(fn, signature) {
    fn.$signature = signature;
    fn.$method = true;
    return fn;
}

const parsed = new Map();
/** {positional: [names], positionalOnly: n, keywordOnly: [names], required: Set, rest, others} of a signature. */
export function signature(text) {
    let found = parsed.get(text);
    if (found) return found;
    found = {positional: [], positionalOnly: 0, keywordOnly: [], required: new Set(), rest: null, others: null};
    let list = found.positional;
    for (const part of text.split(' ').filter(Boolean)) {
        if (part === '/') found.positionalOnly = list.length;
        else if (part.startsWith('**')) found.others = part.slice(2);
        else if (part.startsWith('*')) { found.rest = part.slice(1) || null; list = found.keywordOnly; }
        else {
            const name = part.replace('=', '');
            list.push(name);
            if (name === part) found.required.add(name);
        }
    }
    parsed.set(text, found);
    return found;
}

/** The arguments array that gives `given` and `named` to a function with `fn.$signature`. */
export function arrange(fn, given, named) {
    const {positional, positionalOnly, keywordOnly, required, others} = signature(fn.$signature);
    const args = [...given], left = {}, name = shown_name(fn);
    for (const key of Object.keys(named)) {
        const place = positional.indexOf(key);
        if (place >= positionalOnly && place >= 0) {
            if (place < given.length) throw new TypeError_(`${name}() got multiple values for argument '${key}'`);
            while (args.length < place) args.push(undefined);
            args[place] = named[key];
        } else if (keywordOnly.includes(key) || others !== null) left[key] = named[key];
        else throw new TypeError_(`${name}() got an unexpected keyword argument '${key}'`);
    }
    const absent = positional.filter((key, i) => required.has(key) && args[i] === undefined);
    if (absent.length) missing(name, absent, []);
    if (Object.keys(left).length) {
        while (args.length < positional.length) args.push(undefined);
        args.push(new Keywords(left));
    }
    return args;
}
const shown_name = (fn) => (fn.name || 'function').replace(/\$f?$/, '');

/** Call `fn` with positional and keyword arguments; JavaScript functions get the keywords as a last object. */
export function call_kw(fn, given, named) { return call_with(fn, undefined, given, named); }
export function call_method_kw(holder, name, given, named) {
    return call_with(holder[name], holder, given, named);
}
export function call_with(fn, self, given, named) {
    if (fn.$construct) return fn.$construct(given, named);
    if (fn.$takes_keywords) return fn.call(self, ...given, new Keywords(named));
    if (fn.$signature === undefined) return fn.call(self, ...given, named);
    return fn.apply(self, arrange(fn, given, named));
}
/** Call with arguments that may end in Keywords. */
export function call_given(fn, self, args) {
    const last = args[args.length - 1];
    return last instanceof Keywords ? call_with(fn, self, args.slice(0, -1), last.values) : fn.apply(self, args);
}

export function missing(name, names, given) {
    const absent = names.filter((_, index) => given[index] === undefined);
    const list = absent.map((one) => `'${one}'`).join(' and ');
    throw new TypeError_(`${name}() missing ${absent.length} required positional argument${absent.length > 1 ? 's' : ''}: ${list}`);
}
/** Take the trailing Keywords out of a rest array; null where there is none. */
export function take_keywords(rest) {
    return rest[rest.length - 1] instanceof Keywords ? {...rest.pop().values} : {};
}
export function take_keyword(named, name, value) {
    if (Object.hasOwn(named, name)) {
        value = named[name];
        delete named[name];
    } else if (value === undefined) throw new TypeError_(`missing 1 required keyword-only argument: '${name}'`);
    return value;
}
export function other_keywords(named) { return named; }
export function keyword_dict(value) { return value; }
/** The options of a builtin: [positional arguments, keyword values over defaults]. */
export function options(args, defaults) {
    const last = args[args.length - 1];
    if (!(last instanceof Keywords)) return [args, defaults];
    for (const key of Object.keys(last.values)) {
        if (!Object.hasOwn(defaults, key)) throw new TypeError_(`got an unexpected keyword argument '${key}'`);
    }
    return [args.slice(0, -1), {...defaults, ...last.values}];
}

const bound = new WeakMap();
/** `value` as seen through `holder`: methods come bound, and the same one at each access. */
export function bind(holder, name, value) {
    let methods = bound.get(holder);
    if (!methods) bound.set(holder, methods = new Map());
    let found = methods.get(name);
    if (!found || found.$of !== value) {
        found = value.bind(holder);
        found.$of = value;
        found.$self = holder;
        if (value.$signature !== undefined) found.$signature = value.$signature;
        methods.set(name, found);
    }
    return found;
}
export function attr(holder, name) {
    if (holder === null || holder === undefined) throw new AttributeError(`'NoneType' object has no attribute '${name}'`);
    const value = holder[name];
    if (typeof value === 'function' && value.$method && !Object.hasOwn(holder, name)) return bind(holder, name, value);
    if (value === undefined && holder.$python && !(name in holder)) {
        throw new AttributeError(`'${holder.constructor.$name}' object has no attribute '${name}'`);
    }
    return value;
}
export function del_attr(holder, name) { delete holder[name]; }
export function awaitable(value) { return value; }
function new_(cls, ...args) { return typeof cls.new === 'function' ? cls.new(...args) : new cls(...args); }
export {new_ as new};
