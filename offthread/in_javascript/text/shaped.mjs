// Runs wherever compiled Python runs: the text of a container in which the compiler knows which
// numbers are floats. JavaScript's 1.0 is 1; in `(1.0, 2)` the types tell what is what.
import {float_text} from '../compiled.mjs';
import {entries_of} from '../containers/dicts.mjs';
import {isDict, Tuple} from '../objects/kinds.mjs';
import {repr, text_of} from './text.mjs';

/** What shall be shown for `value`: its text where it is as `shape` says (`contents.py`), else the value itself. */
export function shaped_text(value, shape) {
    if (!Array.isArray(shape)) return shape === 1 ? float_text(value) : sum_text(value);
    const [kind, ...parts] = shape;
    if (kind === 'list' && value?.constructor === Array) return `[${items(value, () => parts[0])}]`;
    if (kind === 'set' && value instanceof Set && !value.$python && value.size) return `{${items([...value], () => parts[0])}}`;
    if (kind === 'each' && value?.constructor === Tuple) return tuple_text(value, () => parts[0]);
    if (kind === 'tuple' && value?.constructor === Tuple && value.length === parts.length) return tuple_text(value, (i) => parts[i]);
    if (kind === 'dict' && isDict(value) && !value.$python) return dict_text(value, parts);
    return value;
}
const tuple_text = (value, shape_at) => `(${items(value, shape_at)}${value.length === 1 ? ',' : ''})`;
const items = (values, shape_at) => Array.from(values, (one, i) => part(one, shape_at(i))).join(', ');
function dict_text(value, [key_shape, value_shape]) {
    const texts = entries_of(value).map(([key, one]) => `${part(key, key_shape)}: ${part(one, value_shape)}`);
    return `{${texts.join(', ')}}`;
}
function part(value, shape) {
    const text = shape ? shaped_text(value, shape) : value;
    return text === value ? repr(value) : text;
}
/** All arguments of a call that makes texts of them. */
export function shaped_texts(shapes, ...values) { return values.map((value, i) => (shapes[i] ? shaped_text(value, shapes[i]) : value)); }
/** What shall be shown of a sum of floats: the int 0 where there were none. */
export function sum_text(value) { return value === 0 && !Object.is(value, -0) ? value : float_text(value); }
/** `repr` of what is a float or no number. */
export function repr_of_float(value) { return part(value, 1); }
/** `str` in `map(str, …)` of floats. */
export function text_of_float(value) { return text_of(float_text(value)); }
