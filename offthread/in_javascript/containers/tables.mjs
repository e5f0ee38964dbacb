// Runs wherever compiled Python runs: the entries of a dict that has keys other than ordinary
// texts, in order. Texts stay visible to JavaScript as properties of the dict itself.
import {hash_key} from './hashing.mjs';
import {hidden} from '../objects/object.mjs';
import {TABLE} from '../objects/kinds.mjs';

export class Table {
    constructor(dict, entries) {
        this.dict = dict;
        this.mirrors = !dict.$python;
        this.map = new Map(entries.map((entry) => [hash_key(entry[0]), entry]));
    }
    get size() { return this.map.size; }
    lookup(key, absent) {
        const entry = this.map.get(hash_key(key));
        return entry === undefined ? absent : entry[1];
    }
    put(key, value) {
        const hash = hash_key(key), entry = this.map.get(hash) ?? [key === undefined ? null : key];
        entry[1] = value;
        this.map.set(hash, entry);
        if (this.mirrors && typeof entry[0] === 'string') show(this.dict, entry[0], value);
    }
    drop(key) {
        const hash = hash_key(key), entry = this.map.get(hash);
        if (entry && this.mirrors && typeof entry[0] === 'string') delete this.dict[entry[0]];
        return this.map.delete(hash);
    }
    clear() { this.map.clear(); }
    keys() { return Array.from(this.map.values(), (entry) => entry[0]); }
    entries() { return Array.from(this.map.values()); }
}
/** `__proto__` too is a property like others. */
function show(dict, key, value) {
    Object.defineProperty(dict, key, {value, enumerable: true, writable: true, configurable: true});
}
/** Give `dict` a table of what it holds. */
export function make_table(dict) {
    hidden(dict, TABLE, new Table(dict, Object.entries(dict)));
    return dict[TABLE];
}
