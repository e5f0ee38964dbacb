// Runs wherever compiled Python runs: signatures and keyword arguments (Python Language Reference, 6.3.4).
import {callee, counted} from './calling.mjs';
import {TypeError_} from '../errors/exceptions.mjs';
import {hidden} from '../objects/object.mjs';
import {TABLE} from '../objects/kinds.mjs';
import {type_name} from '../objects/type_names.mjs';

/** Keyword arguments on their way to a function: always the last argument. They carry the way to
 * call with them, so that code which only passes them on needs none of it. */
export class Keywords {
    constructor(values, call) {
        this.values = values;
        this.$call = call;
    }
}
export function keywords(values) { return new Keywords(values, call_with); }
/** For a function that is known to take them. */
export function plain_keywords(values) { return new Keywords(values); }

/** Attach the signature text that keyword calls and messages read. */
export function def(fn, signature, name, doc) {
    fn.$signature = signature;
    if (name !== undefined) name_function(fn, name);
    if (doc !== undefined) fn.__doc__ = doc;
    return fn;
}
/** A minifier changes fn.name. */
function name_function(fn, name) {
    const at = name.lastIndexOf('.') + 1;
    if (at) fn.__qualname__ = name;
    fn.__name__ = at ? name.slice(at) : name;
}
/** The same for a method that takes `this`. */
export function method(fn, signature, name, doc) {
    fn.$method = true;
    return def(fn, signature, name, doc);
}

/** Let `fn` tell the type of its first parameter, for functools.singledispatch. */
export function with_annotations(fn, found, hints) {
    hidden(fn, '__annotations__', found);
    if (hints) hidden(fn, '__hints__', hints);
    return fn;
}
export const annotated = (fn, type) => hidden(fn, '$annotated', type);

const parsed = /* @__PURE__ */ new Map();
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
    found.required_only = found.keywordOnly.some((key) => found.required.has(key));
    parsed.set(text, found);
    return found;
}
/** What Python calls a function: stack traces see a trailing `$` or `$f`. */
export function shown_name(fn) {
    if (Object.hasOwn(fn, '__qualname__')) return fn.__qualname__;
    const name = (fn.__name__ ?? fn.$name ?? fn.name ?? 'function').replace(/\$f?$/, ''), method = fn.$of ?? fn.$function ?? fn;
    return method.$in ? `${method.$in.__qualname__}.${name}` : name;
}

