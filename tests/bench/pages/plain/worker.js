// Runs in the module worker: Pyodide as its documentation shows it, each run with names of its own,
// and one answer to each message with the id that it came with. It is one file, as a page that
// cares for its start would have it.
import { loadPyodide } from "/npm/pyodide/pyodide.mjs";

const started = loadPyodide();

/** The result of `script`, which sees `context` as its names; packages it imports are loaded. */
async function run(script, context) {
  const pyodide = await started;
  await pyodide.loadPackagesFromImports(script);
  const globals = pyodide.toPy(context);
  try {
    const result = await pyodide.runPythonAsync(script, { globals });
    return result instanceof pyodide.ffi.PyProxy ? converted(result) : result;
  } finally {
    globals.destroy();
  }
}

function converted(proxy) {
  const value = proxy.toJs({ dict_converter: Object.fromEntries });
  proxy.destroy();
  return value;
}

self.onmessage = async ({ data: { id, script, context } }) => {
  try {
    self.postMessage({ id, result: await run(script, context) });
  } catch (error) {
    self.postMessage({ id, error: error.message });
  }
};
