// Runs wherever compiled Python runs: whole floats that are told from ints. JavaScript's 1.0 is 1;
// a program that tries what its functions say of wrong types has tables of such values, and there
// `1.0` is an object of the type float, which works in operators and is no index.
import {format_float, float_text} from '../compiled.mjs';
import {big_float, float} from '../numbers/numbers.mjs';
import {format} from '../text/formatting.mjs';
import {Tuple, tuple_from} from '../objects/kinds.mjs';
import {hidden} from '../objects/object.mjs';
import {float_base} from './boxed.mjs';

let made;
function whole_floats() {
    const cls = function () {}, kept = {
        $class: float, $python: true, __neg__() { return whole_float(-this); }, __repr__() { return float_text(+this); },
        __format__(spec) { return format_float(+this, spec, format); },
    };
    cls.prototype = Object.create(float_base().$prototype);
    for (const [name, value] of Object.entries(kept)) hidden(cls.prototype, name, value);
    for (const name of calculating()) {
        const plain = cls.prototype[name];
        hidden(cls.prototype, name, function (...args) { return as_float(plain.apply(this, args), name, args); });
    }
    return cls;
}
const calculating = () => 'pos abs round divmod rdivmod add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod pow rpow'
    .split(' ').map((name) => `__${name}__`);
function as_float(value, name, args) {
    if (value instanceof Tuple) return tuple_from(value.map((one) => as_float(one, name, args)));
    if (typeof value === 'bigint') return big_float(value);
    return Number.isSafeInteger(value) && (name !== '__round__' || args.length) ? whole_float(value) : value;
}
/** The literal `value`, which is whole. */
export function whole_float(value) { return Reflect.construct(Number, [value], made ??= whole_floats()); }
