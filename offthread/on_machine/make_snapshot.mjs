// Runs in Node, in a process of its own (snapshot.py starts it): boots Pyodide, imports modules,
// and writes what is then in its memory.
//
// Usage: node make_snapshot.mjs ORDER.json – an object of `pyodide` (folder), `modules` (zip),
// `unpacked` (where the zip goes in Pyodide's file system), `paths` (for sys.path), `imports`
// (list of lists: all of a list or none), `seed` (int), `most` (bytes that the memory may have)
// and `output`. Prints one line of JSON: `imported`, `dropped` (module and reason), `bytes`.
import { readFileSync, writeFileSync } from "node:fs";
import { webcrypto } from "node:crypto";
import { pathToFileURL } from "node:url";

const order = JSON.parse(readFileSync(process.argv[2], "utf8"));

// Equal modules give an equal snapshot on every machine and day: nothing of this hour goes in.
const EPOCH = 1577836800000; // 2020: some code dislikes years before
let ticks = 0;
Date.now = () => EPOCH + ticks++ / 1000;
performance.now = () => ticks++ / 1000;
webcrypto.getRandomValues = (array) => {
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength).fill(order.seed % 251);
  return array;
};

const { loadPyodide } = await import(pathToFileURL(`${order.pyodide}/pyodide.mjs`));
const silent = () => {};
const pyodide = await loadPyodide({
  _makeSnapshot: true,
  _sysExecutable: "python",
  env: { HOME: "/home/pyodide", PYTHONHASHSEED: String(order.seed) },
  stdout: silent,
  stderr: silent,
});
pyodide.unpackArchive(new Uint8Array(readFileSync(order.modules)), "zip", {
  extractDir: order.unpacked,
});
const imports = pyodide.pyimport("importlib").import_module;
const path = pyodide.pyimport("sys").path;
for (const folder of order.paths) path.append(folder);
const environment = pyodide.pyimport("os").environ;
environment.pop("PYTHONHASHSEED");
const freeze = imports("offthread.in_pyodide.snapshot");

const imported = [];
const dropped = [];
for (const group of order.imports) {
  for (const name of group) {
    try {
      imports(name);
      imported.push(name);
    } catch (error) {
      dropped.push([name, String(error.message).trim().split("\n").at(-1)]);
    }
  }
}
freeze.freeze();
for (const proxy of [imports, path, environment, freeze]) proxy.destroy();
const snapshot = pyodide.makeMemorySnapshot();
if (pyodide._module.HEAP8.length <= order.most) writeFileSync(order.output, snapshot);
console.log(JSON.stringify({ imported, dropped, bytes: pyodide._module.HEAP8.length }));
