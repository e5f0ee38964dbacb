// Runs wherever compiled Python runs: small helpers that only the compiler calls, by $$name.
import {arrange} from './calls/functions.mjs';
import {attr, set_attr} from './objects/attributes.mjs';
import {text_of as str} from './text/text.mjs';
import {type_name} from './objects/type_names.mjs';
import {AttributeError, NameError, OverflowError, RuntimeError, TypeError_, UnboundLocalError} from './errors/exceptions.mjs';

/** What a variable holds before it is bound and after `del`, where a later read looks for it. */
export const not_bound = Symbol('not bound');
/** A read of a function's own variable that may come too early. */
export function local(value, name) {
    if (value === not_bound) throw UnboundLocalError(`cannot access local variable '${name}' where it is not associated with a value`);
    return value;
}
/** A read of a variable of the module or of an outer function that may come too early. */
export function bound(value, name) {
    if (value === not_bound) throw NameError(`name '${name}' is not defined`);
    return value;
}
/** A read of an outer function's variable that may come too early. */
export function free(value, name) {
    if (value === not_bound) throw NameError(`cannot access free variable '${name}' where it is not associated with a value in enclosing scope`);
    return value;
}
/** A bound of `range` as a number; raises TypeError for what is no integer. */
export function range_bound(value) {
    if (Number.isInteger(value)) return value;
    if (typeof value === 'boolean') return +value;
    if (typeof value === 'bigint') return Number(value);
    if (value?.__index__) return range_bound(value.__index__());
    const name = typeof value === 'number' ? 'float' : value === null || value === undefined ? 'NoneType' : typeof value === 'string' ? 'str' : value.constructor?.$name ?? typeof value;
    throw TypeError_(`'${name}' object cannot be interpreted as an integer`);
}
/** Where a counting loop begins: beyond 53 bits JavaScript's numbers do not count by ones. */
export function range_start(value) {
    const start = range_bound(value);
    if (!Number.isSafeInteger(start)) throw OverflowError('a for loop over a range counts within 53 bits on the page: count in a while loop');
    return start;
}
/** `a.x is b.x`: methods come as the same function at each access, which Python does not say. */
export const same_read = (a, b) => a === b && !(typeof a === 'function' && a.$of !== undefined && a.$self !== undefined);
/** What an `__init__` returns has to be None. */
export function init_result(value) {
    if (value !== null && value !== undefined) throw TypeError_(`__init__() should return None, not '${type_name(value)}'`);
    return null;
}
export function throw_type_error(message) { throw TypeError_(message); }
export function throw_runtime_error(message) { throw RuntimeError(message); }
export function throw_attribute_error(message) { throw AttributeError(message); }
/** What `print` and `str` shall show for a value that is plainly a float: 1 is 1.0; for a list or
 * tuple of such the same within. */
export function float_text(value) {
    if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e16) return Object.is(value, -0) ? '-0.0' : `${value}.0`;
    if (!Array.isArray(value) || !value.every((one) => typeof one === 'number')) return value;
    const items = Array.from(value, (one) => (Number.isInteger(one) ? float_text(one) : str(one)));
    return value.constructor === Array ? `[${items.join(', ')}]` : `(${items.join(', ')}${items.length === 1 ? ',' : ''})`;
}
/** `getattr(holder, "name", other)` and `hasattr(holder, "name")` of a name known when compiling. */
export function get_attribute(holder, name, other) {
    return has_attribute(holder, name) ? attr(holder, name) : other;
}
export function has_attribute(holder, name) {
    if (holder === null || holder === undefined) return false;
    if (!holder.$python && !holder.__mro__) return name in Object(holder);
    try {
        attr(holder, name);
        return true;
    } catch (error) {
        if (error instanceof AttributeError) return false;
        throw error;
    }
}
/** `error`, raised while `handled` was being handled, which is its context. */
export function in_context(error, handled) {
    if (handled && error instanceof Error && error !== handled && !error.__context__) {
        Object.defineProperty(error, '__context__', {value: handled, writable: true, configurable: true});
    }
    return error;
}
/** `value == literal` for a literal text or number. */
export function eq_plain(value, literal) {
    if (value === literal) return true;
    if (typeof value === 'boolean') return +value === literal;
    return typeof value === 'object' && value !== null && typeof value.__eq__ === 'function' && value.__eq__(literal) === true;
}
/** `value in (…)` for literal texts and numbers. */
export function in_plain(value, literals) { return literals.some((literal) => eq_plain(value, literal)); }
/** `holder[index] = value` in a loop; `set_item` for all but a list and a plain place in it. */
export function set_at(holder, index, value, set_item) {
    if (typeof index === 'number' && index >= 0 && holder?.constructor === Array && index < holder.length && Number.isInteger(index)) holder[index] = value;
    else set_item(holder, index, value);
}
/** What `holder.name = value` may be written on in JavaScript. */
export function settable(holder) {
    if (typeof holder === 'object' && holder !== null) return holder;
    return new Proxy({}, {set(_, name, value) { set_attr(holder, name, value); return true; }});
}
/** `format` of what is plainly a float, where the format names no type. */
export function format_float(value, spec, format) {
    const is_whole = Number.isInteger(value) && Math.abs(value) < 1e16;
    return format(value, is_whole && !/[a-z%]$|\./i.test(spec) ? `${spec}.1f` : spec);
}
/** `fn(*given)`: a Python function gets no more arguments than it takes. */
export function call_star(fn, given) {
    return fn.$signature === undefined ? fn(...given) : fn(...arrange(fn, given, {}));
}
