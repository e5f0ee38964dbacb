// Runs wherever compiled Python runs: print(). Whole lines go to the console; what does not end
// a line waits for its end, or for the next turn of the event loop, where there is no stdout.
import {isNone, keyworded} from './kinds.mjs';
import {keywords_of} from './signatures.mjs';
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
export const print = /* @__PURE__ */ keyworded(function print(...args) {
    const [values, {sep, end, file}] = keywords_of('print', args, {sep: null, end: null, file: null, flush: false});
    const text = values.map(text_of).join(sep ?? ' ') + (end ?? '\n');
    if (isNone(file)) write_out(text);
    else file.write(text);
    return null;
});
