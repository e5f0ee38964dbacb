// Runs wherever compiled Python runs: iterators that tell how many values are left, in programs that
// name `__length_hint__`. JavaScript's own iterators do not know.
import {iterator, reversed} from '../iterating/iteration.mjs';
import {isDict} from '../objects/kinds.mjs';
import {hidden} from '../objects/object.mjs';
import {len} from '../builtins.mjs';

class Hinted {
    constructor(source, left) {
        for (const [name, value] of Object.entries({source, left, taken: 0, $class: source.$class})) hidden(this, name, value);
    }
    get [Symbol.toStringTag]() { return 'Iterator'; }
    [Symbol.iterator]() { return this; }
    next() {
        const step = this.source.next();
        hidden(this, 'taken', step.done ? Infinity : this.taken + 1);
        return step;
    }
    __length_hint__() { return this.taken === Infinity ? 0 : Math.max(0, this.left(this.taken)); }
}
const is_sized = (value) => !value?.$python && (typeof value === 'string' || typeof value?.length === 'number' || value instanceof Set || isDict(value) || Boolean(value?.__len__));
/** iter(value) */
export function hinted_iter(value, ...sentinel) {
    const made = iterator(value, ...sentinel);
    if (sentinel.length || value?.$python && value.__iter__ || !is_sized(value)) return made;
    const size = len(value);
    return new Hinted(made, (taken) => (Array.isArray(value) ? value.length : size) - taken);
}
/** reversed(value) */
export function hinted_reversed(value) {
    const made = reversed(value);
    if (value?.__reversed__ && value.$python || !is_sized(value)) return made;
    const size = len(value);
    return new Hinted(made, (taken) => (size - taken > len(value) ? 0 : size - taken));
}