/** The arguments array that gives `given` and `named` to a function with `fn.$signature`. */
export function arrange(fn, given, named) {
    const found = signature(fn.$signature), {positional, required, rest} = found;
    const args = given.slice(), left = place(fn, found, args, named);
    if (given.length > positional.length && rest === null) extra(fn, found, given.length, left);
    for (let i = 0; i < positional.length; i++) {
        if (args[i] !== undefined || !required.has(positional[i])) continue;
        if (i >= given.length && (i < found.positionalOnly || !Object.hasOwn(named, positional[i]))) absent(fn, found, args);
        args[i] = null; // JavaScript gave its undefined
    }
    if (found.required_only) unsaid(fn, found, left);
    if (left !== NONE) {
        while (args.length < positional.length) args.push(undefined);
        args.push(keywords(left));
    }
    return args;
}
const NONE = {};
/** Put named arguments into their places in `args`; returns those that have none. */
function place(fn, {positional, positionalOnly, keywordOnly, others}, args, named) {
    let left = NONE;
    const given = args.length;
    for (const key in named) {
        const at = positional.indexOf(key);
        if (at >= positionalOnly && at >= 0) {
            if (at < given) throw TypeError_(`${shown_name(fn)}() got multiple values for argument '${key}'`);
            while (args.length < at) args.push(undefined);
            args[at] = named[key];
        } else if (others !== null || keywordOnly.includes(key)) {
            if (left === NONE) left = {};
            left[key] = named[key];
        } else unexpected(fn, key, positional.slice(0, positionalOnly).filter((one) => Object.hasOwn(named, one)));
    }
    return left;
}
function extra(fn, found, given, left) {
    too_many(shown_name(fn), found, given, fn.$method || fn.$of?.$method, found.keywordOnly.filter((key) => Object.hasOwn(left, key)).length);
}
function absent(fn, {positional, required}, args) {
    missing(shown_name(fn), positional.filter((key, i) => required.has(key) && args[i] === undefined), []);
}
function unsaid(fn, {keywordOnly, required}, left) {
    const names = keywordOnly.filter((key) => required.has(key) && !Object.hasOwn(left, key));
    if (names.length) missing(shown_name(fn), names, [], 'keyword-only');
}
function unexpected(fn, key, positional) {
    if (key === 'self' && fn.$method) throw TypeError_(`${shown_name(fn)}() got multiple values for argument 'self'`);
    const what = positional.length ? `some positional-only arguments passed as keyword arguments: '${positional.join(', ')}'` : `an unexpected keyword argument '${key}'`;
    throw TypeError_(`${shown_name(fn)}() got ${what}`);
}
const plural = (count) => (count === 1 ? '' : 's');
/** `found` is a parsed signature (or its text); `bound` counts self, as Python does. */
export function too_many(name, found, given, bound, only = 0) {
    if (typeof found === 'string') found = signature(found);
    const extra = bound ? 1 : 0, top = found.positional.length + extra;
    const least = found.positional.filter((key) => found.required.has(key)).length + extra;
    const takes = least === top ? `${top} positional argument${plural(top)}` : `from ${least} to ${top} positional arguments`;
    const count = given + extra;
    const also = only ? ` positional argument${plural(count)} (and ${only} keyword-only argument${plural(only)})` : '';
    throw TypeError_(`${name}() takes ${takes} but ${count}${also} ${count === 1 && !only ? 'was' : 'were'} given`);
}
/** `names` are those required; `given` the arguments, where undefined is absent. */
export function missing(name, names, given, kind = 'positional') {
    if (!names.length) return;
    const absent = names.filter((_, index) => given[index] === undefined).map((one) => `'${one}'`);
    const last = absent.pop(), comma = absent.length > 1 ? ',' : '';
    const list = absent.length ? `${absent.join(', ')}${comma} and ${last}` : last;
    const count = absent.length + 1;
    throw TypeError_(`${name}() missing ${count} required ${kind} argument${plural(count)}: ${list}`);
}

/** Call `fn` with positional and keyword arguments; JavaScript functions get the keywords as a last object. */
export function call_kw(fn, given, named) { return call_with(fn, undefined, given, named); }
export function call_method_kw(holder, name, given, named) {
    if (holder === null || holder === undefined) return holder[name];
    return call_with(holder[name], holder, given, named, name);
}
export function call_with(fn, self, given, named, name) {
    if (typeof fn !== 'function') return call_with(callee(fn, self, name), self, given, named);
    for (const _ in named) return call_named(fn, self, given, named);
    return Reflect.apply(fn, self, counted(fn, given));
}
function call_named(fn, self, given, named) {
    if (fn.__mro__ && fn.$set) return construct(fn, given, named);
    if (fn.$signature !== undefined) return Reflect.apply(fn, self, arrange(fn, given, named));
    if (fn.$counts) fn.$counts([...given, keywords(named)]);
    if (fn.$takes_keywords) return Reflect.apply(fn, self, [...given, keywords(named)]);
    if (fn.__call__) return call_with(fn.__call__, fn, given, named);
    return Reflect.apply(fn, self, [...given, named]);
}
function Blank() {}
/** The keyword form of a Python class's constructor. */
function construct(cls, given, named) {
    if (cls.$new) return cls.$new(cls, given, named);
    const self = cls.$native ? cls.$native(cls, given) : Reflect.construct(Blank, [], cls);
    if (self.__init__.$signature === undefined && !cls.$native) throw TypeError_(`${cls.__name__}() takes no arguments`);
    call_with(self.__init__, self, given, named);
    return self;
}
/** Call with arguments that may end in Keywords. */
export function call_given(fn, self, args) {
    const last = args[args.length - 1];
    return last?.$call ? last.$call(fn, self, args.slice(0, -1), last.values) : Reflect.apply(fn, self, args);
}

