// Runs wherever compiled Python runs: str.translate and str.maketrans.
import {LookupError, TypeError_, ValueError, as_pythons, catches} from '../errors/exceptions.mjs';
import {isDict, isInt, isNone, type_name} from '../objects/kinds.mjs';
import {dict_of, entries_of, lookup} from '../containers/dicts.mjs';

export function translate(text, table) {
    return Array.from(text, (one) => {
        const by = found(table, one.codePointAt(0));
        return by === undefined ? one : isNone(by) ? '' : typeof by === 'string' ? by : character(by);
    }).join('');
}
function character(code) {
    if (!isInt(code) && typeof code !== 'boolean') throw TypeError_('character mapping must return integer, None or str');
    if (code < 0 || code > 0x10ffff) throw ValueError('character mapping must be in range(0x110000)');
    return String.fromCodePoint(Number(code));
}
/** What `table` has for a code point; undefined where it has nothing. */
function found(table, code) {
    if (isDict(table) && !table.__getitem__ && !table.__missing__) return lookup(table, code);
    if (typeof table === 'string' || (Array.isArray(table) && !table.$python)) return table[code];
    if (!table?.__getitem__) throw TypeError_(`'${type_name(table)}' object is not subscriptable`);
    try {
        return table.__getitem__(code);
    } catch (error) {
        if (catches(as_pythons(error), LookupError)) return undefined;
        throw error;
    }
}
export function maketrans(from, to, gone = '') {
    if (to === undefined) return from_dict(from);
    for (const [place, one] of [from, to, gone].entries()) {
        if (typeof one !== 'string') throw TypeError_(place ? `maketrans() argument ${place + 1} must be str, not ${type_name(one)}` : 'first maketrans argument must be a string if there is a second argument');
    }
    const all = Array.from(from), by = Array.from(to);
    if (all.length !== by.length) throw ValueError('the first two maketrans arguments must have equal length');
    return dict_of([...all.map((one, i) => [one.codePointAt(0), by[i].codePointAt(0)]), ...Array.from(gone, (one) => [one.codePointAt(0), null])]);
}
function from_dict(from) {
    if (!isDict(from)) throw TypeError_('if you give only one argument to maketrans it must be a dict');
    return dict_of(entries_of(from).map(([key, value]) => {
        if (isInt(key) || typeof key === 'boolean') return [key, value];
        if (typeof key !== 'string') throw TypeError_('keys in translate table must be strings or integers');
        if (Array.from(key).length !== 1) throw ValueError('string keys in translate table must be of length 1');
        return [key.codePointAt(0), value];
    }));
}
