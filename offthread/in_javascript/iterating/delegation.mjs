// Runs wherever compiled Python runs: `yield from` in programs that send into generators, throw
// into them or close them (Language Reference, 6.2.9.1). JavaScript's yield* would throw into
// what has no `throw`, and hand `next` what only `send` may get.
import {GeneratorExit, StopIteration, as_pythons} from '../errors/exceptions.mjs';
import {callee} from '../calls/calling.mjs';
import {iterator} from './iteration.mjs';
import {close} from './generators.mjs';

/** What `yield*` runs over for `yield from value`. */
export function delegate(value) { return new Delegate(iterator(value)); }

export class Delegate {
    constructor(inner) { this.inner = inner; }
    [Symbol.iterator]() { return this; }
    next(sent) {
        const {inner} = this;
        if (sent === undefined || sent === null) return inner.__next__ ? stepped(() => inner.__next__()) : inner.next();
        return is_generator(inner) ? inner.next(sent) : stepped(() => callee(inner.send, inner, 'send').call(inner, sent));
    }
    throw(error) {
        const {inner} = this;
        if (error instanceof GeneratorExit) {
            if (is_generator(inner) || inner.close) close(inner);
            throw error;
        }
        if (is_generator(inner)) return inner.throw(error);
        if (typeof inner.throw !== 'function') throw error;
        return stepped(() => inner.throw(error));
    }
    /** A generator that JavaScript ends ends what it stands in. */
    return(value) {
        this.inner.return?.();
        return {value, done: true};
    }
}
const is_generator = (value) => value[Symbol.toStringTag] === 'Generator';
/** A step of Python's as one of JavaScript's. */
function stepped(step) {
    try {
        return {value: step(), done: false};
    } catch (thrown) {
        const error = as_pythons(thrown);
        if (error instanceof StopIteration) return {value: error.value, done: true};
        throw error;
    }
}
