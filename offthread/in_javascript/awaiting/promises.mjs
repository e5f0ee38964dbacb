// Runs wherever compiled Python runs: coroutines over promises. A call of an `async def`
// is a running promise where JavaScript calls; in an asyncio task it is lazy, as in Python.
import {RuntimeError, TypeError_} from '../errors/exceptions.mjs';
import {call_with, def, method} from '../calls/functions.mjs';
import {type_name} from '../objects/type_names.mjs';

// The bundler says by __asyncio__ whether a program imports asyncio: where it does not, nothing is
// ever lazy. It drops what stands behind that word only where the word itself stands.
/** What event_loop.mjs puts in here when asyncio is first used: `lazy` says whether calls wait to
 * be awaited, `through` sees each awaited value, `as_task` runs a call that no task makes, `leave`
 * closes an asynchronous iterator whose loop was left. */
const hooks = {lazy: null, through: null, as_task: null, leave: null};
export function set_hooks(found) { Object.assign(hooks, found); }

const forgotten = /* @__PURE__ */ new FinalizationRegistry((name) => console.warn(`coroutine '${name}' was never awaited`));
/** A coroutine that starts when it is awaited, or when a task takes it. */
export class Coroutine {
    static $name = 'coroutine';
    constructor(start, name = '') {
        this.$start = start;
        if (name) forgotten.register(this, name.replace(/\$f?$/, ''), this);
    }
    /** Run it, once: its promise. */
    begin() {
        const start = this.$start;
        if (!start) throw RuntimeError('cannot reuse already awaited coroutine');
        this.$start = null;
        forgotten.unregister(this);
        return Promise.resolve(start());
    }
    close() { this.$start = null; return null; }
    * __await__() { return yield this; }
}
export function coroutine(fn, given, named) {
    return new Coroutine(() => started(call_with(fn, undefined, given, named)));
}
export function coroutine_method(holder, name, given, named) {
    return new Coroutine(() => started(call_with(holder[name], holder, given, named, name)));
}
const started = (value) => (value instanceof Coroutine ? value.begin() : awaitable(value));
function maybe_lazy(fn) {
    if (typeof __asyncio__ !== 'undefined' && !__asyncio__) return fn;
    return Object.defineProperty(function (...args) {
        const start = () => Reflect.apply(fn, this, args);
        if (hooks.lazy?.()) return new Coroutine(start, fn.name);
        return hooks.as_task ? hooks.as_task(start) : start();
    }, 'name', {value: fn.name});
}
export function async_def(fn, signature, name, doc) { return Object.assign(def(maybe_lazy(fn), signature, name, doc), {$async: true}); }
export function async_method(fn, signature, name, doc) { return Object.assign(method(maybe_lazy(fn), signature, name, doc), {$async: true}); }

/** What `await value` waits for. `inner`: what is awaited is itself a part of the same task. */
export function awaitable(value, inner = false) {
    const has_tasks = typeof __asyncio__ === 'undefined' || __asyncio__;
    if (has_tasks && hooks.through) return hooks.through(value?.__await__ && !(value instanceof Coroutine) ? driven(value.__await__()) : value, inner);
    if (typeof value?.then === 'function') return value;
    if (has_tasks && value instanceof Coroutine) return value.begin();
    if (has_tasks && value?._on_done) return new Promise((resolve, reject) => value._on_done(resolve, reject));
    if (value?.__await__) return driven(value.__await__());
    return not_awaitable(value);
}
export function not_awaitable(value) {
    if (value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value) && !value.$python)) return value;
    throw TypeError_(`object ${type_name(value)} can't be used in 'await' expression`);
}
/** `__await__` gives an iterator whose values are awaited in turn. */
async function driven(steps) {
    if (typeof steps?.then === 'function') return steps;
    const next = (sent) => (steps.next ? steps.next(sent) : {value: steps.__next__(), done: false});
    for (let step = next(); ;) {
        if (step.done) return step.value ?? null;
        step = next(await awaitable(step.value));
    }
}
/** An asynchronous iterator whose steps belong to the task that runs the loop. */
export function watched(iterator, held = false) {
    return (typeof __asyncio__ === 'undefined' || __asyncio__) && hooks.through ? {
        next: () => awaitable(iterator.next(), true),
        return: () => hooks.leave(iterator, held) ?? {},
        [Symbol.asyncIterator]() { return this; },
    } : iterator;
}
