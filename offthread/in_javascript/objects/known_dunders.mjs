// Runs wherever compiled Python runs: which special methods the builtin types have, for
// `hasattr(x, "__len__")` and `getattr(x, "__add__")`: values that are JavaScript's own carry none.
import {type_name} from './type_names.mjs';

const EVERY = 'eq ne lt le gt ge hash repr str init new class doc dir format setattr getattribute delattr reduce reduce_ex sizeof init_subclass subclasshook';
const SIZED = 'len contains iter', ROW = 'len contains iter getitem add mul rmul getnewargs';
const NUMBER = 'add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod divmod rdivmod pow rpow neg pos abs bool int float round getnewargs';
const BITS = 'and rand or ror xor rxor';
const names = () => ({
    list: `${ROW} setitem delitem iadd imul reversed class_getitem`, tuple: `${ROW} class_getitem`, str: `${ROW} mod rmod`, bytes: `${ROW} mod rmod`,
    range: `${SIZED} getitem reversed bool`, dict: `${SIZED} getitem setitem delitem reversed or ror ior class_getitem`,
    set: `${SIZED} ${BITS} sub rsub iand ior ixor isub class_getitem`, frozenset: `${SIZED} ${BITS} sub rsub class_getitem`,
    int: `${NUMBER} ${BITS} index invert lshift rshift rlshift rrshift`, bool: `${NUMBER} ${BITS} index invert lshift rshift rlshift rrshift`,
    float: NUMBER, NoneType: 'bool', generator: 'iter next name qualname del', function: 'call get name qualname module dict defaults kwdefaults annotations code closure globals',
    builtin_function_or_method: 'call name qualname module self', method: 'call get self func', type: 'call name qualname module dict mro bases base subclasses or ror', dict_keys: `${SIZED} ${BITS} sub rsub reversed`,
    dict_items: `${SIZED} ${BITS} sub rsub reversed`, dict_values: 'len iter reversed',
});
let all;
const kind_of = (value) => (!value?.$python && typeof value?.next === 'function' && !(type_name(value) in (all ??= names())) ? 'iterator' : type_name(value));
/** The special methods of a builtin type. */
export function known_dunders(kind) {
    const own = kind === 'iterator' ? 'iter next' : (all ??= names())[kind] ?? '';
    return `${EVERY} ${own}`.trim().split(' ').map((short) => `__${short}__`);
}
/** Whether the builtin type of `value` has the special method `name`. */
export const knows = (value, name) => known_dunders(kind_of(value)).includes(name);
