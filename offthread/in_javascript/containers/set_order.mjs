// Runs wherever compiled Python runs: the order in which CPython walks a set of ints, so that
// `print({3, 1, 2})` prints what it prints there (Objects/setobject.c). Texts have no such order
// in CPython: theirs changes from run to run, here it is that of insertion.
const LINEAR_PROBES = 9;
const MANY = 5000;

/** `values` in the order of CPython's table; as they are where they are not all small ints. */
export function in_order(values) {
    if (values.length < 2 || values.length > MANY || !values.every(is_small)) return values;
    let mask = 7, table = [];
    values.forEach((value, before) => {
        put(table, mask, value);
        if ((before + 1) * 5 < mask * 3) return;
        while (mask <= (before + 1) * 4) mask = mask * 2 + 1;
        const old = table;
        table = [];
        for (const key of Object.keys(old)) put(table, mask, old[key]);
    });
    return Object.keys(table).map((key) => table[key]);
}
const is_small = (value) => typeof value === 'number' && (value | 0) === value;
function put(table, mask, value) {
    const hash = value === -1 ? -2 : value;
    let perturb = BigInt.asUintN(64, BigInt(hash)), place = hash & mask;
    for (;;) {
        const last = place + LINEAR_PROBES <= mask ? place + LINEAR_PROBES : place;
        for (let at = place; at <= last; at++) if (table[at] === undefined) { table[at] = value; return; }
        perturb >>= 5n;
        place = Number(BigInt.asUintN(64, BigInt(place) * 5n + 1n + perturb) & BigInt(mask));
    }
}
