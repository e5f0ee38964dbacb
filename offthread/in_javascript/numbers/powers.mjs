// Runs wherever compiled Python runs: powers of floats as C's pow() rounds them, which CPython
// prints. JavaScript's `**` is off by one in the last place for every tenth of them.
//
// Whole and half exponents, which most are, go through pairs of floats, whose sum has twice the
// digits (T. J. Dekker, A Floating-Point Technique for Extending the Available Precision, 1971).

const SPLITTER = 2 ** 27 + 1, MOST = 2 ** 20;
/** The second half of what `times` gave last. */
let low = 0;

/** a * b, whose rounding error goes to `low`. */
function product(a, b) {
    const made = a * b, a_part = a * SPLITTER, b_part = b * SPLITTER;
    const a_high = a_part - (a_part - a), b_high = b_part - (b_part - b), a_low = a - a_high, b_low = b - b_high;
    low = ((a_high * b_high - made) + a_high * b_low + a_low * b_high) + a_low * b_low;
    return made;
}
/** The product of two pairs. */
function times(a, a_low, b, b_low) {
    const high = product(a, b), rest = low + (a * b_low + a_low * b), made = high + rest;
    low = rest - (made - high);
    return made;
}
/** `size ** exponent` for a whole or half exponent above 0. */
function repeated(size, exponent) {
    let made = 1, made_low = 0, factor = size, factor_low = 0;
    for (let left = Math.floor(exponent); left; left = Math.floor(left / 2)) {
        if (left % 2) { made = times(made, made_low, factor, factor_low); made_low = low; }
        if (left > 1) { factor = times(factor, factor_low, factor, factor_low); factor_low = low; }
    }
    if (exponent % 1 === 0) return made;
    const root = Math.sqrt(size), square = product(root, root);
    return times(made, made_low, root, (size - square - low) / (2 * root));
}
function by_products(size, exponent) {
    const made = repeated(size, Math.abs(exponent));
    if (exponent > 0) return made;
    const made_low = low, inverse = 1 / made, back = product(inverse, made);
    return inverse + (1 - back - low - inverse * made_low) * inverse;
}
/** base ** exponent of two numbers. */
export function power_of(base, exponent) {
    const made = base ** exponent, size = Math.abs(made);
    if (!(size > 1e-290 && size < 1e290) || Number.isSafeInteger(made) || Math.abs(exponent) > MOST || exponent * 2 % 1 !== 0 || exponent === 0.5) return made;
    return made < 0 ? -by_products(-base, exponent) : by_products(Math.abs(base), exponent);
}
