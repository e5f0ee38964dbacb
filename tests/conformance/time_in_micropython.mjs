// Runs in Node: the best of two timed calls of a program's `run` in MicroPython's WebAssembly, as
// JSON. Usage: node time_in_micropython.mjs MICROPYTHON.mjs PROGRAM.py
import {readFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';

const [, , module, program] = process.argv;
const {loadMicroPython} = await import(pathToFileURL(module));
const python = await loadMicroPython({heapsize: 64 * 1024 * 1024, stdout: (text) => console.log(text)});
python.runPython(readFileSync(program, 'utf8'));
let milliseconds = Infinity;
for (let i = 0; i < 2; i++) {
    const start = performance.now();
    python.runPython('result = run()');
    milliseconds = Math.min(milliseconds, performance.now() - start);
}
console.log(JSON.stringify({milliseconds}));
