// Runs wherever compiled Python runs: `getattr` in programs that handle the error of a wrong number
// of arguments. Which method it reads is known at run time only, so it carries the whole table.
import {getattr} from '../objects/builtin_objects.mjs';
import {no_attribute} from '../objects/attributes.mjs';
import {isDict} from '../objects/kinds.mjs';
import {counting} from './counting.mjs';
import {hidden} from '../objects/object.mjs';
import {LINES} from './method_counts.mjs';

let all;
/** {name: {type: line}} of the table. */
function lines() {
    const found = new Map();
    for (const line of LINES.trim().split('\n')) {
        const [, kinds, rest, names] = /^(\S+) (.+): (.+)$/.exec(line);
        for (const name of names.split(' ')) {
            if (!found.has(name)) found.set(name, {});
            for (const kind of kinds.split(',')) found.get(name)[kind] = rest;
        }
    }
    return found;
}
function counting_getattr() {
    return hidden((holder, name, ...other) => {
        const found = (all ??= lines()).get(name), value = getattr(holder, name, ...other);
        if (value === null && !other.length && isDict(holder) && !holder.$python && !Object.hasOwn(holder, name)) throw no_attribute(holder, name);
        return found ? counting(value, holder, name, found) : value;
    }, 'name', 'getattr');
}
export const counted_getattr = /* @__PURE__ */ counting_getattr();
