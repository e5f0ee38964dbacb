// Runs wherever compiled Python runs: generators that know whether they have begun. Only programs
// that send into theirs carry this: a loop may have taken the first steps.
import {hidden} from '../objects/object.mjs';

/** One of JavaScript's own methods of generators; each of them ends the time before the start. */
const noting = (name) => function (value) {
    if (!this.$started) hidden(this, '$started', true);
    return Reflect.apply(Object.getPrototypeOf(Object.getPrototypeOf(this))[name], this, [value]);
};
const METHODS = /* @__PURE__ */ ['next', 'throw', 'return'].map((name) => [name, noting(name)]);
/** `fn`, a generator function. */
export function noting_start(fn) {
    for (const [name, method] of METHODS) hidden(fn.prototype, name, method);
    return fn;
}
