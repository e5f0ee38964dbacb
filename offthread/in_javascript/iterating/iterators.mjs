// Runs wherever compiled Python runs: Python's iterators as JavaScript's.
import {StopAsyncIteration, StopIteration, TypeError_} from '../errors/exceptions.mjs';
import {awaitable} from '../awaiting/promises.mjs';
import {type_name} from '../objects/type_names.mjs';

/** What `for … of` takes from a Python iterator: an object with `__next__`, or a generator. */
export function js_iterator(iterator) {
    if (typeof iterator?.__next__ !== 'function') {
        if (typeof iterator?.next === 'function') return iterator;
        throw TypeError_(`iter() returned non-iterator of type '${type_name(iterator)}'`);
    }
    return {
        next() {
            try {
                return {value: iterator.__next__(), done: false};
            } catch (error) {
                if (error instanceof StopIteration) return {value: error.value, done: true};
                throw error;
            }
        },
        [Symbol.iterator]() { return this; },
    };
}
export function js_async_iterator(iterator) {
    if (typeof iterator?.__anext__ !== 'function') return iterator;
    return {
        async next() {
            try {
                return {value: await awaitable(iterator.__anext__()), done: false};
            } catch (error) {
                if (error instanceof StopAsyncIteration) return {value: undefined, done: true};
                throw error;
            }
        },
        [Symbol.asyncIterator]() { return this; },
    };
}
/** An iterator that a `break` does not end: Python leaves a generator open. */
export function iter_open(value) {
    if (typeof value?.return !== 'function' || typeof value.next !== 'function') return value;
    value.$started = true;
    return {next: () => value.next(), [Symbol.iterator]() { return this; }};
}
