// Runs on the page once Python is there; the benchmark imports it after the first result, so that
// no page is charged for it. Each function takes the page's peer and promises one figure, or
// several: milliseconds, unless it says otherwise. Each checks that the work was really done.

const now = () => performance.now();
const BATCH = 20; // a browser's clock is too coarse for one run
const RECORDS = 100_000;
const FLOATS = 1_000_000;

function expect(truth, what) {
  if (!truth) throw new Error(`wrong: ${what}`);
}

async function timed(work) {
  const start = now();
  await work();
  return now() - start;
}

function median(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** One run after the other. */
export async function warm({ run }, batches = 30) {
  const figures = [];
  for (let n = -5; n < batches; n++) {
    const spent = await timed(async () => {
      for (let i = 0; i < BATCH; i++) await run("1+1");
    });
    if (n >= 0) figures.push(spent / BATCH);
  }
  return median(figures);
}

/** `count` runs started together, each with a context and a result of its own. */
export async function burst({ run, echoes }, count = 1000) {
  const all = () => Promise.all(Array.from({ length: count }, (_, value) => run("value + 1", { value })));
  const spent = await timed(async () => {
    const found = await all();
    expect(found.every((result, n) => result === n + (echoes ? 0 : 1)), "the results of the runs");
  });
  return spent;
}

/** 8 MB of float64 in, copied and changed there, and out. */
export async function floats({ run }) {
  const value = Float64Array.from({ length: FLOATS }, (_, n) => n);
  const script = "from array import array\nout = array('d', value)\nout[0] = 7\nout";
  return timed(async () => {
    const found = await run(script, { value });
    expect(found.length === FLOATS && found[FLOATS - 1] === FLOATS - 1, "the floats");
  });
}

/** Records in as a list of dicts, and out again as new ones. */
export async function records({ run }) {
  const value = Array.from({ length: RECORDS }, (_, i) => ({ i, name: `record ${i}` }));
  const script = "[{'i': record['i'], 'name': record['name']} for record in value]";
  return timed(async () => {
    const found = await run(script, { value });
    expect(found.length === RECORDS && found[RECORDS - 1].name === value.at(-1).name, "the records");
  });
}

/** From the start of one more worker to its first result. */
export async function second({ another }) {
  let worker;
  const spent = await timed(async () => {
    worker = another();
    await worker.run("1 + 1");
  });
  await worker.end();
  return spent;
}

/** The longest time that the page could not react while a worker computed for about a second. */
export async function block({ run }) {
  const script = "import time\nend = time.monotonic() + 1\nwhile time.monotonic() < end: pass\n1";
  const channel = new MessageChannel();
  let [last, longest, over] = [now(), 0, false];
  channel.port1.onmessage = () => {
    const moment = now();
    longest = Math.max(longest, moment - last);
    last = moment;
    if (!over) setTimeout(() => channel.port2.postMessage(0), 1);
  };
  channel.port2.postMessage(0);
  await run(script);
  over = true;
  return longest;
}
