// Runs wherever compiled Python runs: abstract methods and virtual subclasses (library/abc.py).
import {TypeError_} from '../errors/exceptions.mjs';
import {find_property} from '../objects/attributes.mjs';
import {NotImplemented} from '../objects/kinds.mjs';
import {hidden} from '../objects/object.mjs';
import {frozenset} from '../containers/sets.mjs';

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
    hidden(cls, '__abstractmethods__', frozenset(names));
    hidden(cls, '$new', names.length ? Object.assign(refuse, {$abstract: true, $real: real}) : real);
    if (cls.__subclasshook__ || Object.getPrototypeOf(cls).$registered) look_beyond(cls);
    return null;
}
/** Whether `one` is a subclass of `cls`, by its bases or by being registered. */
export function has_class(cls, one) {
    const mro = one.__mro__ ?? [one];
    return mro.includes(cls) || (registered(cls)).some((other) => mro.includes(other));
}
/** What was registered for `cls` itself and for its subclasses. */
function registered(cls) {
    return Object.hasOwn(cls, '$registered') ? cls.$registered.flatMap((one) => [one, ...registered(one)]) : [];
}
/** `isinstance` and `issubclass` of `cls` ask its `__subclasshook__` and what is registered. */
function look_beyond(cls) {
    const of_class = (one) => {
        const answer = cls.__subclasshook__?.(one) ?? NotImplemented;
        return answer === NotImplemented ? has_class(cls, one) : answer;
    };
    hidden(cls, '$has_class', of_class);
    hidden(cls, '$has', (value) => {
        if (value?.$class && !value.__mro__) return of_class(value.$class);
        return registered(cls).some((one) => one.$has?.(value)) || Boolean(cls.__subclasshook__ && is_object(value) && of_class(class_like(value)));
    });
}
const is_object = (value) => typeof value === 'object' ? value !== null : typeof value === 'string';
/** The class of a value that no Python class made, as far as `hasattr` asks. */
const class_like = (value) => value?.constructor ?? {__mro__: []};
export function register_class(cls, other) {
    for (const one of cls.__mro__) {
        if (!one.$set) continue;
        if (!Object.hasOwn(one, '$registered')) hidden(one, '$registered', []);
        one.$registered.push(other);
        if (!Object.hasOwn(one, '$has') || one.$has === undefined) look_beyond(one);
    }
    return other;
}
