// Runs wherever compiled Python runs: generators that tell whether they run, and what they wait
// for (gi_running, gi_frame, gi_yieldfrom). JavaScript's tell nothing: those of a program that
// asks are watched at every step.
import {delegate} from './delegation.mjs';
import {hidden} from '../objects/object.mjs';

const running = [];
const NOT_COPIED = ['length', 'prototype', 'arguments', 'caller'];
/** `fn`, a generator function, whose generators are watched. */
export function tracked(fn) {
    const made = function (...args) { return watched(Reflect.apply(fn, this, args), made); };
    const own = Object.entries(Object.getOwnPropertyDescriptors(fn)).filter(([key]) => !NOT_COPIED.includes(key));
    return Object.defineProperties(made, Object.fromEntries(own));
}
class Frame {
    static $name = 'frame';
}
function watched(generator, fn) {
    const state = {running: false, begun: false, frame: new Frame()};
    for (const way of ['next', 'throw', 'return']) hidden(generator, way, (value) => step(generator, way, value, state));
    const read = {
        gi_running: () => state.running, gi_frame: () => state.frame, gi_code: () => fn.__code__, gi_suspended: () => state.begun && !state.running && state.frame !== null,
        __name__: () => fn.__name__, __qualname__: () => fn.__qualname__ ?? fn.__name__,
    };
    for (const [key, get] of Object.entries(read)) Object.defineProperty(generator, key, {get, configurable: true});
    return hidden(generator, 'gi_yieldfrom', null);
}
function step(generator, way, value, state) {
    const act = Object.getPrototypeOf(generator)[way];
    if (state.running) return Reflect.apply(act, generator, [value]);  // JavaScript refuses
    Object.assign(state, {running: true, begun: true});
    running.push(generator);
    let done = true;
    try {
        const found = Reflect.apply(act, generator, [value]);
        ({done} = found);
        return found;
    } finally {
        running.pop();
        state.running = false;
        if (done) state.frame = null;
    }
}
/** `yield from value`, which the generator tells while it lasts. */
export function delegate_seen(value) {
    const made = delegate(value), generator = running.at(-1);
    if (!generator) return made;
    hidden(generator, 'gi_yieldfrom', made.inner);
    for (const way of ['next', 'throw']) {
        const act = made[way];
        made[way] = (given) => {
            let done = true;
            try {
                const found = Reflect.apply(act, made, [given]);
                ({done} = found);
                return found;
            } finally {
                if (done) hidden(generator, 'gi_yieldfrom', null);
            }
        };
    }
    return made;
}
