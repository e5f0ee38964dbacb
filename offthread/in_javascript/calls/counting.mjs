// Runs wherever compiled Python runs: builtin methods and functions that count their arguments, in
// programs that handle the error of a wrong number and where only the run tells it.
import {attr, method_value} from '../objects/attributes.mjs';
import {TypeError_} from '../errors/exceptions.mjs';
import {call_attribute} from './calling.mjs';
import {Keywords, arrange, call_given, signature} from './functions.mjs';
import {type_name} from '../objects/type_names.mjs';

/** TypeError where `given` are not as many as `line` of method_counts.mjs says of `kind.name`. */
function check(kind, name, line, given) {
    const [, least, most, words] = /^(\d+):(\d+) (\w+)/.exec(line), shown = kind === 'builtins' ? name : `${kind}.${name}`;
    if (given[given.length - 1] instanceof Keywords) {
        if (words === 'named' || name === 'update') return;
        throw TypeError_(`${shown}() takes no keyword arguments`);
    }
    const count = given.length, limit = count < least ? +least : +most;
    if (count >= least && count <= most) return;
    if (words === 'one') throw TypeError_(`${shown}() takes exactly one argument (${count} given)`);
    if (words === 'none') throw TypeError_(`${shown}() takes no arguments (${count} given)`);
    const bound = `${least === most ? '' : count < least ? 'at least ' : 'at most '}${limit} argument${limit === 1 ? '' : 's'}`;
    throw TypeError_(words === 'expected' || name === 'dict' || name === 'sorted' ? `${name} expected ${bound}, got ${count}` : `${name}() takes ${bound} (${count} given)`);
}
/** The type of `holder` among those that `lines` tells of. */
function kind_in(lines, holder, name) {
    if (holder?.$python && !holder.$mutable_bytes) return kind_under(lines, holder, name);
    const kind = type_name(holder);
    return Object.hasOwn(lines, kind) ? kind : undefined;
}
/** The builtin type whose method an instance of its subclass has. */
function kind_under(lines, holder, name) {
    const type = holder.$class?.__mro__?.find((one) => one.$prototype && one.$has && !one.__mro__);
    return type && Object.hasOwn(lines, type.$name) && holder[name] === type.$prototype[name] ? type.$name : undefined;
}
const shown_kind = (holder, kind) => (holder.$user ? holder.$class.__name__ : kind);
/** `holder.name(…)` with the arguments `given`. */
export function counted_method(holder, name, given, lines, fn) {
    const kind = kind_in(lines, holder, name);
    if (kind !== undefined) check(shown_kind(holder, kind), name, lines[kind], given);
    else if ((holder?.$user || holder?.__mro__) && typeof holder[name] === 'function' && !(given.at(-1) instanceof Keywords)) return call_attribute(holder, name, given);
    return fn ? fn(holder, ...given) : call_given(attr(holder, name), holder, given);
}
/** `value`, read as `holder.name`: calls that may be wrong ask it to count. */
export function counting(value, holder, name, lines) {
    const kind = typeof value === 'function' ? kind_in(lines, holder, name) : undefined;
    if (kind !== undefined) value.$counts = (given) => check(shown_kind(holder, kind), name, lines[kind], given);
    return value;
}
export function counted_value(holder, name, lines, fn) {
    return counting(fn ? method_value(holder, name, fn) : attr(holder, name), holder, name, lines);
}
/** `fn`, which a builtin will call with `count` arguments. */
export function callback(fn, count) {
    if (typeof fn !== 'function' || fn.$signature === undefined || fn.__mro__) return fn;
    const {positional, required, rest, required_only} = signature(fn.$signature), least = positional.filter((name) => required.has(name)).length;
    if (count >= least && (rest !== null || count <= positional.length) && !required_only) return fn;
    return (...args) => fn(...arrange(fn, args, {}));
}
/** The same for builtin functions, by name. */
export function let_count(functions, lines) {
    for (const [name, fn] of Object.entries(functions)) fn.$counts = (given) => check('builtins', name, lines[name], given);
}
