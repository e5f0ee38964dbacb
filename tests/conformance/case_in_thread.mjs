// Runs in a Node worker thread: imports one compiled case after the other, with what each prints.
import {format} from 'node:util';
import {parentPort} from 'node:worker_threads';

let output = '';
const keep = (...values) => { output += format(...values) + '\n'; };
for (const name of ['log', 'info', 'debug']) console[name] = keep;
process.stdout.write = (text) => { output += text; return true; };
process.on('unhandledRejection', () => {});

parentPort.on('message', async (url) => {
    output = '';
    const ending = {error: '', message: ''};
    try {
        const module = await import(url);
        await module.$done;
    } catch (error) {
        ending.error = String(error?.name ?? typeof error);
        ending.message = String(error?.stack ?? error);
    }
    globalThis.$offthread_flush?.();
    parentPort.postMessage({...ending, output});
});
