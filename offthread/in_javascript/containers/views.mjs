// Runs wherever compiled Python runs: what dict.keys(), values() and items() give.
import {each_key, each_key_back, has, lookup, size_of} from './dicts.mjs';
import {Tuple, tuple_of} from '../objects/kinds.mjs';
import {eq} from '../objects/operators.mjs';
import {SetLike} from './sets.mjs';
import {repr} from '../text/text.mjs';

const pair = (dict, key) => tuple_of(key, lookup(dict, key));
const shown = (name, view) => `${view.dict.$class?.__long__ === 'collections.OrderedDict' ? 'o' : ''}${name}([${[...view].map(repr).join(', ')}])`;

export class Keys extends SetLike {
    get mapping() { return this.dict; }
    static $name = 'dict_keys';
    static __name__ = 'dict_keys';
    constructor(dict) { super(); this.dict = dict; }
    [Symbol.iterator]() { return each_key(this.dict); }
    __len__() { return size_of(this.dict); }
    __contains__(key) { return has(this.dict, key); }
    __reversed__() { return each_key_back(this.dict); }
    __repr__() { return shown('dict_keys', this); }
}
export class Items extends SetLike {
    get mapping() { return this.dict; }
    static $name = 'dict_items';
    static __name__ = 'dict_items';
    constructor(dict) { super(); this.dict = dict; }
    [Symbol.iterator]() { return each_key(this.dict, pair); }
    __len__() { return size_of(this.dict); }
    __contains__(pair) {
        const absent = this, found = pair instanceof Tuple && pair.length === 2 ? lookup(this.dict, pair[0], absent) : absent;
        return found !== absent && eq(found, pair[1]);
    }
    __reversed__() { return each_key_back(this.dict, pair); }
    __repr__() { return shown('dict_items', this); }
}
export class Values {
    static $name = 'dict_values';
    static __name__ = 'dict_values';
    constructor(dict) { this.dict = dict; }
    [Symbol.iterator]() { return each_key(this.dict, lookup); }
    __len__() { return size_of(this.dict); }
    __contains__(value) {
        for (const one of this) if (one === value || eq(one, value)) return true;
        return false;
    }
    __reversed__() { return each_key_back(this.dict, lookup); }
    __repr__() { return shown('dict_values', this); }
}
/** A JavaScript Map's keys, read as a dict's. */
export function map_view(map, kind) {
    if (kind === 'keys') return map.keys();
    return kind === 'values' ? map.values() : Array.from(map, (pair) => tuple_of(...pair));
}
