// Runs wherever compiled Python runs: "…{}…".format(…) and format_map.
import {IndexError, ValueError} from '../errors/exceptions.mjs';
import {Keywords} from '../calls/functions.mjs';
import {isDict} from '../objects/kinds.mjs';
import {dict_item, item} from '../containers/containers.mjs';
import {format} from './formatting.mjs';
import {number_part} from '../numbers/number_methods.mjs';
import {ascii, repr, text_of} from './text.mjs';

let special = number_part;
/** How fields read `__class__` and its like, in programs whose texts name them. */
export function read_special_by(getattr) { special = getattr; }
const attribute_of = (value, name) => (name.startsWith('__') ? special : number_part)(value, name);

/** `template.format(*args, **named)`; the Keywords come last in `args`. */
export function format_template(template, args) {
    const last = args[args.length - 1];
    const given = last instanceof Keywords ? args.slice(0, -1) : args;
    return fill(template, given, last instanceof Keywords ? last.values : {}, {next: 0, manual: null}, 2);
}
export function format_mapping(template, mapping) {
    return fill(template, null, mapping, {next: 0, manual: null}, 2);
}
function fill(template, given, named, state, depth) {
    if (depth < 0) throw ValueError('Max string recursion exceeded');
    let made = '', at = 0;
    while (at < template.length) {
        const one = template[at];
        if ((one === '{' || one === '}') && template[at + 1] === one) { made += one; at += 2; }
        else if (one === '}') throw ValueError("Single '}' encountered in format string");
        else if (one !== '{') { made += one; at++; }
        else {
            const end = field_end(template, at + 1);
            made += field(template.slice(at + 1, end), given, named, state, depth);
            at = end + 1;
        }
    }
    return made;
}
function field_end(template, from) {
    let depth = 1, nested = false;
    for (let at = from; at < template.length; at++) {
        if (template[at] === '{') { depth++; nested = true; }
        if (template[at] === '}' && --depth === 0) return at;
        if (template[at] === '[' && depth === 1 && !template.slice(from, at).includes(':')) {
            const close = template.indexOf(']', at);
            if (close < 0) throw ValueError("expected '}' before end of string");
            at = close;
        }
    }
    if (from === template.length) throw ValueError("Single '{' encountered in format string");
    throw ValueError(nested ? "unmatched '{' in format spec" : "expected '}' before end of string");
}
const FIELD = /^([^!:.[]*)((?:\.[^!:.[]+|\[[^\]]+\])*)(?:!(.))?(?::(.*))?$/s;
function misshapen(text) {
    const [name, ...rest] = text.split(':')[0].split('!');
    if (/\.(?=[.[]|$)|\[\]/.test(name)) return ValueError('Empty attribute in format string');
    if (/\][^.[]/.test(name)) return ValueError("Only '.' or '[' may follow ']' in format field specifier");
    return ValueError(rest[0] ? "expected ':' after conversion specifier" : "unmatched '{' in format spec");
}
function field(text, given, named, state, depth) {
    const found = FIELD.exec(text);
    if (!found) throw misshapen(text);
    const [, name, path, conversion, spec = ''] = found;
    let value = argument(name, given, named, state);
    for (const [, attribute, key] of path.matchAll(/\.([^.[]+)|\[([^\]]+)\]/g)) {
        value = attribute === undefined ? item(value, /^\d+$/.test(key) ? +key : key) : attribute_of(value, attribute);
    }
    return format(converted(value, conversion), fill(spec, given, named, state, depth - 1));
}
function converted(value, conversion) {
    switch (conversion) {
        case undefined: return value;
        case 'r': return repr(value);
        case 's': return text_of(value);
        case 'a': return ascii(value);
    }
    throw ValueError(`Unknown conversion specifier ${conversion}`);
}
function argument(name, given, named, state) {
    if (name !== '' && !/^\d+$/.test(name)) {
        return isDict(named) && !named.__getitem__ ? dict_item(named, name) : item(named, name);
    }
    if (given === null) throw ValueError('Format string contains positional fields');
    const manual = name !== '';
    if (state.manual === !manual) {
        const [one, other] = ['automatic field numbering', 'manual field specification'];
        throw ValueError(`cannot switch from ${manual ? one : other} to ${manual ? other : one}`);
    }
    state.manual = manual;
    const place = manual ? +name : state.next++;
    if (place >= given.length) {
        throw IndexError(`Replacement index ${place} out of range for positional args tuple`);
    }
    return given[place];
}
