// Runs wherever compiled Python runs: the methods of Python's builtin types, by name. The first
// argument is the object; where it is none of those types, its own method is called.
import './builtins.mjs';  // first, see support.mjs
import {Keywords} from './calls/functions.mjs';
import {Tuple, isDict, tuple_from} from './objects/kinds.mjs';
import {is_dict_without, method} from './calls/dispatch.mjs';
import {iter} from './iterating/iteration.mjs';
import * as dicts from './containers/dicts.mjs';
import * as lists from './containers/lists.mjs';
import {Items, Keys, Values} from './containers/views.mjs';
export * from './text/text_methods.mjs';
export * from './numbers/number_methods.mjs';
export {send, throw_ as throw, close, asend, athrow, aclose} from './iterating/generators.mjs';

const is_array = (value) => Array.isArray(value) && !(value instanceof Tuple);
const on_list = (name, fn) => method(name, is_array, fn);
const on_dict = (name, fn) => method(name, is_dict_without(name), fn);
const on_map = (name, fn) => {
    const accepts = is_dict_without(name);
    return method(name, (value) => accepts(value) || value instanceof Map, fn);
};
const on_both = (name, of_list, of_dict) => {
    const accepts = is_dict_without(name);
    return method(name, (value) => is_array(value) || accepts(value), (holder, ...args) => (is_array(holder) ? of_list : of_dict)(holder, ...args));
};

export const append = /* @__PURE__ */ on_list('append', (list, value) => { list.push(value); return null; });
export const extend = /* @__PURE__ */ on_list('extend', (list, values) => { lists.extend_by(list, values); return null; });
export const insert = /* @__PURE__ */ on_list('insert', (list, place, value) => { lists.insert_into(list, place, value); return null; });
export const remove = /* @__PURE__ */ on_list('remove', (list, value) => { lists.remove_from(list, value); return null; });
export const reverse = /* @__PURE__ */ on_list('reverse', (list) => { list.reverse(); return null; });
export const sort = /* @__PURE__ */ on_list('sort', (list, ...args) => { lists.sort_by(list, args, 'sort'); return null; });
export const pop = /* @__PURE__ */ on_both('pop', lists.pop_from, dicts.pop_key);
export const clear = /* @__PURE__ */ on_both('clear', (list) => { list.length = 0; return null; }, (dict) => { dicts.clear_dict(dict); return null; });
export const copy = /* @__PURE__ */ on_both('copy', (list) => Array.from(list), dicts.copy_of);

export const get = /* @__PURE__ */ on_map('get', (dict, key, other = null) => {
    if (dict instanceof Map) return dict.has(key) ? dict.get(key) : other;
    const value = dicts.lookup(dict, key, other);
    return value === undefined ? null : value;
});
export const keys = /* @__PURE__ */ on_map('keys', (dict) => (dict instanceof Map ? dict.keys() : new Keys(dict)));
export const values = /* @__PURE__ */ on_map('values', (dict) => (dict instanceof Map ? dict.values() : new Values(dict)));
export const items = /* @__PURE__ */ on_map('items', (dict) => (dict instanceof Map ? Array.from(dict, tuple_from) : new Items(dict)));
export const update = /* @__PURE__ */ on_dict('update', (dict, ...args) => {
    for (const one of args) dicts.merge(dict, one instanceof Keywords ? one.values : one);
    return null;
});
export const setdefault = /* @__PURE__ */ on_dict('setdefault', dicts.set_default);
export const popitem = /* @__PURE__ */ on_dict('popitem', dicts.pop_item);
/** dict.fromkeys(keys, value) */
export const fromkeys = /* @__PURE__ */ method('fromkeys', (holder) => holder?.$name === 'dict' || isDict(holder), (holder, all, value = null) =>
    dicts.dict_of(Array.from(iter(all), (key) => [key, value])));
