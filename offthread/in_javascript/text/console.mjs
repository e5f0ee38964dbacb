// Runs wherever compiled Python runs: print(). Whole lines go to the console; what does not end
// a line waits for its end, or for the next turn of the event loop, where there is no stdout.
import {keyworded} from '../objects/kinds.mjs';
import {keywords_of} from '../calls/signatures.mjs';
import {text_of} from './text.mjs';

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
export const print = /* @__PURE__ */ keyworded(function print(...args) {
    const [values, {sep, end, file}] = keywords_of('print', args, {sep: null, end: null, file: null, flush: false});
    const text = values.map(text_of).join(sep ?? ' ') + (end ?? '\n'), to = file ?? target;
    if (to) to.write(text);
    else write_out(text);
    return null;
});
