// Runs wherever compiled Python runs: division where a number is plainly a float, for the words of
// its error. Only programs that look at errors carry this.
import {ZeroDivisionError} from '../errors/exceptions.mjs';
import {div, floordiv} from './arithmetic.mjs';
import {divmod} from '../builtins.mjs';
import {mod} from '../text/percent.mjs';

const checked = (divided, words) => (a, b) => {
    if (b === 0 && typeof a === 'number') throw ZeroDivisionError(words);
    return divided(a, b);
};
export const float_div = /* @__PURE__ */ checked(div, 'float division by zero');
export const float_floordiv = /* @__PURE__ */ checked(floordiv, 'float floor division by zero');
export const float_divmod = /* @__PURE__ */ checked(divmod, 'float divmod()');
export const float_mod = /* @__PURE__ */ checked(mod, 'float modulo');
