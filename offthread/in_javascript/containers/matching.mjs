// Runs wherever compiled Python runs: the patterns of `match` (PEP 634).
import {TypeError_} from '../errors/exceptions.mjs';
import {Tuple, isDict, isNone, type_name} from '../objects/kinds.mjs';
import {copy_of, drop, has, lookup, put} from './dicts.mjs';
import {iter} from '../iterating/iteration.mjs';
import {unpack} from './containers.mjs';

/** The items that a sequence pattern takes apart, or null. */
export function match_sequence(subject, count, star) {
    if (!Array.isArray(subject) && subject?.$sequence !== true && subject?._sequence_ !== true || subject?.$mutable_bytes || ArrayBuffer.isView(subject)) return null;
    const length = subject.length ?? subject.__len__();
    return (star < 0 ? length !== count : length < count - 1) ? null : unpack(subject, count, star);
}
export function match_mapping(subject, keys, rest) {
    if (subject?._mapping_ === true) return match_other_mapping(subject, keys, rest);
    const map = subject instanceof Map;
    if (!map && !isDict(subject)) return null;
    if (!keys.every((key) => (map ? subject.has(key) : has(subject, key)))) return null;
    const taken = keys.map((key) => (map ? subject.get(key) : lookup(subject, key)));
    return rest ? [...taken, others(map ? Object.fromEntries(subject) : copy_of(subject), keys)] : taken;
}
/** Of a class over `collections.abc.Mapping`. */
function match_other_mapping(subject, keys, rest) {
    const absent = {}, taken = keys.map((key) => subject.get(key, absent));
    if (taken.includes(absent)) return null;
    if (!rest) return taken;
    const left = {};
    for (const key of iter(subject)) put(left, key, subject.__getitem__(key));
    return [...taken, others(left, keys)];
}
function others(left, keys) {
    for (const key of keys) drop(left, key);
    return left;
}
/** Builtin types take the subject itself as their one positional item. */
export function match_class(subject, cls, count, names) {
    if (typeof cls !== 'function') throw TypeError_('called match pattern must be a class');
    if (cls.$has ? !cls.$has(subject) : !(subject instanceof cls)) return null;
    const positional = cls.__match_args__ ?? [];
    if (count && !cls.__match_args__ && cls.$has && !cls.__mro__) {
        return count === 1 ? [subject, ...attributes(subject, names)] : null;
    }
    if (count && cls.__match_args__ !== undefined) check_names(cls, positional);
    const plural = positional.length === 1 ? '' : 's';
    if (count > positional.length) {
        throw TypeError_(`${cls.$name ?? cls.name}() accepts ${positional.length} positional sub-pattern${plural} (${count} given)`);
    }
    const all = [...positional.slice(0, count), ...names];
    const twice = all.find((name, i) => all.indexOf(name) !== i);
    if (twice !== undefined) throw TypeError_(`${cls.$name ?? cls.name}() got multiple sub-patterns for attribute '${twice}'`);
    return isNone(subject) || !all.every((name) => name in Object(subject)) ? null : attributes(subject, all);
}
function check_names(cls, names) {
    if (!(names instanceof Tuple)) throw TypeError_(`${cls.$name}.__match_args__ must be a tuple (got ${type_name(names)})`);
    const wrong = names.find((name) => typeof name !== 'string');
    if (wrong !== undefined) throw TypeError_(`__match_args__ elements must be strings (got ${type_name(wrong)})`);
}
const attributes = (subject, names) => names.map((name) => subject[name]);
