// Runs wherever compiled Python runs: what generators are called. Only programs that ask carry this.
import {shown_name} from '../calls/functions.mjs';
import {hidden, identity} from '../objects/object.mjs';
import {type_name} from '../objects/type_names.mjs';

function shown() { return `<${type_name(this)} object ${this.__qualname__} at 0x${identity(this).toString(16)}>`; }
/** `fn`, whose generators have its name. */
export function named_generators(fn) {
    const read = {__name__: () => fn.__name__, __qualname__: () => shown_name(fn)};
    for (const [key, get] of Object.entries(read)) Object.defineProperty(fn.prototype, key, {get, set(value) { hidden(this, key, value); }, configurable: true});
    hidden(fn.prototype, '__repr__', shown);
    return fn;
}
/** A generator expression. */
export function named_generator(made, qualified) {
    return hidden(hidden(hidden(made, '__name__', '<genexpr>'), '__qualname__', qualified), '__repr__', shown);
}
