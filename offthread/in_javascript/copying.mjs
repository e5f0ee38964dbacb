// Runs wherever compiled Python runs: copies of instances (library/copy.py), also of classes over
// builtin types. What cannot be changed gets its items when it is made, the rest afterwards.
import {entries_of, put} from './dicts.mjs';
import {TABLE, Tuple} from './kinds.mjs';
import {set_add} from './sets.mjs';
import {frozenset} from './sets.mjs';

const target = (value) => value.$target ?? value;
const items = (value) => Array.from(Array.prototype.values.call(value));
/** An instance of the same class without its items; what is no Python instance stays itself. */
export function empty_like(value, convert) {
    if (typeof value !== 'object' || value === null || !value.$python) return value;
    const own = target(value), cls = own.$class;
    if (own instanceof Tuple) return cls.$native(cls, [items(own).map(convert)]);
    if (frozenset.$has(own)) return cls.$native(cls, [Array.from(own, convert)]);
    if (own instanceof String || own instanceof Number) return cls.$native(cls, [own.valueOf()]);
    if (Array.isArray(own) || own instanceof Set || own[TABLE]) return cls.$native(cls, []);
    return Object.create(Object.getPrototypeOf(own));
}
/** Give `made` the items and attributes of `value`, each as `convert` gives it. */
export function fill_like(made, value, convert) {
    const own = target(value);
    if (Array.isArray(own) && !(own instanceof Tuple)) items(own).forEach((one, i) => { made[i] = convert(one); });
    else if (own[TABLE]) for (const [key, one] of entries_of(own)) put(made, convert(key), convert(one));
    else if (own instanceof Set && !frozenset.$has(own)) for (const one of own) set_add(made, convert(one));
    for (const key of Reflect.ownKeys(own)) {
        const found = Object.getOwnPropertyDescriptor(own, key);
        if (typeof key === 'symbol' || Object.hasOwn(made, key) || !('value' in found)) continue;
        Object.defineProperty(made, key, {...found, value: key.startsWith('$') ? found.value : convert(found.value)});
    }
    return Object.isFrozen(own) ? Object.freeze(made) : made;
}
