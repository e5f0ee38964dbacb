// Runs wherever compiled Python runs: the order of texts by their code points. JavaScript compares
// UTF-16 units, among which the halves of what is beyond 16 bits come before U+E000 to U+FFFF.
// Only programs whose text shows such characters carry this.

/** The place of a UTF-16 unit among the units when whole code points are in order. */
const place = (unit) => (unit < 0xD800 ? unit : unit < 0xE000 ? unit + 0x2000 : unit - 0x800);
/** Below, at or above 0, as `a` is before, equal to or after `b`. */
export function by_code_points(a, b) {
    for (let i = 0; i < a.length && i < b.length; i++) {
        const one = a.charCodeAt(i), other = b.charCodeAt(i);
        if (one !== other) return place(one) - place(other);
    }
    return a.length - b.length;
}
