// Runs wherever compiled Python runs: generators that know whether they have begun. Only programs
// that send into theirs carry this: a loop may have taken the first steps.
import {hidden} from '../objects/object.mjs';

function next(value) {
    if (!this.$started) hidden(this, '$started', true);
    return Reflect.apply(Object.getPrototypeOf(Object.getPrototypeOf(this)).next, this, [value]);
}
/** `fn`, a generator function. */
export function noting_start(fn) {
    hidden(fn.prototype, 'next', next);
    return fn;
}
