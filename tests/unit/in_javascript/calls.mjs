// Runs in Node, for tests: makes the calls that stand on stdin as JSON, one list of
// [kind, name, arguments], and answers with the repr of each result or the exception.
import {readFileSync} from 'node:fs';
import * as builtins from '../../../offthread/in_javascript/builtins.mjs';
import * as methods from '../../../offthread/in_javascript/methods.mjs';
import * as support from '../../../offthread/in_javascript/support.mjs';

const made = {
    tuple: (items) => support.tuple_of(...items.map(value)),
    list: (items) => items.map(value),
    set: (items) => builtins.set(items.map(value)),
    frozenset: (items) => builtins.frozenset(items.map(value)),
    dict: (pairs) => support.dict_of(pairs.map(([key, one]) => [value(key), value(one)])),
    bytes: (numbers) => Uint8Array.from(numbers),
    big: (text) => BigInt(text),
    float: (text) => Number(text),
    named: (pairs) => new support.Keywords(Object.fromEntries(pairs.map(([key, one]) => [key, value(one)]))),
};
function value(coded) {
    if (coded === null || typeof coded !== 'object') return coded;
    const [kind, inner] = coded;
    return made[kind](inner);
}
const spaces = {builtin: builtins, method: methods, operator: support};
function answer([kind, name, args]) {
    const given = args.map(value);
    try {
        const result = spaces[kind][name](...given);
        const shown = typeof result?.next === 'function' ? [...result] : result;
        return `${builtins.repr(shown)} | ${builtins.repr(given[0] ?? null)}`;
    } catch (error) {
        return `${error.name}: ${builtins.str(error)}`;
    }
}
const calls = JSON.parse(readFileSync(0, 'utf-8'));
console.log(JSON.stringify(calls.map(answer)));
