// Runs wherever compiled Python runs: what library/enum.py cannot say in Python.
import {bare} from './classes.mjs';
import {AttributeError} from '../errors/exceptions.mjs';
import {method_of} from '../calls/functions.mjs';
import {js_iterator} from '../iterating/iterators.mjs';
import {tuple_of} from '../objects/kinds.mjs';
import {hidden} from '../objects/object.mjs';

const is_sunder = (key) => /^_[^_].*_$|^__|^[$]|^constructor$/.test(key);
/** The (name, value) pairs of the body of `cls` that are to become members. */
export function enum_members(cls) {
    const found = [], ignored = Object.hasOwn(cls.prototype, '_ignore_') ? cls.prototype._ignore_ : [];
    for (const key of Object.getOwnPropertyNames(cls.prototype)) {
        const {value} = Object.getOwnPropertyDescriptor(cls.prototype, key);
        if (is_sunder(key) || key.startsWith(`_${cls.__name__}__`) || ignored.includes(key)) continue;
        if (value?.$class?.__name__ === 'nonmember') cls.$set(key, value.value);
        else if (value?.$class?.__name__ === 'member') found.push(tuple_of(key, value.value));
        else if (value !== undefined && (typeof value !== 'function' || value.$looked_up === undefined && value.$class?.$looked_up) && !value?.__get__) found.push(tuple_of(key, value));
    }
    return found;
}
/** Special methods of the class itself, which its instances do not have. */
export function set_on_class(cls, methods) {
    for (const key of Object.keys(methods)) hidden(cls, key, method_of(methods[key]));
    hidden(cls, Symbol.iterator, function () { return js_iterator(this.__iter__()); });
    return null;
}
/** The `__new__` that the body of `cls` defines makes its members, and nothing afterwards. */
export function keep_maker(cls) {
    if (!Object.hasOwn(cls.prototype, '__new__')) return null;
    hidden(cls, '$maker', cls.prototype.__new__);
    delete cls.prototype.__new__;
    return null;
}
export function new_member(cls, args) {
    const maker = cls.__mro__.find((one) => Object.hasOwn(one, '$maker'));
    return maker ? maker.$maker(cls, ...args) : bare(cls, args);
}
/** The int or text that a member is; `value` for what is neither. */
export const data_of = (member, value) => (member instanceof Number || member instanceof String ? member.valueOf() : value);
/** Whether a builtin type, not a class of Python, gives `cls` its method `name`. */
export function shown_by_data(cls, name) {
    const from = cls.__mro__.find((one) => Object.hasOwn((one.__mro__ ? one.prototype : one.$prototype) ?? {}, name));
    return Boolean(from) && !from.__mro__;
}
/** What is wrong with the body of `cls`, or null: a name that it binds twice. */
export const bound_twice = (cls) => (Object.hasOwn(cls.prototype, '__twice__') ? cls.prototype.__twice__ : null);
/** Members cannot be replaced or deleted. */
export function close_enum(cls) {
    const set = cls.$set;
    hidden(cls, '$closed', function (key) {
        if (Object.hasOwn(this._member_map_, key) && this._member_map_ === cls._member_map_) throw AttributeError(`'${cls.__name__}' cannot delete member '${key}'.`);
    });
    hidden(cls, '$set', function (key, value) {
        if (Object.hasOwn(this._member_map_, key) && this._member_map_ === cls._member_map_) throw AttributeError(`cannot reassign member '${key}'`);
        return Reflect.apply(set, this, [key, value]);
    });
    return null;
}
