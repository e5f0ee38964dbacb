// Runs wherever compiled Python runs: coroutines that the program drives itself, with `send` and
// `throw`. Such programs use no event loop, so their coroutines are generators here as in Python
// (PEP 492, PEP 525): what an `await` cannot answer goes out to whoever sends.
import {GeneratorExit, RuntimeError, StopAsyncIteration, StopIteration, TypeError_, as_pythons, generator_raised, left, managed, raised_from, thrown} from '../errors/exceptions.mjs';
import {def, method} from '../calls/functions.mjs';
import {Delegate} from '../iterating/delegation.mjs';
import {not_bound} from '../compiled.mjs';
import {truth} from '../objects/operators.mjs';
import {type_name} from '../objects/type_names.mjs';

/** What `async def` makes: a coroutine, or an asynchronous generator. */
class ByHand {
    constructor(steps, fn) {
        this.steps = steps;
        this.fn = fn;
        this.state = 'created';
    }
    get __name__() { return this.fn.__name__; }
    get __qualname__() { return this.fn.__qualname__ ?? this.fn.__name__; }
}
export class HandCoroutine extends ByHand {
    static $name = 'coroutine';
    get cr_running() { return this.state === 'running'; }
    send(value) {
        if (this.state === 'created' && value !== null && value !== undefined) throw TypeError_("can't send non-None value to a just-started coroutine");
        return this.step('next', value);
    }
    throw(...args) { return this.step('throw', thrown(args)); }
    step(way, value) {
        if (this.state === 'closed') throw RuntimeError('cannot reuse already awaited coroutine');
        if (this.state === 'running') throw RuntimeError('coroutine already executing');
        this.state = 'running';
        let found = null;
        try {
            found = this.steps[way](value);
        } catch (error) {
            this.state = 'closed';
            throw generator_raised(error, 'coroutine');
        }
        this.state = found.done ? 'closed' : 'suspended';
        if (!found.done) return found.value ?? null;
        throw found.value === null || found.value === undefined ? StopIteration() : StopIteration(found.value);
    }
    close() {
        if (this.state === 'created') this.state = 'closed';
        if (this.state === 'closed') return null;
        try {
            this.step('throw', GeneratorExit());
        } catch (error) {
            if (as_pythons(error) instanceof GeneratorExit || error instanceof StopIteration) return null;
            throw error;
        }
        throw RuntimeError('coroutine ignored GeneratorExit');
    }
    __await__() { return new CoroutineSteps(this); }
}
/** What `__await__` of a coroutine gives. */
class CoroutineSteps {
    static $name = 'coroutine_wrapper';
    constructor(coroutine) { this.coroutine = coroutine; }
    __iter__() { return this; }
    __next__() { return this.coroutine.send(null); }
    send(value) { return this.coroutine.send(value); }
    throw(...args) { return this.coroutine.throw(...args); }
    close() { return this.coroutine.close(); }
}
const made_by = (kind, fn) => function by_hand(...args) { return new kind(Reflect.apply(fn, this, args), by_hand); };
export function hand_def(fn, ...about) { return Object.assign(def(made_by(HandCoroutine, fn), ...about), {$async: true}); }
export function hand_method(fn, ...about) { return Object.assign(method(made_by(HandCoroutine, fn), ...about), {$async: true}); }
export function hand_generator_def(fn, ...about) { return def(made_by(HandGenerator, fn), ...about); }
export function hand_generator_method(fn, ...about) { return method(made_by(HandGenerator, fn), ...about); }
/** An asynchronous generator expression. */
export function hand_generator(steps) { return new HandGenerator(steps, {__name__: '<genexpr>'}); }

