// Runs in the module worker: the same as the plain page's, one file too, but what the page may call
// is exposed through Comlink.
import { expose } from "/npm/comlink/dist/esm/comlink.min.mjs";
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

expose({ run });
