// Runs wherever compiled Python runs: abstract methods (library/abc.py).
import {TypeError_} from './exceptions.mjs';
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
/** Instances of `cls` are refused while it has abstract methods. */
export function check_abstract(cls) {
    const names = abstract_names(cls), several = names.length > 1 ? 's' : '';
    const real = cls.$new?.$abstract ? cls.$new.$real : cls.$new;
    const refuse = () => {
        throw TypeError_(`Can't instantiate abstract class ${cls.__name__} with abstract method${several} ${names.join(', ')}`);
    };
    hidden(cls, '$new', names.length ? Object.assign(refuse, {$abstract: true, $real: real}) : real);
    return null;
}
