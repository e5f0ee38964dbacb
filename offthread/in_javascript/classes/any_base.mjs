// Runs wherever compiled Python runs: bases of which only the run tells what they are. Builtin types
// are made fit to be one then; programs that name their bases carry the named ones only.
import {float_base, int_base, str_base} from './boxed.mjs';
import {bytearray_base, bytes_base} from './byte_classes.mjs';
import {dict_base, frozenset_base, list_base, set_base, tuple_base} from './subclassing.mjs';

const BASES = {
    int: int_base, float: float_base, str: str_base, bytes: bytes_base, bytearray: bytearray_base,
    list: list_base, tuple: tuple_base, dict: dict_base, set: set_base, frozenset: frozenset_base,
};
/** `base`, fit to be a base. */
export function any_base(base) {
    const is_type = base?.$has && !base.__mro__ && Object.hasOwn(BASES, base.$name);
    return is_type ? BASES[base.$name]() : base;
}
