// Pyodide refuses classic workers, which it knows by importScripts; from blob: it works in one.
self.importScripts = undefined;
