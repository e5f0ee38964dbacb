// Runs wherever compiled Python runs: CPython's random number generator, MT19937 (Matsumoto and
// Nishimura, 2002), seeded as CPython does (`init_by_array` over the 32-bit digits of the int).
import {sha512} from './sha512.mjs';

const N = 624, M = 397, MODULUS = 0x1fffffffffffffffn;

/** CPython's hash of a float, as an unsigned number of 64 bits. */
function hash_of_float(value) {
    let left = Math.abs(value), halvings = 0;
    for (; !Number.isInteger(left); halvings++) left *= 2;
    const hash = (BigInt(left) * (1n << BigInt((61 - (halvings % 61)) % 61))) % MODULUS;
    return value < 0 ? (1n << 64n) - hash : hash;
}

export class MersenneTwister {
    static new() { return new MersenneTwister(); }
    constructor() { this.state = new Uint32Array(N); this.index = N; }
    /** `value`: an integer (number or BigInt; its sign is ignored), or null for a random start. */
    seed(value) {
        if (value === null || value === undefined) return this.by_array(crypto.getRandomValues(new Uint32Array(N)));
        let left = BigInt(value);
        if (left < 0n) left = -left;
        const digits = [];
        for (; left > 0n; left >>= 32n) digits.push(Number(left & 0xffffffffn));
        return this.by_array(digits.length ? digits : [0]);
    }
    /** Seed with the text, bytes or float that CPython makes an int of. */
    seed_by(value) {
        if (typeof value === 'number') return this.seed(hash_of_float(value));
        const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
        const number = bytes.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
        return this.seed((number << 512n) | sha512(bytes));
    }
    /** The 624 words and the place among them; and back. */
    get_state() { return [...this.state, this.index]; }
    set_state(words) {
        this.state.set(Array.prototype.slice.call(words, 0, N));
        this.index = words[N];
        return null;
    }
    by_number(seed) {
        const {state} = this;
        state[0] = seed;
        for (let i = 1; i < N; i++) state[i] = Math.imul(1812433253, state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        this.index = N;
    }
    by_array(key) {
        const {state} = this;
        this.by_number(19650218);
        let i = 1, j = 0;
        for (let k = Math.max(N, key.length); k; k--) {
            state[i] = (state[i] ^ Math.imul(state[i - 1] ^ (state[i - 1] >>> 30), 1664525)) + key[j] + j;
            if (++i >= N) { state[0] = state[N - 1]; i = 1; }
            if (++j >= key.length) j = 0;
        }
        for (let k = N - 1; k; k--) {
            state[i] = (state[i] ^ Math.imul(state[i - 1] ^ (state[i - 1] >>> 30), 1566083941)) - i;
            if (++i >= N) { state[0] = state[N - 1]; i = 1; }
        }
        state[0] = 0x80000000;
        return null;
    }
    refill() {
        const {state} = this;
        for (let k = 0; k < N; k++) {
            const y = (state[k] & 0x80000000) | (state[(k + 1) % N] & 0x7fffffff);
            state[k] = state[(k + M) % N] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
        }
        this.index = 0;
    }
    /** 32 random bits. */
    word() {
        if (this.index >= N) this.refill();
        let y = this.state[this.index++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return (y ^ (y >>> 18)) >>> 0;
    }
    random() {
        const a = this.word() >>> 5, b = this.word() >>> 6;
        return (a * 67108864 + b) / 9007199254740992;
    }
    /** `count` random bits: a number, or a BigInt past 2**53. */
    bits(count) {
        if (count === 0) return 0;
        if (count <= 32) return this.word() >>> (32 - count);
        let made = 0n;
        for (let done = 0; done < count; done += 32) {
            let word = this.word();
            if (count - done < 32) word >>>= 32 - (count - done);
            made |= BigInt(word) << BigInt(done);
        }
        return count <= 53 || made <= 0x1fffffffffffffn ? Number(made) : made;
    }
}
