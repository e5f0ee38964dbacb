// Runs in Node: runs compiled cases in worker threads and prints their endings as JSON.
// A case that does not end within LIMIT milliseconds is stopped with its thread; the next one
// gets a new thread.
import {readFileSync} from 'node:fs';
import {Worker} from 'node:worker_threads';

const LIMIT = 20_000, THREADS = 2;
const waiting = Object.entries(JSON.parse(readFileSync(process.argv[2], 'utf8')));
const endings = {};

function work() {
    return new Promise((resolve) => start(resolve));
}
function start(resolve) {
    if (!waiting.length) return resolve();
    const worker = new Worker(new URL('./case_in_thread.mjs', import.meta.url), {stdout: true, stderr: true});
    let current, timer;
    const next = () => {
        current = waiting.shift();
        if (!current) return worker.terminate().then(resolve);
        timer = setTimeout(() => lost('Timeout', `did not end within ${LIMIT} ms`), LIMIT);
        worker.postMessage(current[1]);
    };
    const lost = (error, message) => {
        clearTimeout(timer);
        if (!current) return;
        endings[current[0]] = {output: '', error, message};
        worker.removeAllListeners();
        worker.on('error', () => {});
        worker.terminate().then(() => start(resolve));
    };
    worker.on('message', (ending) => {
        clearTimeout(timer);
        endings[current[0]] = ending;
        next();
    });
    worker.on('error', (error) => lost('ThreadError', String(error?.stack ?? error)));
    next();
}
await Promise.all(Array.from({length: THREADS}, work));
await new Promise((done) => process.stdout.write(JSON.stringify(endings), done));
process.exit(0);
