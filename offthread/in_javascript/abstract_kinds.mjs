// Runs wherever compiled Python runs: what library/collections says of values by what they can do.
import {class_} from './classes.mjs';
import {hidden} from './object.mjs';
import {type_name} from './type_names.mjs';
import {isDict} from './kinds.mjs';

const is_list = (value) => Array.isArray(value);
const object = (value) => typeof value === 'object' && value !== null;
const sequence = (value) => typeof value === 'string' || is_list(value) || value instanceof Uint8Array || type_name(value) === 'range';
const container = (value) => sequence(value) || value instanceof Set || (object(value) && !value.$python && isDict(value));
const generator = (value) => /Generator/.test(value?.[Symbol.toStringTag]);
/** Whether a value that is no Python instance has the ability. */
const NATIVE = {
    __hash__: (value) => !object(value) || type_name(value) === 'tuple' || type_name(value) === 'frozenset',
    __call__: (value) => typeof value === 'function',
    __iter__: (value) => container(value) || typeof value?.[Symbol.iterator] === 'function',
    __next__: (value) => typeof value?.next === 'function',
    send: generator, asend: generator,
    __reversed__: (value) => is_list(value) || isDict(value) || type_name(value) === 'range',
    __len__: container, __contains__: container,
    sequence, list: is_list,
    mapping: (value) => object(value) && isDict(value),
    set: (value) => value instanceof Set,
    bytes: (value) => value instanceof Uint8Array,
    __await__: (value) => typeof value?.then === 'function',
    __aiter__: (value) => typeof value?.[Symbol.asyncIterator] === 'function',
    __anext__: generator,
};
/** An abstract class that knows its values by one ability; it may also be a base. */
export function kind_of_values(name, ability) {
    const made = class_(name, [], () => ({}));
    const inherited = (value) => value?.$class?.__mro__?.includes(made);
    hidden(made, '$has', (value) => Boolean(inherited(value)
        || (value?.$python ? ability.startsWith('__') && value[ability] && value[ability] !== null : (NATIVE[ability] ?? ((one) => type_name(one) === ability))(value))));
    made.$has_class = (cls) => cls.__mro__.includes(made) || (ability.startsWith('__') && Boolean(cls.prototype[ability]));
    return made;
}
