// Runs on the page: Offthread from JavaScript, as the README shows it. What the benchmark calls is
// window.peer.
import { asyncRun, PyWorker } from "/build/py_worker.js";

const first = new URLSearchParams(location.search).get("script") ?? "1 + 1";

/** `run(script, context)` promises the script's result, by the `asyncRun` of a worker. */
const runsWith = (asyncRun) => async (script, context) => {
  const { results, error } = await asyncRun(script, context);
  if (error) throw error;
  return results;
};

/** A worker of its own. */
function startPython() {
  const worker = new PyWorker();
  return { run: runsWith((...values) => worker.asyncRun(...values)), end: () => worker.terminate() };
}

const run = runsWith(asyncRun);
window.peer = {
  run,
  another: startPython,
  first: run(first).then((value) => ({ value, at: performance.now() })),
};
