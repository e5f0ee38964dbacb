// Runs wherever compiled Python runs: SHA-512 (FIPS 180-4), by which CPython seeds its random
// generator with texts and bytes. Its constants are computed when they are first needed.
const WORD = 0xffffffffffffffffn;
/** The whole part of the k-th root. */
function root(value, k) {
    let x = 1n << BigInt(Math.ceil(value.toString(2).length / Number(k)));
    for (;;) {
        const y = ((k - 1n) * x + value / x ** (k - 1n)) / k;
        if (y >= x) return x;
        x = y;
    }
}
function first_primes(count) {
    const found = [];
    for (let n = 2n; found.length < count; n++) if (found.every((prime) => n % prime)) found.push(n);
    return found;
}
const turned = (x, by) => ((x >> by) | (x << (64n - by))) & WORD;
function padded(bytes) {
    const made = new Uint8Array(Math.ceil((bytes.length + 17) / 128) * 128);
    made.set(bytes);
    made[bytes.length] = 0x80;
    new DataView(made.buffer).setUint32(made.length - 4, bytes.length * 8);
    return new DataView(made.buffer);
}
function schedule(view, start) {
    const w = Array.from({length: 16}, (_, i) => view.getBigUint64(start + i * 8));
    for (let i = 16; i < 80; i++) {
        const a = w[i - 15], b = w[i - 2];
        const low = turned(a, 1n) ^ turned(a, 8n) ^ (a >> 7n), high = turned(b, 19n) ^ turned(b, 61n) ^ (b >> 6n);
        w.push((w[i - 16] + low + w[i - 7] + high) & WORD);
    }
    return w;
}
/** The digest as a BigInt. */
export function sha512(bytes) {
    const primes = first_primes(80), constants = primes.map((prime) => root(prime << 192n, 3n) & WORD);
    const hash = primes.slice(0, 8).map((prime) => root(prime << 128n, 2n) & WORD), view = padded(bytes);
    for (let start = 0; start < view.byteLength; start += 128) {
        let [a, b, c, d, e, f, g, h] = hash;
        for (const [i, word] of schedule(view, start).entries()) {
            const one = h + (turned(e, 14n) ^ turned(e, 18n) ^ turned(e, 41n)) + ((e & f) ^ (~e & WORD & g)) + constants[i] + word;
            const two = (turned(a, 28n) ^ turned(a, 34n) ^ turned(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
            [a, b, c, d, e, f, g, h] = [(one + two) & WORD, a, b, c, (d + one) & WORD, e, f, g];
        }
        [a, b, c, d, e, f, g, h].forEach((word, i) => { hash[i] = (hash[i] + word) & WORD; });
    }
    return hash.reduce((all, word) => (all << 64n) | word, 0n);
}
