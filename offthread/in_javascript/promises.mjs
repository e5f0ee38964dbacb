// Runs wherever compiled Python runs: coroutines over promises. Outside of asyncio a call of an
// `async def` is a running promise; while an asyncio program runs it is lazy, as in Python.
import {RuntimeError, TypeError_} from './exceptions.mjs';
import {call_with, def, method} from './functions.mjs';
import {js_iterator} from './iterators.mjs';
import {type_name} from './type_names.mjs';

/** What asyncio puts in here when it is first used: `lazy` says whether calls wait to be awaited,
 * `through` sees each awaited value. */
const hooks = {lazy: null, through: null};
export function set_hooks(lazy, through) { Object.assign(hooks, {lazy, through}); }

/** A coroutine that starts when it is awaited, or when a task takes it. */
export class Coroutine {
    constructor(start) { this.$start = start; this.$promise = null; }
    /** Run it, once: its promise. */
    begin() {
        if (this.$start) {
            const start = this.$start;
            this.$start = null;
            this.$promise = Promise.resolve(start());
        }
        return this.$promise;
    }
    then(resolve, reject) { return this.begin().then(resolve, reject); }
    catch(reject) { return this.begin().catch(reject); }
    finally(done) { return this.begin().finally(done); }
    close() { this.$start = null; return null; }
}
export function coroutine(fn, given, named) { return new Coroutine(() => call_with(fn, undefined, given, named)); }
export function coroutine_method(holder, name, given, named) {
    return new Coroutine(() => call_with(holder[name], holder, given, named, name));
}
function maybe_lazy(fn) {
    return Object.defineProperty(function (...args) {
        return hooks.lazy?.() ? new Coroutine(() => Reflect.apply(fn, this, args)) : Reflect.apply(fn, this, args);
    }, 'name', {value: fn.name});
}
export function async_def(fn, signature, doc) { return Object.assign(def(maybe_lazy(fn), signature, doc), {$async: true}); }
export function async_method(fn, signature, doc) { return Object.assign(method(maybe_lazy(fn), signature, doc), {$async: true}); }

/** What `await value` waits for. */
export function awaitable(value) {
    if (typeof value?.then !== 'function') {
        if (value?.__await__) return driven(js_iterator(value.__await__()));
        if (value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value))) {
            throw TypeError_(`object ${type_name(value)} can't be used in 'await' expression`);
        }
    }
    if (value instanceof Coroutine && value.$awaited) throw RuntimeError('cannot reuse already awaited coroutine');
    if (value instanceof Coroutine) value.$awaited = true;
    return hooks.through ? hooks.through(value) : value;
}
/** `__await__` gives an iterator whose values are awaited in turn. */
async function driven(steps) {
    for (let step = steps.next(); ;) {
        if (step.done) return step.value ?? null;
        step = steps.next(await step.value);
    }
}
