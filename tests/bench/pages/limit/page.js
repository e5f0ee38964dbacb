// Runs on the page: what any worker costs at least. Its "first result" is the answer of a worker
// that has compiled Pyodide's WebAssembly and nothing else; its run sends the context there and back.
function startWorker() {
  const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  const waiting = [];
  worker.onmessage = ({ data }) => waiting.shift()(data);
  const run = (script, context = {}) =>
    new Promise((resolve) => {
      waiting.push(resolve);
      worker.postMessage({ script, context });
    });
  return { run, end: () => worker.terminate() };
}

const worker = startWorker();
window.peer = {
  run: worker.run,
  echoes: true,
  another: startWorker,
  first: worker.run("compile").then((value) => ({ value, at: performance.now() })),
};
