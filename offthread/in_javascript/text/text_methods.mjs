// Runs wherever compiled Python runs: the methods of str, and of bytes and lists where they share
// a name.
import {Tuple} from '../objects/kinds.mjs';
import {is_text, method} from '../calls/dispatch.mjs';
import * as bytes_as_text from '../bytes/bytes_as_text.mjs';
import * as bytes from '../bytes/codecs.mjs';
import * as characters from './character_kinds.mjs';
import * as lists from '../containers/lists.mjs';
import * as strings from './strings.mjs';
import {format_mapping, format_template} from './templates.mjs';

const is_bytes = (value) => value instanceof Uint8Array;
const is_textual = (value) => typeof value === 'string' || value instanceof Uint8Array;
const text = (name, fn) => method(name, is_textual, (holder, ...args) =>
    (typeof holder === 'string' ? fn(holder, ...args) : bytes_as_text.call_on_bytes(name, fn, holder, args)));
const only_text = (name, fn) => method(name, is_text, fn);

export const join = /* @__PURE__ */ method('join', is_textual, (holder, values) =>
    (typeof holder === 'string' ? strings.join(holder, values) : bytes_as_text.join(holder, values)));
export const split = /* @__PURE__ */ text('split', strings.split);
export const rsplit = /* @__PURE__ */ text('rsplit', strings.rsplit);
export const splitlines = /* @__PURE__ */ text('splitlines', strings.splitlines);
export const partition = /* @__PURE__ */ text('partition', strings.partition);
export const rpartition = /* @__PURE__ */ text('rpartition', strings.rpartition);
export const strip = /* @__PURE__ */ text('strip', strings.strip);
export const lstrip = /* @__PURE__ */ text('lstrip', strings.lstrip);
export const rstrip = /* @__PURE__ */ text('rstrip', strings.rstrip);
export const upper = /* @__PURE__ */ text('upper', strings.upper);
export const lower = /* @__PURE__ */ text('lower', strings.lower);
export const title = /* @__PURE__ */ text('title', strings.title);
export const capitalize = /* @__PURE__ */ text('capitalize', strings.capitalize);
export const swapcase = /* @__PURE__ */ text('swapcase', strings.swapcase);
export const casefold = /* @__PURE__ */ only_text('casefold', strings.casefold);
export const startswith = /* @__PURE__ */ text('startswith', strings.startswith);
export const endswith = /* @__PURE__ */ text('endswith', strings.endswith);
export const replace = /* @__PURE__ */ text('replace', strings.replace);
export const find = /* @__PURE__ */ text('find', strings.find);
export const rfind = /* @__PURE__ */ text('rfind', strings.rfind);
export const rindex = /* @__PURE__ */ text('rindex', strings.rindex);
export const ljust = /* @__PURE__ */ text('ljust', strings.ljust);
export const rjust = /* @__PURE__ */ text('rjust', strings.rjust);
export const center = /* @__PURE__ */ text('center', strings.center);
export const zfill = /* @__PURE__ */ text('zfill', strings.zfill);
export const expandtabs = /* @__PURE__ */ text('expandtabs', strings.expandtabs);
export const removeprefix = /* @__PURE__ */ text('removeprefix', strings.removeprefix);
export const removesuffix = /* @__PURE__ */ text('removesuffix', strings.removesuffix);
export const isalpha = /* @__PURE__ */ text('isalpha', characters.isalpha);
export const isdecimal = /* @__PURE__ */ only_text('isdecimal', characters.isdecimal);
export const isdigit = /* @__PURE__ */ text('isdigit', characters.isdigit);
export const isnumeric = /* @__PURE__ */ only_text('isnumeric', characters.isnumeric);
export const isalnum = /* @__PURE__ */ text('isalnum', characters.isalnum);
export const isspace = /* @__PURE__ */ text('isspace', characters.isspace);
export const isidentifier = /* @__PURE__ */ only_text('isidentifier', characters.isidentifier);
export const isprintable = /* @__PURE__ */ only_text('isprintable', characters.isprintable);
export const isascii = /* @__PURE__ */ text('isascii', characters.isascii);
export const isupper = /* @__PURE__ */ text('isupper', characters.isupper);
export const islower = /* @__PURE__ */ text('islower', characters.islower);
export const istitle = /* @__PURE__ */ text('istitle', characters.istitle);

const is_sequence = (value) => Array.isArray(value) || is_textual(value);
export const index = /* @__PURE__ */ method('index', is_sequence, (holder, value, start, stop) => {
    if (Array.isArray(holder)) {
        return lists.index_in(holder, value, start, stop, holder instanceof Tuple ? 'tuple' : 'list');
    }
    return typeof holder === 'string' ? strings.index(holder, value, start, stop) : bytes_as_text.call_on_bytes('index', strings.index, holder, [value, start, stop]);
});
export const count = /* @__PURE__ */ method('count', is_sequence, (holder, value, ...range) => {
    if (Array.isArray(holder)) return lists.count_in(holder, value);
    return typeof holder === 'string' ? strings.count(holder, value, ...range) : bytes_as_text.call_on_bytes('count', strings.count, holder, [value, ...range]);
});
export const encode = /* @__PURE__ */ only_text('encode', bytes.encode);
export const decode = /* @__PURE__ */ method('decode', is_bytes, bytes.decode);
export const format = /* @__PURE__ */ only_text('format', (template, ...args) => format_template(template, args));
export const format_map = /* @__PURE__ */ only_text('format_map', format_mapping);
export const translate = /* @__PURE__ */ method('translate', is_textual, (value, table, ...gone) =>
    (typeof value === 'string' ? strings.translate(value, table) : bytes_as_text.translate(value, table, ...gone)));
/** str.maketrans(x, y, z) and bytes.maketrans(x, y); the compiler leaves the type out. */
export function maketrans(...args) {
    const given = typeof args[0] === 'function' ? args.slice(1) : args;
    return given[0] instanceof Uint8Array || /^byte/.test(args[0]?.$name) ? bytes_as_text.maketrans(...given) : strings.maketrans(...given);
}
