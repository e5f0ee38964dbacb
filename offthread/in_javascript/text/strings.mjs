// Runs wherever compiled Python runs: what Python's str does. Places count code points.
import {TypeError_, ValueError} from '../errors/exceptions.mjs';
import {Tuple, index_of, isNone, tuple_of, type_name} from '../objects/kinds.mjs';
import {take} from '../calls/signatures.mjs';
import {iter} from '../iterating/iteration.mjs';
import {points_of, text_length} from './text.mjs';

/** What Python takes for white space (str.isspace). */
const SPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const spaces = (before, after) => new RegExp(`${before}[${SPACE}]+${after}`, 'g');
export function need_text(value, what) {
    if (typeof value === 'string') return value;
    if (value instanceof String) return value.valueOf();
    throw TypeError_(`${what}, not ${type_name(value)}`);
}
export function join(text, values) {
    const all = Array.isArray(values) && !values.$python ? values : [...joinable(values)];
    for (let i = 0; i < all.length; i++) {
        if (typeof all[i] !== 'string' && !(all[i] instanceof String)) {
            throw TypeError_(`sequence item ${i}: expected str instance, ${type_name(all[i])} found`);
        }
    }
    return all.join(text);
}
function joinable(values) {
    if (isNone(values) || (typeof values !== 'string' && typeof values !== 'object' && !values[Symbol.iterator])) throw TypeError_('can only join an iterable');
    return iter(values);
}
export function split(text, ...args) {
    const [separator, given] = take('split', args, {sep: null, maxsplit: -1}), most = index_of(given);
    if (isNone(separator)) return split_spaces(text, most);
    if (need_text(separator, 'must be str or None') === '') throw ValueError('empty separator');
    const parts = text.split(separator);
    return most < 0 || parts.length <= most + 1 ? parts : [...parts.slice(0, most), parts.slice(most).join(separator)];
}
function split_spaces(text, most) {
    const left = text.replace(spaces('^', ''), '');
    if (most < 0) return left === '' ? [] : left.replace(spaces('', '$'), '').split(spaces('', ''));
    const parts = [];
    let rest = left;
    while (rest !== '' && parts.length < most) {
        const end = rest.search(spaces('', ''));
        if (end < 0) break;
        parts.push(rest.slice(0, end));
        rest = rest.slice(end).replace(spaces('^', ''), '');
    }
    return rest === '' ? parts : [...parts, parts.length < most ? rest.replace(spaces('', '$'), '') : rest];
}
const backwards = (text) => Array.from(text).reverse().join('');
export function rsplit(text, ...args) {
    const [separator, given] = take('rsplit', args, {sep: null, maxsplit: -1}), most = index_of(given);
    if (isNone(separator) || need_text(separator, 'must be str or None').length < 2) {
        if (most < 0) return split(text, separator);
    }
    return split(backwards(text), isNone(separator) ? null : backwards(separator), most).map(backwards).reverse();
}
export function partition(text, separator) {
    if (separator === '') throw ValueError('empty separator');
    const at = text.indexOf(need_text(separator, 'must be str'));
    return at < 0 ? tuple_of(text, '', '') : tuple_of(text.slice(0, at), separator, text.slice(at + separator.length));
}
export function rpartition(text, separator) {
    if (separator === '') throw ValueError('empty separator');
    const at = text.lastIndexOf(need_text(separator, 'must be str'));
    return at < 0 ? tuple_of('', '', text) : tuple_of(text.slice(0, at), separator, text.slice(at + separator.length));
}
export function lstrip(text, characters) { return stripped(text, characters, true, false, 'lstrip'); }
export function rstrip(text, characters) { return stripped(text, characters, false, true, 'rstrip'); }
export function strip(text, characters) { return stripped(text, characters, true, true, 'strip'); }
function stripped(text, characters, left, right, name) {
    if (isNone(characters)) {
        const start = left ? text.replace(spaces('^', ''), '') : text;
        return right ? start.replace(spaces('', '$'), '') : start;
    }
    const all = Array.from(text), gone = new Set(strippable(characters, name));
    let from = 0, to = all.length;
    while (left && from < to && gone.has(all[from])) from++;
    while (right && to > from && gone.has(all[to - 1])) to--;
    return all.slice(from, to).join('');
}
function strippable(characters, name) {
    if (typeof characters !== 'string') throw TypeError_(`${name} arg must be None or str`);
    return characters;
}
export function splitlines(text, ...args) {
    const [keep] = take('splitlines', args, {keepends: false});
    const lines = text.match(/[^\n\v\f\r\x1c-\x1e\x85\u2028\u2029]*(\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]|$)/g);
    if (lines.at(-1) === '') lines.pop();
    return keep ? lines : lines.map((one) => one.replace(/[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+$/, ''));
}
export function replace(text, old, by, ...args) {
    const [given] = take('replace', args, {count: -1}), most = index_of(given);
    need_text(old, 'replace() argument 1 must be str');
    need_text(by, 'replace() argument 2 must be str');
    if (most < 0) {
        return old === '' ? by + Array.from(text, (one) => one + by).join('') : text.split(old).join(by);
    }
    let left = most;
    const swap = (found) => (left-- > 0 ? by : found);
    if (old !== '') return text.replaceAll(old, swap);
    return swap('') + Array.from(text, (one) => one + swap('')).join('');
}
/** [where `text` starts to count, its part from `start` to `stop`], in code points. */
function section(text, start, stop) {
    const points = points_of(text), length = points?.length ?? text.length;
    const at = (place, absent) => {
        if (isNone(place)) return absent;
        const wanted = index_of(place, 'slice indices must be integers or None or have an __index__ method');
        return wanted < 0 ? Math.max(wanted + length, 0) : wanted;
    };
    const from = at(start, 0), to = Math.min(at(stop, length), length);
    if (from > to) return [from, null];
    return [from, points === null ? text.slice(from, to) : points.slice(from, to).join('')];
}
function found_at(text, wanted, start, stop, last) {
    need_text(wanted, 'must be str');
    const [from, part] = section(text, start, stop);
    if (part === null) return -1;
    const at = last ? part.lastIndexOf(wanted) : part.indexOf(wanted);
    return at < 0 ? -1 : from + text_length(part.slice(0, at));
}
export function find(text, wanted, start, stop) { return found_at(text, wanted, start, stop, false); }
export function rfind(text, wanted, start, stop) { return found_at(text, wanted, start, stop, true); }
export function index(text, wanted, start, stop) { return sure(find(text, wanted, start, stop)); }
export function rindex(text, wanted, start, stop) { return sure(rfind(text, wanted, start, stop)); }
function sure(place) {
    if (place < 0) throw ValueError('substring not found');
    return place;
}
export function count(text, wanted, start, stop) {
    need_text(wanted, 'must be str');
    const part = section(text, start, stop)[1];
    if (part === null) return 0;
    return wanted === '' ? text_length(part) + 1 : part.split(wanted).length - 1;
}
function tested(text, wanted, start, stop, name, test) {
    const part = isNone(start) && isNone(stop) ? text : section(text, start, stop)[1];
    if (typeof wanted === 'string' || wanted instanceof String) return part !== null && test(part, wanted);
    if (!(wanted instanceof Tuple)) {
        throw TypeError_(`${name} first arg must be str or a tuple of str, not ${type_name(wanted)}`);
    }
    return part !== null && wanted.some((one) => test(part, need_text(one, `tuple for ${name} must only contain str`)));
}
export function startswith(text, wanted, start, stop) {
    return tested(text, wanted, start, stop, 'startswith', (part, one) => part.startsWith(one));
}
export function endswith(text, wanted, start, stop) {
    return tested(text, wanted, start, stop, 'endswith', (part, one) => part.endsWith(one));
}
const one_fill = (fill) => {
    if (typeof fill !== 'string') throw TypeError_(`The fill character must be a unicode character, not ${type_name(fill)}`);
    if (text_length(fill) !== 1) {
        throw TypeError_('The fill character must be exactly one character long');
    }
    return fill;
};
const gap = (text, width) => Math.max(0, index_of(width) - text_length(text));
export function ljust(text, width, fill = ' ') { return text + one_fill(fill).repeat(gap(text, width)); }
export function rjust(text, width, fill = ' ') { return one_fill(fill).repeat(gap(text, width)) + text; }
export function center(text, width, fill = ' ') {
    const free = gap(text, width), left = Math.floor(free / 2) + (free & width & 1);
    return one_fill(fill).repeat(left) + text + fill.repeat(free - left);
}
export function zfill(text, width) {
    const sign = /^[-+]/.test(text) ? text[0] : '';
    return sign + '0'.repeat(gap(text, width)) + text.slice(sign.length);
}
export function expandtabs(text, ...args) {
    const [given] = take('expandtabs', args, {tabsize: 8}), size = index_of(given);
    let column = 0, made = '';
    for (const one of text) {
        const width = one === '\t' ? (size > 0 ? size - (column % size) : 0) : 1;
        made += one === '\t' ? ' '.repeat(width) : one;
        column = one === '\n' || one === '\r' ? 0 : column + width;
    }
    return made;
}
export const lower = (text) => text.toLowerCase();
export const upper = (text) => text.toUpperCase();
export const casefold = (text) => text.toLowerCase().replace(/[ßςſŉǰΐΰևẖ-ẝẞᾀ-῾ﬀ-ﬗ]/g, folded);
/** What lower() leaves and casefold() does not. */
const folded = (one) => (one === 'ς' ? 'σ' : one.toUpperCase().toLowerCase().replaceAll('ς', 'σ'));
/** The first letter of a word; ǆ ǉ ǌ ǳ have a form of their own for that. */
function titled(point) {
    const place = 'ǄǅǆǇǈǉǊǋǌǱǲǳ'.indexOf(point);
    if (point !== '' && place >= 0) return 'ǅǈǋǲ'[Math.floor(place / 3)];
    return point.toUpperCase().replace(/^(.)(.+)$/su, (_, first, rest) => first + rest.toLowerCase());
}
export function capitalize(text) {
    const points = Array.from(text);
    return titled(points[0] ?? '') + points.map(lower_at).slice(1).join('');
}
/** Σ at the end of a word is ς. */
function lower_at(one, at, points) {
    const last = one === 'Σ' && /\p{L}/u.test(points[at - 1] ?? '') && !/\p{L}/u.test(points[at + 1] ?? '');
    return last ? 'ς' : one.toLowerCase();
}
export function title(text) {
    let inside = false;
    const points = Array.from(text);
    return points.map((one, at) => {
        const made = inside ? lower_at(one, at, points) : titled(one);
        inside = /[\p{Lu}\p{Ll}\p{Lt}]/u.test(one);
        return made;
    }).join('');
}
export function swapcase(text) {
    return Array.from(text, (one, at) => (/\p{Lu}/u.test(one) ? lower_at(one, at, Array.from(text)) : /\p{Lt}/u.test(one) ? one : one.toUpperCase())).join('');
}
export function removeprefix(text, prefix) {
    return text.startsWith(need_text(prefix, 'removeprefix() argument must be str')) ? text.slice(prefix.length) : text;
}
export function removesuffix(text, suffix) {
    return need_text(suffix, 'removesuffix() argument must be str') && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
}
export {maketrans, translate} from './translation.mjs';
