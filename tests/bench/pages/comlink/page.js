// Runs on the page: scripts go to a module worker through Comlink. What the benchmark calls is
// window.peer.
import { wrap } from "/npm/comlink/dist/esm/comlink.min.mjs";

const first = new URLSearchParams(location.search).get("script") ?? "1 + 1";

/** A worker of its own: `run(script, context)` promises the script's result. */
function startPython() {
  const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  const remote = wrap(worker);
  const run = (script, context = {}) => remote.run(script, context);
  return { run, end: () => worker.terminate() };
}

const python = startPython();
window.peer = {
  run: python.run,
  another: startPython,
  first: python.run(first).then((value) => ({ value, at: performance.now() })),
};
