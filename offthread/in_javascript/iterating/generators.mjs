// Runs wherever compiled Python runs: what Python's generators can do beyond JavaScript's. The
// compiler calls these for every `.send(`, `.throw(`, `.close(`; other objects get their own method.
import {GeneratorExit, RuntimeError, StopAsyncIteration, StopIteration, TypeError_, as_pythons, catches, generator_raised, thrown} from '../errors/exceptions.mjs';
import {callee} from '../calls/calling.mjs';
import {call_given} from '../calls/functions.mjs';
import {awaitable} from '../awaiting/promises.mjs';

const is_generator = (value) => value?.[Symbol.toStringTag] === 'Generator';
const is_async = (value) => value?.[Symbol.toStringTag] === 'AsyncGenerator';
const own = (holder, name, args) => call_given(callee(holder?.[name], holder, name), holder, args);

function stepped({value, done}) {
    if (!done) return value === undefined ? null : value;
    throw value === null || value === undefined ? StopIteration() : StopIteration(value);
}
export function send(holder, ...args) {
    if (!is_generator(holder)) return own(holder, 'send', args);
    if (args.length !== 1) throw TypeError_(`generator.send() takes exactly one argument (${args.length} given)`);
    if (!holder.$started && args[0] !== null) throw TypeError_("can't send non-None value to a just-started generator");
    holder.$started = true;
    return stepped(holder.next(args[0]));
}
export function throw_(holder, ...args) {
    return is_generator(holder) ? stepped(throw_into(holder, thrown(args))) : own(holder, 'throw', args);
}
/** The body of a generator that has not begun sees nothing of it. */
function throw_into(generator, error) {
    try {
        return generator.throw(error);
    } catch (again) {
        throw again === error ? generator_raised(again) : again;
    }
}
export function close(holder, ...args) {
    if (is_async(holder)) return holder.return();
    return is_generator(holder) ? close_generator(holder) : own(holder, 'close', args);
}
function close_generator(generator) {
    let step;
    try {
        step = generator.throw(GeneratorExit());
    } catch (error) {
        if (catches(as_pythons(error), [GeneratorExit, StopIteration])) return null;
        throw error;
    }
    if (!step.done) throw RuntimeError('generator ignored GeneratorExit');
    return null;
}

async function async_stepped(promise) {
    const {value, done} = await promise;
    if (done) throw StopAsyncIteration();
    return value === undefined ? null : value;
}
export function asend(holder, ...args) {
    if (!is_async(holder)) return own(holder, 'asend', args);
    if (!holder.$started && args[0] !== null) return Promise.reject(TypeError_("can't send non-None value to a just-started async generator"));
    holder.$started = true;
    return async_stepped(holder.next(args[0]));
}
export function athrow(holder, ...args) {
    return is_async(holder) ? async_stepped(holder.throw(thrown(args))) : own(holder, 'athrow', args);
}
export function aclose(holder, ...args) {
    return is_async(holder) ? close_async(holder) : own(holder, 'aclose', args);
}
async function close_async(generator) {
    try {
        await generator.throw(GeneratorExit());
    } catch (error) {
        if (!catches(as_pythons(error), [GeneratorExit, StopAsyncIteration])) throw error;
    }
    return null;
}
/** The builtin anext(): what an asynchronous iterator gives next. */
export async function anext(iterator, ...other) {
    try {
        if (is_async(iterator)) iterator.$started = true;
        return await (iterator.__anext__ ? awaitable(iterator.__anext__()) : async_stepped(iterator.next()));
    } catch (error) {
        if (other.length && catches(as_pythons(error), StopAsyncIteration)) return other[0];
        throw error;
    }
}
