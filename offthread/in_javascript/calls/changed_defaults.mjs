// Runs wherever compiled Python runs: `function.__defaults__ = …`. Only programs that set them
// carry this: their functions ask here for the defaults that they have now.
import {set_attr} from '../objects/attributes.mjs';
import {TypeError_} from '../errors/exceptions.mjs';
import {Tuple, isDict} from '../objects/kinds.mjs';
import {hidden} from '../objects/object.mjs';
import {missing, shown_name, signature} from './functions.mjs';

/** The default of the parameter that is `from_end` places before the end, if it has one. */
export function default_of(fn, from_end) {
    const given = fn.__defaults__ ?? [];
    return given[given.length - from_end];
}
export const keyword_default_of = (fn, name) => fn.__kwdefaults__?.[name];
/** TypeError where an argument is absent that has no default. */
export function check_defaults(fn, given) {
    const {positional} = signature(fn.$signature), needed = positional.slice(0, Math.max(0, positional.length - (fn.__defaults__?.length ?? 0)));
    if (given.length < needed.length) missing(shown_name(fn), needed, given);
}
/** `fn.name = value`, where `name` is `__defaults__` or `__kwdefaults__`. */
export function set_defaults(fn, name, value) {
    const own = fn?.$of ?? fn?.$function ?? fn;
    if (own?.$signature === undefined) return set_attr(fn, name, value);
    const [fits, kind] = name === '__defaults__' ? [value instanceof Tuple, 'tuple'] : [isDict(value), 'dict'];
    if (value !== null && !fits) throw TypeError_(`${name} must be set to a ${kind} object`);
    hidden(own, name, value);
    own.$signature = retold(own.$signature, own.__defaults__?.length ?? 0, own.__kwdefaults__ ?? {});
    if (own.$unbound) own.$unbound.$signature = `self ${own.$signature}`;
    return value;
}
/** The signature's text with `=` after what has a default now. */
function retold(text, count, named) {
    const {positional} = signature(text), first = positional.length - count;
    let place = 0, only = false;
    return text.split(' ').filter(Boolean).map((part) => {
        if (part === '/') return part;
        if (part.startsWith('*')) { only = true; return part; }
        const name = part.replace('=', '');
        return name + ((only ? Object.hasOwn(named, name) : place++ >= first) ? '=' : '');
    }).join(' ');
}
