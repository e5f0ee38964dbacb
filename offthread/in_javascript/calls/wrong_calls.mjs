// Runs wherever compiled Python runs: what programs look at that handle the errors of wrong calls.
import {TypeError_} from '../errors/exceptions.mjs';
import {isBytes, type_name} from '../objects/kinds.mjs';

/** What gets an item: bytes do not take one. Called in programs that handle such errors. */
export function assignable(holder, what = 'support item assignment') {
    if (isBytes(holder)) throw TypeError_(`'${type_name(holder)}' object does${what.includes('deletion') ? "n't" : ' not'} ${what}`);
    return holder;
}
/** What `print` gets as its sep or end. */
export function print_text(value, name) {
    if (value === null || typeof value === 'string') return value;
    throw TypeError_(`${name} must be None or a string, not ${type_name(value)}`);
}
