// Runs wherever compiled Python runs: what library/enum.py cannot say in Python.
import {AttributeError} from './exceptions.mjs';
import {hash_key} from './hashing.mjs';
import {tuple_of} from './kinds.mjs';
import {hidden} from './object.mjs';

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
/** Members stand for their value as keys of dicts and members of sets. */
export function share_key(cls) {
    hidden(cls.prototype, '$key', function () { return hash_key(this._value_); });
    return null;
}
/** Members cannot be replaced. */
export function close_enum(cls) {
    const set = cls.$set;
    hidden(cls, '$set', function (key, value) {
        if (Object.hasOwn(this._member_map_, key) && this._member_map_ === cls._member_map_) throw AttributeError(`cannot reassign member '${key}'`);
        return Reflect.apply(set, this, [key, value]);
    });
    return null;
}
