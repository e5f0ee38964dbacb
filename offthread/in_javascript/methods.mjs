// Runs wherever compiled Python runs: methods of Python's builtin types. The first argument is
// the object; where it is none of those types, its own method of that name is called.
import {call_given, options} from './functions.mjs';
import {isDict, iter, tuple_of} from './containers.mjs';
import {lt} from './operators.mjs';
import {KeyError, IndexError, ValueError} from './exceptions.mjs';

const own = (holder, name, args) => call_given(holder[name], holder, args);
const list = Array.isArray;
const plain = (holder, name) => isDict(holder) && typeof holder[name] !== 'function';

export function append(holder, ...args) {
    if (!list(holder)) return own(holder, 'append', args);
    holder.push(args[0]);
    return null;
}
export function extend(holder, ...args) { if (!list(holder)) return own(holder, 'extend', args); holder.push(...iter(args[0])); return null; }
export function pop(holder, ...args) {
    if (list(holder)) {
        if (!holder.length) throw IndexError('pop from empty list');
        return args.length ? holder.splice(args[0], 1)[0] : holder.pop();
    }
    if (!plain(holder, 'pop')) return own(holder, 'pop', args);
    if (!Object.hasOwn(holder, args[0])) {
        if (args.length > 1) return args[1];
        throw KeyError(args[0]);
    }
    const value = holder[args[0]];
    delete holder[args[0]];
    return value;
}
export function remove(holder, ...args) {
    if (!list(holder)) return own(holder, 'remove', args);
    const at = holder.indexOf(args[0]);
    if (at < 0) throw ValueError('list.remove(x): x not in list');
    holder.splice(at, 1);
    return null;
}
export function insert(holder, ...args) { if (!list(holder)) return own(holder, 'insert', args); holder.splice(args[0], 0, args[1]); return null; }
export function sort(holder, ...args) {
    if (!list(holder)) return own(holder, 'sort', args);
    const [, {key, reverse}] = options(args, {key: null, reverse: false});
    const by = key ?? ((one) => one);
    holder.sort((a, b) => (lt(by(a), by(b)) ? -1 : lt(by(b), by(a)) ? 1 : 0));
    if (reverse) holder.reverse();
    return null;
}
export function get(holder, ...args) {
    if (!plain(holder, 'get')) return own(holder, 'get', args);
    return Object.hasOwn(holder, args[0]) ? holder[args[0]] : args[1] ?? null;
}
export function keys(holder, ...args) { return plain(holder, 'keys') ? Object.keys(holder) : own(holder, 'keys', args); }
export function values(holder, ...args) { return plain(holder, 'values') ? Object.values(holder) : own(holder, 'values', args); }
export function items(holder, ...args) { return plain(holder, 'items') ? Object.entries(holder).map((pair) => tuple_of(...pair)) : own(holder, 'items', args); }
export function update(holder, ...args) { if (!plain(holder, 'update')) return own(holder, 'update', args); Object.assign(holder, args[0]); return null; }
export function setdefault(holder, ...args) { if (!plain(holder, 'setdefault')) return own(holder, 'setdefault', args); return holder[args[0]] ??= args[1]; }
export function copy(holder, ...args) { return list(holder) ? holder.slice() : plain(holder, 'copy') ? {...holder} : own(holder, 'copy', args); }
export function clear(holder, ...args) {
    if (list(holder)) holder.length = 0;
    else if (plain(holder, 'clear')) for (const key of Object.keys(holder)) delete holder[key];
    else return own(holder, 'clear', args);
    return null;
}
const text = (name, fn) => (holder, ...args) => (typeof holder === 'string' ? fn(holder, ...args) : own(holder, name, args));
export const join = text('join', (s, all) => [...iter(all)].join(s));
export const split = text('split', (s, sep) => (sep === undefined || sep === null ? s.split(/\s+/).filter(Boolean) : s.split(sep)));
export const strip = text('strip', (s) => s.trim());
export const upper = text('upper', (s) => s.toUpperCase());
export const lower = text('lower', (s) => s.toLowerCase());
export const startswith = text('startswith', (s, one) => s.startsWith(one));
export const endswith = text('endswith', (s, one) => s.endsWith(one));
export const replace = text('replace', (s, a, b) => s.replaceAll(a, b));
export const splitlines = text('splitlines', (s) => s.split('\n'));
export const find = text('find', (s, one) => s.indexOf(one));
