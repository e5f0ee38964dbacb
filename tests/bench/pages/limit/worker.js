// Runs in the module worker: compiles Pyodide's WebAssembly when asked to, else sends back what it
// gets: a copy there and a copy back, with nothing between.
self.onmessage = async ({ data: { script, context } }) => {
  if (script === "compile") await WebAssembly.compileStreaming(fetch("/npm/pyodide/pyodide.asm.wasm"));
  self.postMessage(script === "compile" ? 2 : (context.value ?? context));
};
