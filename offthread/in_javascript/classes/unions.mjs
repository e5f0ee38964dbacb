// Runs wherever compiled Python runs: `int | str`. It is a list of types, which is what isinstance
// takes, and shows itself as Python does.
import {tuple_from} from '../objects/kinds.mjs';

const NONE = {$has: (value) => value === null || value === undefined};
function type_text(one) {
    if (one === NONE) return 'None';
    if (one.$alias || one.__repr__ && one.$class && !one.__mro__) return one.__repr__();
    return `${one.__mro__ && one.prototype.$user ? '__main__.' : ''}${one.__qualname__ ?? one.name}`;
}
class UnionType extends Array {
    static $name = 'UnionType';
    static __name__ = 'UnionType';
    get $union() { return true; }
    get __args__() { return tuple_from(this); }
    __or__(other) { return union(this, other); }
    __ror__(other) { return union(other, this); }
    __eq__(other) { return other instanceof UnionType && other.length === this.length && this.every((one) => other.includes(one)); }
    __repr__() { return this.map(type_text).join(' | '); }
    $key() { return `\0union${this.map(type_text).sort().join()}`; }
}
/** `a | b` of types, or of what such gave. */
export function union(a, b) {
    const made = new UnionType();
    for (const one of [a, b].flat()) {
        const type = one === null || one === undefined ? NONE : one;
        if (!made.includes(type)) made[made.length] = type;
    }
    return made.length === 1 ? a : made;
}
