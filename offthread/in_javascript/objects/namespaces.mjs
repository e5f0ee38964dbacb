// Runs wherever compiled Python runs: `__dict__` of instances and classes.
import {TypeError_} from '../errors/exceptions.mjs';
import {set_attr} from './attributes.mjs';
import {find_property} from './finding.mjs';
import {named_type} from './named_types.mjs';

/** Where an instance keeps what its `__dict__` holds under the name of a data descriptor, which
 * hides it: such an attribute is a name of its own in JavaScript. */
const UNDER = '$under ';
const own_name = (key) => (key.startsWith(UNDER) ? key.slice(UNDER.length) : key);
function place_of(target, key) {
    if (typeof key !== 'string' || Object.hasOwn(target, key)) return key;
    if (Object.hasOwn(target, UNDER + key)) return UNDER + key;
    return find_property(Object.getPrototypeOf(target), key)?.set?.$data ? UNDER + key : key;
}
const shown = (descriptor) => descriptor?.enumerable;
const LIVE = {
    getPrototypeOf: () => Object.prototype,
    /** Not the table in which an instance of a dict keeps its items. */
    get: (target, key) => (typeof key === 'symbol' ? undefined : Reflect.getOwnPropertyDescriptor(target, place_of(target, key))?.value),
    set: (target, key, value) => Boolean(Object.defineProperty(target, place_of(target, key), {value, writable: true, enumerable: true, configurable: true})),
    has: (target, key) => Object.hasOwn(target, place_of(target, key)),
    deleteProperty: (target, key) => Reflect.deleteProperty(target, place_of(target, key)),
    getOwnPropertyDescriptor(target, key) {
        const found = Reflect.getOwnPropertyDescriptor(target, place_of(target, key));
        return shown(found) ? found : undefined;
    },
    ownKeys: (target) => Reflect.ownKeys(target).filter((key) => typeof key === 'string' && shown(Reflect.getOwnPropertyDescriptor(target, key))).map(own_name),
};
/** The attributes of an instance, as a dict that changes them. */
export function attributes_of(holder) {
    if (typeof holder === 'function') return holder.$class ? live(holder, about(holder)) : {...holder};
    if (Array.isArray(holder) || holder instanceof String) {
        return Object.fromEntries(Object.entries(holder).filter(([key]) => !/^\d+$/.test(key)));
    }
    if (holder.$dict) return holder.$dict;
    return Object.isExtensible(holder) ? live(holder.$target ?? holder) : {...holder};
}
/** The same for an instance that is a function: a dict is none. */
const about = (holder) => Object.fromEntries(Object.entries(LIVE).map(([name, trap]) => [name, (_, ...args) => trap(holder, ...args)]));
const shown_as = /* @__PURE__ */ new WeakMap();
/** The same dict each time. */
function live(target, traps = LIVE) {
    if (!shown_as.has(target)) shown_as.set(target, new Proxy(traps === LIVE ? target : {}, traps));
    return shown_as.get(target);
}
/** The value that lies under a data descriptor. */
export const under = (self, key) => self[UNDER + key];

/** `holder.__len__ = value` of an instance: operators ask the class, and never see it. */
export function set_special(holder, name, value) {
    const is_own = holder?.$python && !holder.__mro__ && !(holder instanceof Error);
    return set_attr(holder, is_own ? UNDER + name : name, value);
}
/** The attributes of a class itself, as a dict of its own: descriptors stand there as such. */
export function class_vars(cls) {
    const made = {};
    for (const key of Object.getOwnPropertyNames(cls.prototype)) {
        if (!key.startsWith('$') && key !== 'constructor') made[key] = raw_in(cls, key);
    }
    return new Proxy(made, FIXED);
}
const refuse = (what) => { throw TypeError_(`'mappingproxy' object does not support item ${what}`); };
const proxy_type = () => named_type('mappingproxy', (value) => value?.$class === proxy_type());
const FIXED = {
    get: (target, key) => (key === '$class' ? proxy_type() : target[key]),
    set: () => refuse('assignment'), defineProperty: () => refuse('assignment'), deleteProperty: () => refuse('deletion'),
};
function raw_in(cls, key) {
    const {get, value} = Object.getOwnPropertyDescriptor(cls.prototype, key);
    if (get?.$raw) return get.$raw;
    const fixed = Object.hasOwn(cls, '$statics') ? cls.$statics[key] : undefined;
    return fixed?.__func__ === value ? fixed : cls[key];
}
