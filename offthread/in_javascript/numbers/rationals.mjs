// Runs wherever compiled Python runs: means and variances rounded once, as library/statistics needs
// them: floats are whole numbers over a power of two, which BigInt holds exactly.
const bits = (value) => value.toString(2).length;
/** `above / below` as the nearest float. */
function ratio(above, below) {
    if (above < 0n) return -ratio(-above, below);
    if (above === 0n) return 0;
    const shift = BigInt(66 - bits(above) + bits(below)), wide = shift > 0n ? above << shift : above, by = shift > 0n ? below : below << -shift;
    return Number((wide / by) | (wide % by ? 1n : 0n)) * 2 ** -Number(shift);
}
function root_of_ratio(above, below) {
    if (above === 0n) return 0;
    const half = BigInt(Math.max(0, Math.ceil((134 - bits(above) + bits(below)) / 2)));
    const wide = above << (2n * half), square = wide / below;
    let x = 1n << BigInt(Math.ceil(bits(square) / 2)), y = (x + square / x) >> 1n;
    for (; y < x; y = (x + square / x) >> 1n) x = y;
    return Number(x | (x * x * below === wide ? 0n : 1n)) * 2 ** -Number(half);
}
/** The values as BigInts over 2**shift; null where one is not finite. */
function whole_parts(values) {
    let shift = 0;
    for (const one of values) {
        if (!Number.isFinite(Number(one))) return null;
        while (typeof one === 'number' && shift < 900 && !Number.isInteger(one * 2 ** shift)) shift++;
    }
    return [Array.from(values, (one) => (typeof one === 'bigint' ? one << BigInt(shift) : BigInt(Number(one) * 2 ** shift))), BigInt(shift)];
}
const sum = (parts) => parts.reduce((all, one) => all + one, 0n);
/** null where a value is not finite. Whole numbers beyond 2**53 have a whole mean where there is one. */
export function exact_mean(values) {
    const found = whole_parts(values);
    if (!found) return null;
    const all = sum(found[0]), count = BigInt(found[0].length), wide = values.some((one) => typeof one === 'bigint');
    if (wide && !found[1] && all % count === 0n) return Number.isSafeInteger(Number(all / count)) ? Number(all / count) : all / count;
    return ratio(all, count << found[1]);
}
/** The sum of one list over that of another; null where that is not positive or not finite. */
export function exact_quotient(above, below) {
    const over = whole_parts(above), under = whole_parts(below);
    if (!over || !under || sum(under[0]) <= 0n) return null;
    return ratio(sum(over[0]) << under[1], sum(under[0]) << over[1]);
}
/** The square root of a fraction that is given as two whole numbers. */
export const exact_root = (above, below) => root_of_ratio(BigInt(above), BigInt(below));
/** The sum of squared distances from the mean over (their number - `fewer`); its root where `root` is true. */
export function exact_variance(values, fewer, root) {
    const found = whole_parts(values);
    if (!found) return NaN;
    const [parts, shift] = found, count = BigInt(parts.length), all = sum(parts);
    const above = count * sum(parts.map((one) => one * one)) - all * all, below = (count * (count - BigInt(fewer))) << (2n * shift);
    return (root ? root_of_ratio : ratio)(above, below);
}
