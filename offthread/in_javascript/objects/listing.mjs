// Runs wherever compiled Python runs: dir(). What builtin types have is read from the table of
// their methods, since their values are JavaScript's own.
import {LINES} from '../calls/method_counts.mjs';
import {iter} from '../iterating/iteration.mjs';
import {known_dunders} from './known_dunders.mjs';
import {type_name} from './type_names.mjs';

const FIELDS = {int: 'real imag numerator denominator as_integer_ratio bit_length bit_count conjugate to_bytes from_bytes', float: 'real imag'};
const OF_CLASSES = ['__dict__', '__module__', '__weakref__'], HIDDEN = new Set(['constructor', '__fields__', '__hints__', '__twice__']);
function methods_of(kind) {
    const lines = LINES.trim().split('\n').map((line) => /^(\S+) .+: (.+)$/.exec(line));
    return [...lines.filter(([, kinds]) => kinds.split(',').includes(kind)).flatMap(([, , names]) => names.split(' ')), ...(FIELDS[kind] ?? '').split(' ').filter(Boolean)];
}
function of_builtin(kind) {
    return new Set([...known_dunders(kind), ...methods_of(kind)]);
}
const is_javascripts = (one) => [Object, Array, Set, Uint8Array, String, Number].some((type) => type.prototype === one);
function found_in(holder) {
    const names = new Set(holder.$python || holder.__mro__ ? [...known_dunders('object'), '__getstate__', ...OF_CLASSES] : []);
    let one = typeof holder === 'function' && holder.__mro__ ? holder.prototype : Object(holder);
    for (; one && !is_javascripts(one); one = Object.getPrototypeOf(one)) {
        for (const key of Object.getOwnPropertyNames(one)) if (!/^[$ ]/.test(key) && !(Array.isArray(one) && /^(?:\d+|length)$/.test(key)) && !HIDDEN.has(key)) names.add(key);
    }
    for (const key of Object.keys(holder.$dict ?? {})) names.add(key);
    return names;
}
/** The names of attributes, sorted. */
export function dir(holder) {
    if (holder?.__dir__ && !holder.__mro__) return [...iter(holder.__dir__())].sort();
    const of_type = typeof holder === 'function' && holder.$has && !holder.__mro__;
    const kind = of_type ? holder.$name ?? holder.__name__ : holder?.$python || holder?.__mro__ ? '' : type_name(holder);
    return [...(methods_of(kind).length || holder === null ? of_builtin(kind) : found_in(holder))].sort();
}
