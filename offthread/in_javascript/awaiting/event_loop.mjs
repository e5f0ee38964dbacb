// Runs wherever compiled Python runs: the part of asyncio that only JavaScript can say. Callbacks
// run first in, first out, each in a macrotask of its own, as CPython's loop runs them; which task
// runs is known at every moment, because each `await` passes through here.
import {Coroutine, not_awaitable, set_hooks} from './promises.mjs';

const ready = [];
let posted = false, port = null, current = null, calling = false;

function post() {
    if (posted) return;
    posted = true;
    if (globalThis.setImmediate) return setImmediate(run_one);
    if (!port) {
        const channel = new MessageChannel();
        channel.port1.onmessage = run_one;
        port = channel.port2;
    }
    port.postMessage(null);
}
function run_one() {
    posted = false;
    const fn = ready.shift();
    if (!fn) return ring();
    if (ready.length || timers.length) post();
    calling = true;
    try {
        fn();
    } finally {
        calling = false;
    }
}
export function call_soon(fn) {
    ready.push(fn);
    post();
    return null;
}
/** Whether asyncio's loop runs what asks. */
export const is_running = () => current !== null || calling;

// Timers go by their own exact times, and what one of them sets off ends before the next rings: so
// the order of two sleeps is that of their lengths, however slow a machine is. The clock stands
// still while callbacks run, unless they take long.
const timers = [], TOGETHER = 0.3, LATE = 20, SLOW = 4;
let clock = 0, alarm = null;

function now() {
    const real = performance.now();
    if (!ready.length && !posted || real - clock > SLOW) clock = real;
    return clock;
}
function ring() {
    alarm = null;
    const real = performance.now();
    if (ready.length && real - timers[0]?.due < LATE) return post();
    clock = real;
    const last = timers.length && timers[0].due <= real ? timers[0].due + TOGETHER : -1;
    while (timers.length && timers[0].due <= last) call_soon(timers.shift().fn);
    if (timers.length && !posted) alarm ??= setTimeout(ring, Math.max(0, Math.ceil(timers[0].due - real)));
}
/** Returns a function that cancels the timer. */
export function call_later(seconds, fn) {
    const timer = {due: now() + Math.max(0, seconds) * 1000, fn};
    let place = timers.length;
    while (place && timers[place - 1].due > timer.due) place--;
    timers.splice(place, 0, timer);
    if (!place && !posted) {
        clearTimeout(alarm);
        alarm = setTimeout(ring, Math.ceil(timer.due - performance.now()));
    }
    return () => { cancel(timer); return null; };
}
function cancel(timer) {
    const place = timers.indexOf(timer);
    if (place >= 0) timers.splice(place, 1);
    if (!timers.length) {
        clearTimeout(alarm);
        alarm = null;
    }
}
export const current_task = () => current;

/** Let awaits and calls of coroutine functions know about tasks, from now on. A coroutine function
 * that JavaScript calls (a listener) runs at once, as a task of its own that `make_task` gives. */
export function start_tasks(make_task) {
    set_hooks({lazy: () => current !== null, through, leave, as_task: (start) => run_as(make_task(), start)});
    return null;
}
const left_open = /* @__PURE__ */ new Set();
/** A loop over `iterator` was left early. Python closes it when nobody holds it any more: at the
 * next turn of the loop, or with the program where a name stands for it. */
function leave(iterator, held) {
    if (held) left_open.add(iterator);
    else call_soon(() => iterator.return?.());
}
export async function close_generators() {
    for (const iterator of left_open) await iterator.return?.();
    left_open.clear();
    return null;
}
const owners = /* @__PURE__ */ new WeakMap();
function run_as(task, start) {
    current = task;
    try {
        const promise = start();
        owners.set(promise, task);
        return promise;
    } finally {
        current = null;
    }
}
/** The task that runs as this promise; None for JavaScript's own. */
export const task_of = (promise) => owners.get(promise) ?? null;

/** Run the first step of `task`; `ok` or `fail` are told how it ends. */
export function first_step(task, coroutine, ok, fail) {
    current = task;
    let promise;
    try {
        promise = coroutine instanceof Coroutine ? coroutine.begin() : Promise.resolve(coroutine);
    } catch (error) {
        promise = Promise.reject(error);
    }
    current = null;
    promise.then(ok, fail);
    return null;
}
function through(value, inner) {
    const task = current;
    if (value instanceof Coroutine) {
        inner = true;
        value = value.begin();
    }
    const waits = typeof value?.then === 'function' || value?._on_done;
    if (!waits) value = Promise.resolve(not_awaitable(value));
    if (!task) return value._on_done ? {then: (resolve, reject) => value._on_done(resolve, reject)} : value;
    return {then: (resolve, reject) => wait(task, value, inner, resolve, reject)};
}
function wait(task, value, inner, resolve, reject) {
    let open = true, waiter = null;
    const settle = (fn) => (result) => {
        if (!open) return;
        open = false;
        if (!inner && task._must_cancel) {
            task._must_cancel = false;
            if (fn === resolve) [fn, result] = [reject, task._cancelled_error()];
        }
        if (waiter && task._waiter === waiter) task._waiter = null;
        queueMicrotask(() => { current = task; });
        fn(result);
        queueMicrotask(() => { if (current === task) current = null; });
    };
    if (!inner) task._waiter = waiter = {value, fail: settle(reject)};
    if (value._on_done) value._on_done(settle(resolve), settle(reject));
    else value.then(settle(resolve), settle(reject));
    if (!inner && task._must_cancel) {
        task._must_cancel = false;
        task.cancel();
    }
}
export const is_coroutine = (value) => value instanceof Coroutine || (typeof value?.then === 'function' && !value._on_done);
/** What waits for one turn of the loop: `sleep(0)`. A task that is cancelled meanwhile puts its
 * `$error` in. */
export const one_turn = () => ({$turn: true, $error: null, _on_done(resolve, reject) { call_soon(() => (this.$error ? reject(this.$error) : resolve(null))); }});
export const js_promise = (start) => new Promise(start);
export const is_coroutine_function = (fn) => Boolean(fn?.$async ?? fn?.$of?.$async);
