// Runs on the page: PyScript's worker, started from JavaScript, with the same local Pyodide. What
// the benchmark calls is window.peer.
import { PyWorker } from "/npm/@pyscript/core/dist/core.js";

const first = new URLSearchParams(location.search).get("script") ?? "1 + 1";
const version = new URL("/npm/pyodide/pyodide.mjs", location.href).href;

/** A worker of its own: `run(script, context)` promises the script's result. */
function startPython() {
  const started = PyWorker(new URL("worker.py", import.meta.url).href, { version, async: true });
  const run = async (script, context = {}) => (await started).sync.run(script, context);
  return { run, end: async () => (await started).terminate() };
}

const python = startPython();
window.peer = {
  run: python.run,
  another: startPython,
  first: python.run(first).then((value) => ({ value, at: performance.now() })),
};
