// Runs wherever compiled Python runs: which values and classes count as one of collections.abc.
import {has_class} from './abstract.mjs';
import {hidden} from '../objects/object.mjs';
import {isDict} from '../objects/kinds.mjs';
import {type_name} from '../objects/type_names.mjs';

/** What the builtin types can do. */
const ABLE = /* @__PURE__ */ (() => {
    const READ = 'Iterable Sized Container Collection', ORDERED = `${READ} Reversible Sequence`;
    const VIEW = 'Iterable Sized Container Collection Reversible MappingView';
    return {
        list: `${ORDERED} MutableSequence`, tuple: `${ORDERED} Hashable`, str: `${ORDERED} Hashable`, range: `${ORDERED} Hashable`,
        bytes: `${ORDERED} Hashable ByteString`, bytearray: `${ORDERED} MutableSequence ByteString`, deque: `${ORDERED} MutableSequence`,
        dict: `${READ} Reversible Mapping MutableMapping`, set: `${READ} Set MutableSet`, frozenset: `${READ} Set Hashable`,
        builtin_function_or_method: 'Callable Hashable', iterator: 'Iterable Iterator Hashable', generator: 'Iterable Iterator Generator Hashable', function: 'Callable Hashable', method: 'Callable Hashable', type: 'Callable Hashable',
        dict_keys: `${VIEW} Set KeysView`, dict_items: `${VIEW} Set ItemsView`, dict_values: `${VIEW} ValuesView Hashable`,
        coroutine: 'Awaitable Coroutine Hashable', async_generator: 'AsyncIterable AsyncIterator AsyncGenerator Hashable', slice: '',
    };
})();
const among = (names, kind) => (names ?? 'Hashable').split(' ').includes(kind);
/** The builtin type of a value, also of an instance of a subclass. */
function builtin_of(value) {
    if (typeof value === 'function') return 'function';
    if (typeof value !== 'object' || value === null) return type_name(value);
    if (value instanceof String) return 'str';
    if (Array.isArray(value)) return value.$tuple || /^tuple$/.test(type_name(value)) ? 'tuple' : 'list';
    if (is_iterator(value) && value[Symbol.toStringTag] !== 'Generator') return 'iterator';
    if (isDict(value) && !value.$class?.prototype.__getitem__?.$signature) return 'dict';
    return host_kind(value);
}
function host_kind(value) {
    if (/AsyncGenerator/.test(value[Symbol.toStringTag])) return 'async_generator';
    if (typeof value.then === 'function') return 'coroutine';
    return type_name(value);
}
const is_iterator = (value) => typeof value?.next === 'function' && typeof value[Symbol.iterator] === 'function';
export function native_has(value, kind) {
    return among(ABLE[builtin_of(value)], kind);
}
/** Whether a Python class has all the methods; one that is None takes an ability away. */
function has_methods(cls, methods) {
    return methods.length > 0 && methods.every((name) => (name === '__hash__' ? cls.prototype[name] !== null : Boolean(cls.prototype[name])));
}
const builtin_base = (cls) => cls.__mro__.find((one) => one.$has && !one.__mro__);
/** `cls` of library/collections/abc.py: it knows its values by what they can do. */
export function kind_of_values(cls, methods) {
    const kind = cls.__name__;
    const of_class = (one) => {
        if (!one.__mro__) return among(ABLE[one.$name], kind);
        if (one.prototype._sequence_) return has_class(cls, one) || among(ABLE.deque, kind);
        const base = builtin_base(one);
        if (has_class(cls, one)) return true;
        if (base && !(kind === 'Hashable' && one.prototype.__hash__ !== undefined)) return among(ABLE[base.$name], kind) || kind !== 'Hashable' && has_methods(one, methods);
        return has_methods(one, methods);
    };
    hidden(cls, '$has_class', of_class);
    hidden(cls, '$has', (value) => (value?.$python && value.$class?.$set && !value.__mro__ ? of_class(value.$class) : native_has(value, kind)));
    return null;
}
