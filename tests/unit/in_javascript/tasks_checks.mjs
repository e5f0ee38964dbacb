// Runs in Node, for test_tasks.py: coroutine functions called from JavaScript are tasks of their
// own. Prints one line for each check that fails.
import assert from 'node:assert/strict';
import {pathToFileURL} from 'node:url';

const py = await import(pathToFileURL(process.argv[2]).href);
const turns = () => new Promise((resolve) => { setTimeout(resolve, 60); });
const checks = {
    async 'wait_for in a listener times out'() { assert.equal(await py.limited(), 'late'); },
    async 'asyncio.timeout in a listener'() { await assert.rejects(py.within(), {name: 'TimeoutError'}); },
    async 'an error rejects the promise that JavaScript holds'() {
        await assert.rejects(py.failing(), {name: 'ValueError', message: 'seen'});
    },
    async 'it starts at once, and is a task'() {
        py.events.length = 0;
        const promise = py.starts_at_once();
        assert.deepEqual([...py.events], ['before the first await']);
        assert.ok(promise instanceof Promise);
        assert.equal(await promise, true);
    },
    async 'a task is cancelled where it waits'() {
        for (const make of [py.started, py.running]) {
            py.events.length = 0;
            const task = make();
            await turns();
            assert.equal(task.cancel(), true);
            await turns();
            assert.equal(task.cancelled(), true);
            assert.deepEqual([...py.events], ['slow ended']);
        }
    },
};
for (const [name, check] of Object.entries(checks)) {
    try {
        await check();
    } catch (error) {
        console.log(`${name}: ${error.message.split('\n').slice(0, 6).join(' ')}`);
    }
}
process.exit();
