// Runs in a browser over http: what tests/speed/__main__.py measures. Each function of
// window.speed gives its figures in milliseconds as plain data.
import { PyWorker, PyWorkerPool } from "../../build/py_worker.js";

const CPU_BOUND = `
total = 0
for i in range(turns):
    total += i * i % 7
total
`;
const ENDLESS = "print('begun', flush=True)\nwhile True: pass";

const now = () => performance.now();
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The median and the largest of `figures`, and how many there are. */
function summary(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  const [median, most] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return { median, most, least: sorted[0], count: sorted.length };
}

/** How long each of `count` awaited calls of `once` takes. */
async function timed(count, once) {
  const figures = [];
  for (let n = 0; n < count; n++) {
    const start = now();
    await once(n);
    figures.push(now() - start);
  }
  return summary(figures);
}

/** A worker that sends back what it gets, without Offthread or Python: what a round trip costs. */
function echo() {
  const source = "onmessage = (event) => postMessage(event.data)";
  const worker = new Worker(URL.createObjectURL(new Blob([source])));
  const send = (value) =>
    new Promise((resolve) => {
      worker.onmessage = (event) => resolve(event.data);
      worker.postMessage(value);
    });
  return { send, end: () => worker.terminate() };
}

/** A worker that is ready, for `use`; it is ended after. */
async function withWorker(use) {
  const worker = new PyWorker({ packages: [] });
  try {
    await worker.ready;
    await worker.asyncRun("1");
    return await use(worker);
  } finally {
    worker.terminate();
  }
}

/** Resolves when an endless run of `owner` has begun: its own promise, which is still pending. */
async function begun(owner, options) {
  let run;
  await new Promise((resolve) => {
    run = owner.asyncRun(ENDLESS, {}, { ...options, onStdout: resolve });
    run.catch(() => {});
  });
  return { run };
}

window.speed = {
  /** A session's warm call, a plain run, and a raw echo in the same page. */
  calls: (count) =>
    withWorker(async (worker) => {
      const raw = echo();
      const session = worker.session();
      await session.asyncRun("def same(x):\n    return x");
      for (const warm of [() => raw.send(1), () => session.call("same", 1)])
        await timed(count / 2, warm);
      const found = {
        echo: await timed(count, (n) => raw.send(n)),
        call: await timed(count, (n) => session.call("same", n)),
        run: await timed(count, () => worker.asyncRun("1")),
      };
      raw.end();
      session.close();
      return found;
    }),

  /** `scripts` CPU-bound scripts by one worker, and by a pool of `size`. */
  async pool(scripts, turns, size) {
    const contexts = Array.from({ length: scripts }, () => ({ turns }));
    const one = await withWorker((worker) =>
      timed(1, () => Promise.all(contexts.map((c) => worker.asyncRun(CPU_BOUND, c)))),
    );
    const pool = new PyWorkerPool(size);
    await pool.ready;
    await Promise.all(contexts.map(() => pool.asyncRun("import asyncio\nawait asyncio.sleep(0.1)")));
    const many = await timed(1, () => pool.map(CPU_BOUND, contexts));
    const { workers } = pool.stats();
    pool.close();
    return { one: one.median, many: many.median, ratio: many.median / one.median, workers };
  },

  /** `while True: pass` with a deadline, then a good run: both together. */
  deadlineThenRun: (seconds) =>
    withWorker(async (worker) => {
      const start = now();
      const { error } = await worker.asyncRun("while True: pass", {}, { timeout: seconds });
      const ended = now() - start;
      const { results } = await worker.asyncRun("1 + 1");
      return { name: error.name, ended, results, both: now() - start };
    }),

  /** How far beyond its deadline a busy run ends, `count` times; the state of the worker stays. */
  overshoot: (count, seconds) =>
    withWorker(async (worker) => {
      const figures = [];
      for (let n = 0; n < count; n++) {
        let start;
        const started = (text) => (start ??= now());
        await worker.asyncRun(ENDLESS, {}, { timeout: seconds, onStdout: started });
        figures.push(now() - start - seconds * 1000);
      }
      return { ...summary(figures), replaced: worker.generation > 0 };
    }),

  /** From `abort()` of a busy run until the same worker has answered the next one. */
  cancel: (count) =>
    withWorker(async (worker) => {
      const figures = [];
      for (let n = 0; n < count; n++) {
        const controller = new AbortController();
        await begun(worker, { signal: controller.signal });
        await pause(50);
        const start = now();
        controller.abort();
        await worker.asyncRun("1");
        figures.push(now() - start);
      }
      return { ...summary(figures), replaced: worker.generation > 0 };
    }),
};
