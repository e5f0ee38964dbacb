// Runs wherever compiled Python runs: iterables, iterators and the builtins that make them.
// JavaScript's iterators are Python's: next() reads them, `for` runs them.
import {
    IndexError, RuntimeError, StopIteration, TypeError_, ValueError, as_pythons, catches,
} from '../errors/exceptions.mjs';
import {Tuple, index_of, isDict, isNone, iterator_type, tuple_of, type_name} from '../objects/kinds.mjs';
import {iter_open} from './iterators.mjs';
import {hidden} from '../objects/object.mjs';
import {keywords_of, take} from '../calls/signatures.mjs';
import {each_key, each_key_back} from '../containers/dicts.mjs';
import {eq, size_in, truth} from '../objects/operators.mjs';
import {awaitable, watched} from '../awaiting/promises.mjs';

/** Something that JavaScript's `for … of` runs over as Python's `for` would. Classes with
 * `__iter__` have JavaScript's iterator too (`classes.mjs`). */
export function iter(value) {
    if (Array.isArray(value) || typeof value === 'string') return value;
    if (value instanceof Map) return value.keys();
    if (typeof value?.[Symbol.iterator] === 'function') return value;
    if (value?.__iter__ === null) throw TypeError_(`'${type_name(value)}' object is not iterable`);
    if (isDict(value)) return each_key(value);
    if (value?.__getitem__) return by_index(value);
    throw TypeError_(`'${type_name(value)}' object is not iterable`);
}
function* by_index(value) {
    for (let index = 0; ; index++) {
        let found;
        try {
            found = value.__getitem__(index);
        } catch (thrown) {
            if (catches(as_pythons(thrown), [IndexError, StopIteration])) return;
            throw thrown;
        }
        yield found;
    }
}
/** The builtin iter(): an iterator with a place of its own. */
export const iterator = /* @__PURE__ */ hidden(function iter_of(value, ...sentinel) {
    if (sentinel.length) {
        if (typeof value !== 'function') throw TypeError_('iter(v, w): v must be callable');
        return kind_named(until(value, sentinel[0]), 'callable_iterator');
    }
    if (value?.$python && value.__iter__) {
        const made = value.__iter__();
        if (!made?.__next__ && typeof made?.next !== 'function') {
            throw TypeError_(`iter() returned non-iterator of type '${type_name(made)}'`);
        }
        return made;
    }
    if (typeof value === 'function' && value.__mro__ && !value[Symbol.iterator]) throw TypeError_("'type' object is not iterable");
    return kind_named(iter(value)[Symbol.iterator](), value?.$python ? kind_of(value) : KINDS[type_name(value)]);
}, '__name__', 'iter');
const kind_of = (value) => (value.__getitem__ && !value[Symbol.iterator] ? 'iterator' : undefined);
const KINDS = {
    list: 'list_iterator', tuple: 'tuple_iterator', str: 'str_ascii_iterator', dict: 'dict_keyiterator', set: 'set_iterator', frozenset: 'set_iterator', bytes: 'bytes_iterator',
    bytearray: 'bytearray_iterator', range: 'range_iterator', dict_keys: 'dict_keyiterator', dict_values: 'dict_valueiterator', dict_items: 'dict_itemiterator',
};
/** `made`, whose type shows as `name`. */
function kind_named(made, name) {
    return name === undefined ? made : hidden(made, '$class', {__name__: name});
}
function* until(fn, sentinel) {
    try {
        for (let value = fn(); value !== sentinel && !eq(value, sentinel); value = fn()) yield value;
    } catch (error) {
        end_at_stop(error);
    }
}
/** A StopIteration out of what an iterator calls is its own end. */
function end_at_stop(error) { if (!(error instanceof StopIteration)) throw error; }
export function next(value, ...other) {
    if (value?.__next__) return other.length ? next_or(value, other[0]) : value.__next__();
    if (typeof value?.next !== 'function' || value[Symbol.asyncIterator]) {
        throw TypeError_(`'${type_name(value)}' object is not an iterator`);
    }
    if (value.return) value.$started = true; // for a generator's send()
    const {value: found, done} = value.next();
    if (!done) return found === undefined ? null : found;
    if (other.length) return other[0];
    throw isNone(found) ? StopIteration() : StopIteration(found);
}
function next_or(value, other) {
    try {
        return value.__next__();
    } catch (thrown) {
        if (catches(as_pythons(thrown), StopIteration)) return other;
        throw thrown;
    }
}
export const enumerate = /* @__PURE__ */ iterator_type('enumerate', function enumerate(...args) {
    const [values, start] = take('enumerate', args, {iterable: null, start: 0});
    const first = typeof start === 'bigint' ? start : index_of(start);
    return counted(iter(values), first);
}, counted);
function* counted(values, place) {
    for (const one of values) yield tuple_of(place++, one);
}
export const zip = /* @__PURE__ */ iterator_type('zip', function zip(...args) {
    const [values, {strict}] = keywords_of('zip', args, {strict: false});
    return zipped(values.map((value) => iter(value)[Symbol.iterator]()), strict);
}, zipped);
function* zipped(iterators, strict) {
    while (iterators.length) {
        const made = new Tuple();
        for (const [place, one] of iterators.entries()) {
            const {value, done} = one.next();
            if (done) return strict ? uneven(iterators, place) : undefined;
            made.push(value);
        }
        yield made;
    }
}
function uneven(iterators, place) {
    const others = (count) => (count === 1 ? '1' : `s 1-${count}`);
    if (place > 0) {
        throw ValueError(`zip() argument ${place + 1} is shorter than argument${place === 1 ? ' ' : ''}${others(place)}`);
    }
    const longer = iterators.findIndex((one, i) => i > 0 && !one.next().done);
    if (longer > 0) {
        throw ValueError(`zip() argument ${longer + 1} is longer than argument${longer === 1 ? ' ' : ''}${others(longer)}`);
    }
}
/** What goes on after an exception: a generator would have ended with it. Its own `step` gives the
 * next value, or END; a StopIteration out of what it calls is its own end. */
