// Runs on the page: scripts go to a module worker by postMessage, answers come back by their id, as
// Pyodide's documentation shows it. What the benchmark calls is window.peer.
const first = new URLSearchParams(location.search).get("script") ?? "1 + 1";

/** A worker of its own: `run(script, context)` promises the script's result. */
function startPython() {
  const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  const waiting = new Map();
  let last = 0;
  const fail = (reason) => {
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };
  worker.onerror = (event) => fail(new Error(event.message));
  worker.onmessage = ({ data: { id, result, error } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) resolve(result);
    else reject(new Error(error));
  };
  const run = (script, context = {}) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, script, context });
    });
  return { run, end: () => worker.terminate() };
}

const python = startPython();
window.peer = {
  run: python.run,
  another: startPython,
  first: python.run(first).then((value) => ({ value, at: performance.now() })),
};
