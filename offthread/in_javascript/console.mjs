// Runs wherever compiled Python runs: print(). Whole lines go to the console; what does not end
// a line waits for its end, or for the next turn of the event loop, where there is no stdout.
import {attr} from './attributes.mjs';
import {TypeError_} from './exceptions.mjs';
import {isNone, keyworded} from './kinds.mjs';
import {keywords_of} from './signatures.mjs';
import {text_of} from './text.mjs';
import {type_name} from './type_names.mjs';

let pending = '';
function flush() {
    if (pending !== '') console.log(pending);
    pending = '';
}
export function write_out(text) {
    if (text.endsWith('\n')) {
        console.log(pending + text.slice(0, -1));
        pending = '';
    } else if (globalThis.process?.stdout?.write) {
        globalThis.process.stdout.write(text);
    } else {
        const end = text.lastIndexOf('\n') + 1;
        if (end) console.log(pending + text.slice(0, end - 1));
        if (pending === '' || end) setTimeout(flush);
        pending = end ? text.slice(end) : pending + text;
    }
}
/** Where print() writes to instead of the console: any object with `write`. */
let target = null;
export function redirect_print(to) {
    const before = target;
    target = to;
    return before;
}
function print_to(file, texts, sep, end, flush) {
    const write = (text) => attr(file, 'write')(text);
    texts.forEach((text, place) => {
        if (place) write(sep);
        write(text);
    });
    write(end);
    if (flush) attr(file, 'flush')();
}
function separator(name, value, usual) {
    if (isNone(value)) return usual;
    if (typeof value !== 'string' && !(value instanceof String)) throw TypeError_(`${name} must be None or a string, not ${type_name(value)}`);
    return String(value);
}
export const print = /* @__PURE__ */ keyworded(function print(...args) {
    const [values, {sep, end, file, flush}] = keywords_of('print', args, {sep: null, end: null, file: null, flush: false});
    const between = separator('sep', sep, ' '), last = separator('end', end, '\n'), texts = values.map(text_of);
    const to = isNone(file) ? target : file;
    if (to) print_to(to, texts, between, last, flush);
    else write_out(texts.join(between) + last);
    return null;
});
