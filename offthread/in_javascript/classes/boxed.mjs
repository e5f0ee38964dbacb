// Runs wherever compiled Python runs: str, int and float as bases of classes. An instance is a
// JavaScript String or Number object; every special method and every method works on the plain
// value that it holds.
import {float, int} from '../numbers/numbers.mjs';
import {str, text_of} from '../text/text.mjs';
import {ITEMS, OPERATORS, dunder, of_builtin} from '../objects/dunders.mjs';
import {custom_key, hash_key} from '../containers/hashing.mjs';
import {hidden} from '../objects/object.mjs';
import {NotImplemented, isNumber} from '../objects/kinds.mjs';
import {as_integer_ratio, conjugate, hex, is_integer} from '../numbers/number_methods.mjs';
import * as number_methods from '../numbers/number_methods.mjs';
import {extended} from './subclassing.mjs';
import * as text_methods from '../text/text_methods.mjs';

const is_box = (value) => value instanceof String || value instanceof Number;
/** The plain value that an instance holds. */
export const unboxed = (value) => (is_box(value) ? value.valueOf() : value);

const shared = ['repr', 'hash', 'format', 'eq', 'ne', 'lt', 'le', 'gt', 'ge', 'bool', 'add', 'mul', 'rmul', 'mod'];
const textual = ['str', 'len', 'iter'];
const arithmetic = ['add', 'sub', 'truediv', 'floordiv', 'mod', 'pow', 'divmod'], of_ints = ['and', 'or', 'xor', 'lshift', 'rshift'];
const numeric = (mirrored) => [...Object.keys(OPERATORS).filter((name) => !/^i(add|sub|mul|or|and|xor)$/.test(name)),
    'abs', 'round', 'int', 'float', 'divmod', ...mirrored.map((name) => `r${name}`)];
const whole_only = (name) => of_ints.includes(name) || name === 'invert';

const takes_any = /^__(eq|ne|format|round|pow|rpow)__$/;
/** Whether a number knows what to do with the other operand. */
function fits(native, name, args, type) {
    if (native === String || !args.length || takes_any.test(name)) return true;
    const other = unboxed(args[0]);
    return isNumber(other) || type === int && name.endsWith('mul__') && (typeof other === 'string' || Array.isArray(other));
}
const hashes_as_ever = (self, own) => self.__hash__ === own || self.__hash__() === own.call(self);
/** The same for all instances that are equal, some of which may hash as the plain value does. */
function shared_key(self, own) {
    const one = self.__hash__ === own ? self : custom_key(self);
    return hashes_as_ever(one, own) ? hash_key(one.valueOf()) : one;
}
function boxed(type, native, box, names, methods) {
    const made = {$key: (self) => shared_key(self, type.$prototype.__hash__)};
    for (const name of names) {
        made[name] = (self, ...args) => (fits(native, name, args, type) ? of_builtin(self.valueOf(), name, args.map(unboxed)) : NotImplemented);
    }
    made.__format__ = (self, spec) => (spec === '' ? text_of(self) : dunder(self.valueOf(), '__format__', [spec]));
    if (native === Number) made.__rdivmod__ = (self, other) => (isNumber(other) ? dunder(other, '__divmod__', [self.valueOf()]) : NotImplemented);
    if (native === String) made.__radd__ = (self, other) => dunder(other, '__add__', [self.valueOf()]);
    for (const [name, fn] of Object.entries(methods)) made[name] = (self, ...args) => fn(self.valueOf(), ...args.map(unboxed));
    return extended(type, native.prototype, (cls, args) => Reflect.construct(native, [box(...args)], cls), () => null, made);
}
const dunders = (names) => names.map((name) => `__${name}__`);
export function str_base() {
    return boxed(str, String, str, [...dunders([...shared, ...textual]), ...Object.keys(ITEMS)], text_methods);
}
export function int_base() {
    return boxed(int, Number, (...args) => Number(int(...args)), dunders([...shared, ...numeric([...arithmetic, ...of_ints]), 'index']), number_methods);
}
export function float_base() {
    const base = boxed(float, Number, (...args) => Number(float(...args)), dunders([...shared, ...numeric(arithmetic).filter((name) => !whole_only(name))]), {is_integer, hex, as_integer_ratio, conjugate});
    hidden(base.$prototype, '$float', true);
    return base;
}
