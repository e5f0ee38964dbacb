// Runs wherever compiled Python runs: abstract methods (library/abc.py).
import {TypeError_} from './exceptions.mjs';
import {find_property} from './attributes.mjs';
import {hidden} from './object.mjs';

function abstract_names(cls) {
    const names = new Set();
    for (const one of cls.__mro__) {
        for (const key of Object.getOwnPropertyNames(one.prototype ?? {})) {
            const found = find_property(cls.prototype, key);
            if (found?.value?.__isabstractmethod__ || found?.get?.__isabstractmethod__) names.add(key);
        }
    }
    return [...names].sort();
}
/** Instances of `cls` are refused while it has abstract methods. */
export function check_abstract(cls) {
    const names = abstract_names(cls), inherited = Object.getPrototypeOf(cls).$concrete ?? cls.$make;
    if (!Object.hasOwn(cls, '$concrete')) hidden(cls, '$concrete', inherited);
    if (!names.length) { cls.$make = cls.$concrete; return null; }
    cls.$make = () => {
        throw TypeError_(`Can't instantiate abstract class ${cls.__name__} with abstract method${names.length > 1 ? 's' : ''} ${names.join(', ')}`);
    };
    hidden(cls, '$most', Infinity);
    return null;
}
