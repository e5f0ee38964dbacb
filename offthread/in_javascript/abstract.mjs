// Runs wherever compiled Python runs: abstract methods (library/abc.py).
import {find_property} from './attributes.mjs';
import {hidden} from './object.mjs';

function abstract_names(cls) {
    const names = new Set();
    for (const one of cls.__mro__) {
        for (const key of Object.getOwnPropertyNames(one.prototype ?? {})) {
            const found = find_property(cls.prototype, key);
            if ([found?.value, found?.value?.$unbound, found?.get].some((value) => value?.__isabstractmethod__)) names.add(key);
        }
    }
    return [...names].sort();
}
/** Instances of `cls` are refused while it has abstract methods: no number of arguments will do. */
export function check_abstract(cls) {
    const names = abstract_names(cls), several = names.length > 1 ? 's' : '';
    hidden(cls, '$abstract', names.length ? `method${several} ${names.join(', ')}` : null);
    if (names.length) hidden(cls, '$most', -1);
    return null;
}
