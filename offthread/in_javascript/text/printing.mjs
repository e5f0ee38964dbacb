// Runs wherever compiled Python runs: print() as programs need it that say where to or how.
import {attr} from '../objects/attributes.mjs';
import {redirect_print, write_out} from './console.mjs';
import {TypeError_} from '../errors/exceptions.mjs';
import {isNone, keyworded} from '../objects/kinds.mjs';
import {keywords_of} from '../calls/signatures.mjs';
import {text_of} from './text.mjs';
import {type_name} from '../objects/type_names.mjs';

function separator(name, value, usual) {
    if (isNone(value)) return usual;
    if (typeof value !== 'string' && !(value instanceof String)) throw TypeError_(`${name} must be None or a string, not ${type_name(value)}`);
    return String(value);
}
/** What stands in for the console now. */
function present() {
    const target = redirect_print(null);
    redirect_print(target);
    return target;
}
function write_pieces(file, texts, between, last) {
    const write = (text) => attr(file, 'write')(text);
    texts.forEach((text, place) => {
        if (place) write(between);
        write(text);
    });
    write(last);
}
export const print_to = /* @__PURE__ */ keyworded(function print(...args) {
    const [values, {sep, end, file, flush}] = keywords_of('print', args, {sep: null, end: null, file: null, flush: false});
    const between = separator('sep', sep, ' '), last = separator('end', end, '\n'), texts = values.map(text_of);
    const to = isNone(file) ? present() : file;
    if (isNone(to)) write_out(texts.join(between) + last);
    else write_pieces(to, texts, between, last);
    if (!isNone(to) && flush === true) attr(to, 'flush')();
    return null;
});
