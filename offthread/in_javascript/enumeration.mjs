// Runs wherever compiled Python runs: what library/enum.py cannot say in Python.
import {tuple_of} from './kinds.mjs';

/** The (name, value) pairs of the body of `cls` that are to become members. */
export function enum_members(cls) {
    const found = [];
    for (const key of Object.getOwnPropertyNames(cls.prototype)) {
        const {value} = Object.getOwnPropertyDescriptor(cls.prototype, key);
        if (key.startsWith('_') || key.startsWith('$') || key === 'constructor') continue;
        if (value === undefined || typeof value === 'function' || value?.__get__) continue;
        found.push(tuple_of(key, value));
    }
    return found;
}
