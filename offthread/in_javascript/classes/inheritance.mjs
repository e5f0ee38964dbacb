// Runs wherever compiled Python runs: the order of bases (C3, as in Python 2.3 and later).
import {TypeError_} from '../errors/exceptions.mjs';
import {tuple_of} from '../objects/kinds.mjs';
import {hidden, object} from '../objects/object.mjs';
import {through} from './plain_classes.mjs';

const mro_of = (cls) => cls.__mro__ ?? [cls, object];
/** What the chain ends in: over a builtin type that is JavaScript's own prototype. */
function root(mro) {
    const builtin = mro.find((one) => one.$prototype);
    if (!builtin) return object.prototype;
    return Object.create(Object.getPrototypeOf(builtin.$prototype), Object.getOwnPropertyDescriptors(object.prototype));
}

/** Give `cls` its order over several `parents`, and a prototype chain that follows it. */
export function join_bases(cls, parents, set) {
    const twice = parents.find((one, i) => parents.indexOf(one) !== i);
    if (twice) throw TypeError_(`duplicate base class ${twice.__name__}`);
    const mro = merge([...parents.map(mro_of), parents]);
    hidden(cls, '__mro__', tuple_of(cls, ...mro));
    let chain = root(mro);
    const joined = chain === object.prototype;
    for (let at = mro.length - 2; at >= 0; at--) {
        const one = mro[at], rest = mro_of(one);
        const own = joined && mro.length - at === rest.length && rest.every((other, i) => other === mro[at + i]);
        chain = own ? one.prototype : shadow(one, chain);
    }
    Object.setPrototypeOf(cls.prototype, chain);
    for (const one of mro) {
        if (one.$set) hidden(one, '$set', set); // shadows and heirs follow from now on
        if (!mro_of(parents[0]).includes(one)) show_names(cls, one);
    }
}
/** The constructor inherits from the first base only: it looks through to names of the others. */
function show_names(cls, base) {
    if (!Object.hasOwn(base, '$heirs')) hidden(base, '$heirs', []);
    base.$heirs.push(cls);
    if (base[Symbol.iterator] && !cls[Symbol.iterator]) hidden(cls, Symbol.iterator, base[Symbol.iterator]);
    for (const key of Object.keys(base)) if (!key.startsWith('$') && !(key in cls)) Object.defineProperty(cls, key, through(key));
}
function merge(lists) {
    const order = [];
    for (;;) {
        lists = lists.filter((list) => list.length);
        if (!lists.length) return order;
        const next = lists.map((list) => list[0]).find((one) => !lists.some((list) => list.indexOf(one) > 0));
        if (!next) throw TypeError_(`Cannot create a consistent method resolution\norder (MRO) for bases ${[...new Set(lists.map((list) => list[0].__name__))].join(', ')}`);
        order.push(next);
        lists = lists.map((list) => (list[0] === next ? list.slice(1) : list));
    }
}
/** A copy of `base`'s prototype that stands over `chain`; it follows later changes of `base`. */
function shadow(base, chain) {
    const made = Object.create(chain, Object.getOwnPropertyDescriptors(base.__mro__ ? base.prototype : base.$prototype ?? base.prototype));
    if (!Object.hasOwn(base, '$shadows')) hidden(base, '$shadows', []);
    base.$shadows.push(made);
    hidden(base, Symbol.hasInstance, has_instance);
    hidden(base, '$above', above);
    return made;
}
function has_instance(value) {
    if (typeof this !== 'function' || value === null || value === undefined) return false;
    return Function.prototype[Symbol.hasInstance].call(this, value) || (value.$class?.__mro__.includes(this) ?? false);
}

/** For `cls.$above`: the prototype after `cls`'s in the order of the class `kind`. */
function above(kind) {
    let {prototype} = kind;
    while (prototype && !(Object.hasOwn(prototype, '$class') && prototype.$class === this)) prototype = Object.getPrototypeOf(prototype);
    return Object.getPrototypeOf(prototype ?? this.prototype);
}
