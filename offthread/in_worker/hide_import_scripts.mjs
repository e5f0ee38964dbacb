// Runs in the worker of file:// pages, first of all: Pyodide refuses classic workers, which it
// tells by `importScripts`. It needs no module worker where its code is in the same bundle.
self.importScripts = undefined;
