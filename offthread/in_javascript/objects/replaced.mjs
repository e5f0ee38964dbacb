// Runs wherever compiled Python runs: `self.__class__ = Other` and `self.__dict__ = shared`.
import {TypeError_} from '../errors/exceptions.mjs';
import {no_attribute} from './attributes.mjs';
import {hidden, object} from './object.mjs';
import {type_name} from './type_names.mjs';

/** `object()`, which takes no attributes. */
export function sealed_object() {
    return new Proxy(object(), {set(target, name) { throw no_attribute(target, name); }});
}
/** `holder.name = value`, where `name` is `__class__` or `__dict__`. */
export function set_essence(holder, name, value) {
    return name === '__class__' ? set_kind(holder.$target ?? holder, value) : share(holder.$target ?? holder, value);
}
function set_kind(holder, cls) {
    if (typeof cls !== 'function' || !cls.prototype) throw TypeError_(`__class__ must be set to a class, not '${type_name(cls)}' object`);
    Object.setPrototypeOf(holder, cls.prototype);
    return cls;
}
/** From now on the attributes of `holder` are those in `dict`, which others may share. */
function share(holder, dict) {
    if (typeof dict !== 'object' || dict === null || Array.isArray(dict)) throw TypeError_(`__dict__ must be set to a dictionary, not a '${type_name(dict)}'`);
    const {prototype} = holder.$class;
    for (const key of Object.keys(holder)) delete holder[key];
    const between = new Proxy(Object.create(prototype), {
        get: (_, key, self) => (Object.hasOwn(dict, key) ? dict[key] : Reflect.get(prototype, key, self)),
        has: (_, key) => Object.hasOwn(dict, key) || key in prototype,
        set(_, key, given, self) {
            if (typeof key === 'symbol' || key.startsWith('$')) hidden(self, key, given);
            else dict[key] = given;
            return true;
        },
    });
    Object.setPrototypeOf(holder, between);
    hidden(holder, '$dict', dict);
    return dict;
}