class Stepping {
    get [Symbol.toStringTag]() { return 'Iterator'; }
    [Symbol.iterator]() { return this; }
    next() {
        try {
            const value = this.step();
            return value === END ? {value: undefined, done: true} : {value, done: false};
        } catch (error) {
            if (error instanceof StopIteration) return {value: undefined, done: true};
            throw error;
        }
    }
}
const END = /* @__PURE__ */ Symbol();
class Mapped extends Stepping {
    constructor(fn, sources) {
        super();
        hidden(this, 'sources', sources);
        hidden(this, 'fn', fn);
    }
    step() {
        if (typeof this.fn !== 'function') hidden(this, 'fn', callable_of(this.fn));
        const given = [];
        for (const source of this.sources) {
            const {value, done} = source.next();
            if (done) return END;
            given.push(value);
        }
        return this.fn(...given);
    }
}
const source_of = (value) => iter(value)[Symbol.iterator]();
export const map = /* @__PURE__ */ iterator_type('map', function map(fn, ...values) {
    if (!values.length) throw TypeError_('map() must have at least two arguments.');
    return new Mapped(fn, values.map(source_of));
}, Mapped);
export function callable_of(fn) {
    if (typeof fn === 'function') return fn;
    if (typeof fn?.__call__ === 'function') return (...args) => fn.__call__(...args);
    throw TypeError_(`'${type_name(fn)}' object is not callable`);
}
class Filtered extends Stepping {
    constructor(fn, source) {
        super();
        hidden(this, 'source', source);
        hidden(this, 'fn', fn);
    }
    step() {
        if (typeof this.fn !== 'function') hidden(this, 'fn', isNone(this.fn) ? (one) => one : callable_of(this.fn));
        for (;;) {
            const {value, done} = this.source.next();
            if (done) return END;
            if (truth(this.fn(value))) return value;
        }
    }
}
export const filter = /* @__PURE__ */ iterator_type('filter', function filter(fn, values) { return new Filtered(fn, source_of(values)); }, Filtered);
export function* reversed_list(values, last = values.length - 1) {
    for (let i = last; i >= 0 && i < values.length; i--) yield values[i];
}
export function reversed(value) {
    const kind = value?.$python ? undefined : BACKWARDS[type_name(value)] ?? 'reversed';
    if (value?.__reversed__) return kind === undefined ? value.__reversed__() : kind_named(value.__reversed__()[Symbol.iterator](), kind);
    if (value?.__reversed__ === null) throw TypeError_(`'${type_name(value)}' object is not reversible`);
    if (typeof value === 'string') return kind_named(reversed_list(Array.from(value)), kind);
    if (isDict(value)) return kind_named(value.$python ? reversed_list([...iter(value)]) : each_key_back(value), kind ?? 'odict_iterator');
    if (typeof value?.length === 'number' && typeof value !== 'function' && (!value.$python || Array.isArray(value))) return kind_named(reversed_list(value), kind);
    if (value?.__getitem__) return kind_named(reversed_items(value, len_of(value)), 'reversed');
    throw TypeError_(`'${type_name(value)}' object is not reversible`);
}
const BACKWARDS = {
    list: 'list_reverseiterator', range: 'range_iterator', dict: 'dict_reversekeyiterator', dict_keys: 'dict_reversekeyiterator', dict_values: 'dict_reversevalueiterator',
    dict_items: 'dict_reverseitemiterator',
};
function len_of(value) {
    if (!value.__len__) throw TypeError_(`object of type '${type_name(value)}' has no len()`);
    return size_in(value);
}
function* reversed_items(value, size) {
    for (let i = size - 1; i >= 0; i--) yield value.__getitem__(i);
}
export function all(values) {
    for (const one of iter_open(iter(values))) if (!truth(one)) return false;
    return true;
}
export function any(values) {
    for (const one of iter_open(iter(values))) if (truth(one)) return true;
    return false;
}
/** `async for`: Python's and JavaScript's asynchronous iterables. `held`: others may go on with it. */
export function aiter(value, held) {
    if (typeof value?.[Symbol.asyncIterator] === 'function' && !value.__aiter__) {
        value.$started = true;
        return watched(value[Symbol.asyncIterator](), held);
    }
    if (typeof value?.__aiter__ !== 'function') {
        throw TypeError_(`'async for' requires an object with __aiter__ method, got ${type_name(value)}`);
    }
    const made = value.__aiter__();
    if (typeof made?.[Symbol.asyncIterator] === 'function' && !made.__anext__) {
        return watched(made[Symbol.asyncIterator](), held);
    }
    return watched({[Symbol.asyncIterator]() { return this; }, next: () => step_async(made)});
}
export const aiter_open = (value) => aiter(value, true);
async function step_async(iterator) {
    try {
        return {value: await awaitable(iterator.__anext__()), done: false};
    } catch (thrown) {
        const error = as_pythons(thrown);
        if (error.name !== 'StopAsyncIteration') throw error;
        return {value: undefined, done: true};
    }
}