/** Take the trailing Keywords out of a rest array: their values, which are the function's own. */
export function take_keywords(rest) {
    return rest[rest.length - 1] instanceof Keywords ? rest.pop().values : {};
}
/** TypeError where some of `names`, all without default, are absent. */
export function need_keywords(named, names, fn) {
    missing(fn, names.filter((name) => !Object.hasOwn(named, name)), [], 'keyword-only');
}
/** Deleting would make the object slow: what was taken stays as undefined. */
export function take_keyword(named, name, value, fn = 'function') {
    const given = named[name];
    if (given !== undefined && Object.hasOwn(named, name)) {
        named[name] = undefined;
        return given;
    }
    if (value === undefined) missing(fn, [name], [], 'keyword-only');
    return value;
}
export function other_keywords(named) {
    const made = {};
    for (const key in named) if (named[key] !== undefined) made[key] = named[key];
    return made;
}
/** What `**value` gives: a mapping's entries as a plain object. */
export function keyword_dict(value, name = 'function') {
    if (typeof value?.keys !== 'function' || Array.isArray(value) || value instanceof Set) return plain_dict(value, name);
    const made = {};
    if (value.$python && !value.__getitem__) throw TypeError_(`'${type_name(value)}' object is not subscriptable`);
    for (const key of value.keys()) made[key] = value.__getitem__ ? value.__getitem__(key) : value.get(key);
    return made;
}
function plain_dict(value, name) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Set) {
        throw TypeError_(`${name}() argument after ** must be a mapping, not ${type_name(value)}`);
    }
    const table = value[Symbol.for('offthread.table')];
    if (table === undefined) return value;
    const entries = table.entries();
    if (entries.some(([key]) => typeof key !== 'string')) throw TypeError_('keywords must be strings');
    return Object.fromEntries(entries);
}
/** Several sources of keywords together, none of which may name what another one has. */
export function merged_keywords(name, ...sources) {
    const made = {};
    for (const source of sources) {
        for (const key of Object.keys(source)) {
            if (Object.hasOwn(made, key)) throw TypeError_(`${name}() got multiple values for keyword argument '${key}'`);
            made[key] = source[key];
        }
    }
    return made;
}
/** The options of a builtin: [positional arguments, keyword values over defaults]. */
export function options(args, defaults) {
    const last = args[args.length - 1];
    if (!(last instanceof Keywords)) return [args, defaults];
    for (const key of Object.keys(last.values)) {
        if (!Object.hasOwn(defaults, key)) throw TypeError_(`got an unexpected keyword argument '${key}'`);
    }
    return [args.slice(0, -1), {...defaults, ...last.values}];
}

const bound = /* @__PURE__ */ new WeakMap();
/** `value` as seen through `holder`: a function that takes `this` comes bound, and the same one at
 * each access. */
export function bind(holder, name, value) {
    let methods = bound.get(holder);
    if (!methods) bound.set(holder, methods = new Map());
    let found = methods.get(name);
    if (!found || found.$of !== value) {
        found = Function.prototype.bind.call(value, holder);
        Object.assign(found, {$of: value, $self: holder, $takes_keywords: value.$takes_keywords});
        if (value.$signature !== undefined) found.$signature = value.$signature;
        hidden(found, 'name', value.name);
        methods.set(name, found);
    }
    return found;
}
/** A this-taking method as a function that takes self first: what `Class.method` is. */
export function unbound(fn) {
    if (!fn.$unbound) {
        const made = (...args) => {
            if (!args.length && fn.$signature !== undefined) missing(shown_name(fn), ['self'], []);
            return Reflect.apply(fn, args[0], args.slice(1));
        };
        Object.assign(made, {$function: fn, $signature: `self ${fn.$signature ?? '*args'}`});
        hidden(made, 'name', fn.name);
        fn.$unbound = made;
    }
    return fn.$unbound;
}
/** The opposite: a method that takes `this` from a function that takes self first. */
export function method_of(fn) {
    if (fn.$method) return fn;
    if (fn.$function) return fn.$function;
    const made = function (...args) { return fn(this, ...args); };
    method(made, fn.$signature.startsWith('*') ? fn.$signature : fn.$signature.replace(/^\S+ ?(\/ ?)?/, ''));
    hidden(made, 'name', fn.name);
    made.$unbound = fn;
    return made;
}
function new_(cls, ...args) { return typeof cls.new === 'function' ? cls.new(...args) : new cls(...args); }
export {new_ as new};