/** What `yield*` runs over for `await value`. */
export function await_steps(value) {
    if (value instanceof HandCoroutine) {
        if (value.state === 'closed') throw RuntimeError('cannot reuse already awaited coroutine');
        if (value.state !== 'created') throw RuntimeError('coroutine is being awaited already');
        return new Delegate(value.__await__());
    }
    if (typeof value?.__await__ !== 'function' || value.__mro__) throw TypeError_(`object ${type_name(value)} can't be used in 'await' expression`);
    const steps = value.__await__();
    if (steps instanceof HandCoroutine) throw TypeError_('__await__() returned a coroutine');
    if (typeof steps?.__next__ !== 'function' && typeof steps?.next !== 'function') throw TypeError_(`__await__() returned non-iterator of type '${type_name(steps)}'`);
    return new Delegate(steps);
}

/** What a generator gives to the one who loops over it; all else goes to the one who drives. */
class Given {
    constructor(value) { this.value = value; }
}
export const hand_yield = (value) => new Given(value);
export class HandGenerator extends ByHand {
    static $name = 'async_generator';
    __aiter__() { return this; }
    __anext__() { return this.asend(null); }
    asend(value) {
        if (this.state === 'created' && value !== null) throw TypeError_("can't send non-None value to a just-started async generator");
        return this.driven(this.step('next', value));
    }
    athrow(...args) { return this.driven(this.step('throw', thrown(args))); }
    aclose() { return this.driven(this.end()); }
    driven(steps) { return new HandCoroutine(steps, {__name__: 'asend'}); }
    * step(way, sent) {
        if (this.state === 'closed') {
            if (way === 'throw') throw sent;
            throw StopAsyncIteration();
        }
        this.state = 'suspended';
        for (;;) {
            const {value, done} = this.advance(way, sent);
            if (done) throw StopAsyncIteration();
            if (value instanceof Given) return value.value;
            try {
                [way, sent] = ['next', yield value];
            } catch (error) {
                [way, sent] = ['throw', error];
            }
        }
    }
    advance(way, sent) {
        try {
            const found = this.steps[way](sent);
            if (found.done) this.state = 'closed';
            return found;
        } catch (error) {
            this.state = 'closed';
            if (error instanceof StopAsyncIteration) throw raised_from(RuntimeError('async generator raised StopAsyncIteration'), error);
            throw generator_raised(error, 'async generator');
        }
    }
    * end() {
        if (this.state === 'created') this.state = 'closed';
        if (this.state === 'closed') return null;
        try {
            yield* this.step('throw', GeneratorExit());
        } catch (error) {
            if (as_pythons(error) instanceof GeneratorExit || error instanceof StopAsyncIteration) return null;
            throw error;
        }
        throw RuntimeError('async generator ignored GeneratorExit');
    }
}

/** The asynchronous iterator that `async for` runs over. */
export function hand_aiter(value) {
    if (typeof value?.__aiter__ !== 'function' || value.__mro__) throw TypeError_(`'async for' requires an object with __aiter__ method, got ${type_name(value)}`);
    const made = value.__aiter__();
    if (typeof made?.__anext__ !== 'function') throw TypeError_(`'async for' received an object from __aiter__ that does not implement __anext__: ${type_name(made)}`);
    return made;
}
/** What it gives next; `not_bound` at its end. */
export function* hand_next(iterator) {
    try {
        return yield* await_steps(iterator.__anext__());
    } catch (error) {
        if (as_pythons(error) instanceof StopAsyncIteration) return not_bound;
        throw error;
    }
}
/** The builtin anext(). */
export function hand_anext(iterator, ...other) {
    if (typeof iterator?.__anext__ !== 'function') throw TypeError_(`'${type_name(iterator)}' object is not an async iterator`);
    return new HandCoroutine(next_or(iterator, other), {__name__: 'anext'});
}
function* next_or(iterator, other) {
    const found = yield* hand_next(iterator);
    if (found !== not_bound) return found;
    if (other.length) return other[0];
    throw StopAsyncIteration();
}
export function* hand_aenter(manager) { return yield* await_steps(managed(manager, '__aenter__', '__aexit__').__aenter__()); }
export function* hand_aexit(manager, error) { return truth(yield* await_steps(left(manager, '__aexit__', error))); }
