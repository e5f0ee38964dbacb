// Runs wherever compiled Python runs: what lists do, with Python's errors.
import {IndexError, OverflowError, TypeError_, ValueError} from '../errors/exceptions.mjs';
import {Tuple, index_of, isNone} from '../objects/kinds.mjs';
import {keywords_of} from '../calls/signatures.mjs';
import {repr} from '../text/text.mjs';
import {callable_of, iter} from '../iterating/iteration.mjs';
import {eq, lt, text_order, truth} from '../objects/operators.mjs';

/** The place of `value` by Python's equality, or -1. */
export function place_of(list, value, start = 0, stop = list.length) {
    const last = Math.min(stop, list.length);
    for (let i = start; i < last; i++) if (list[i] === value || eq(list[i], value) || (value !== value && list[i] !== list[i])) return i;
    return -1;
}
function from_end(list, given) {
    const at = index_of(given, 'slice indices must be integers or have an __index__ method');
    return at < 0 ? Math.max(at + list.length, 0) : at;
}
export function index_in(list, value, start = 0, stop = list.length, kind = 'list') {
    const found = place_of(list, value, from_end(list, start), from_end(list, stop));
    if (found < 0) {
        throw ValueError(kind === 'tuple' ? 'tuple.index(x): x not in tuple' : `${repr(value)} is not in list`);
    }
    return found;
}
export function count_in(list, value) {
    const same = (one) => one === value || eq(one, value) || (value !== value && one !== one);
    return Array.prototype.reduce.call(list, (count, one) => (same(one) ? count + 1 : count), 0);
}
export function pop_from(list, index = -1) {
    if (list.length === 0) throw IndexError('pop from empty list');
    if (typeof index === 'bigint') throw OverflowError('Python int too large to convert to C ssize_t');
    const wanted = index_of(index), place = wanted < 0 ? wanted + list.length : wanted;
    if (!(place >= 0 && place < list.length)) throw IndexError('pop index out of range');
    const taken = place === list.length - 1 ? list.pop() : list.splice(place, 1)[0];
    return taken === undefined ? null : taken;
}
export function remove_from(list, value) {
    const place = place_of(list, value);
    if (place < 0) throw ValueError('list.remove(x): x not in list');
    list.splice(place, 1);
}
export function insert_into(list, index, value) {
    if (typeof index === 'bigint' && BigInt.asIntN(64, index) !== index) throw OverflowError('Python int too large to convert to C ssize_t');
    const place = index_of(index);
    list.splice(place < 0 ? Math.max(place + list.length, 0) : place, 0, value);
}
/** list.extend: what is extended by itself is read first. */
export function extend_by(list, values) {
    if (list === values) values = list.slice();
    for (const one of iter(values)) list.push(one);
    return list;
}
export function repeated(list, times) {
    const made = list instanceof Tuple ? new Tuple() : [];
    for (let i = 0; i < times; i++) for (const one of list) made.push(one);
    return made;
}
const all_of = (type) => (values) => values.every((one) => typeof one === type);
const numbers = /* @__PURE__ */ all_of('number'), texts = /* @__PURE__ */ all_of('string');
function asks_less_only() {
    const mixed = Array.from({length: 40}, (_, i) => (i * 23) % 40);
    return mixed.sort((a, b) => (a < b ? -1 : 0)).every((one, i) => one === i);
}
/** V8 asks only whether the answer is below 0, as Python does; others have to be told the rest. */
const asks_once = /* @__PURE__ */ asks_less_only();
const by_less = (a, b) => (truth(lt(a, b)) ? -1 : asks_once ? 0 : truth(lt(b, a)) ? 1 : 0);
const one_by_one = (key) => { const by = callable_of(key); return (one) => by(one); };
/** Sort in place: stable, by `<` alone. */
export function sort_list(list, key, reverse) {
    const by = isNone(key) ? list.slice() : list.map(one_by_one(key));
    const below = numbers(by) ? (a, b) => (a < b ? -1 : a > b ? 1 : 0) : texts(by) ? text_order : by_less;
    const order = isNone(key) && !reverse ? null : Array.from(by.keys());
    if (order === null) by.sort(below);
    else if (reverse) order.reverse().sort((i, j) => below(by[i], by[j])).reverse();
    else order.sort((i, j) => below(by[i], by[j]));
    const sorted = order === null ? by : order.map((place) => list[place]);
    for (let i = 0; i < sorted.length; i++) list[i] = sorted[i];
    return list;
}
/** {key, reverse} of sort() and sorted(). */
export function sort_by(list, args, name) {
    const [given, {key, reverse}] = keywords_of('sort', args, {key: null, reverse: false});
    if (given.length) {
        throw TypeError_(name === 'sort' ? 'sort() takes no positional arguments' : `sorted expected 1 argument, got ${given.length + 1}`);
    }
    return sort_list(list, key, reverse !== false && index_of(reverse) !== 0);
}
