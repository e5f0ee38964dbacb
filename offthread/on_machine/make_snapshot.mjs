// Runs in Node, in a process of its own (snapshot.py starts it): boots Pyodide, imports modules,
// and writes what is then in its memory.
//
// Usage: node make_snapshot.mjs ORDER.json – an object of `pyodide` (folder), `modules` (a zip of
// Offthread's own), `unpacked` (where it goes in Pyodide's file system), `paths` (for sys.path),
// `imports` (module names), `seed` (int), `most` (bytes that the memory may have) and `output`.
// Prints one line of JSON: `imported` (names), `dropped` ([name, reason]), `bytes`.
import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const order = JSON.parse(readFileSync(process.argv[2], "utf8"));

// Equal modules give an equal snapshot on every machine and day: nothing of this hour goes in.
const EPOCH = 1577836800000; // 2020: some code dislikes years before
let ticks = 0;
Date.now = () => EPOCH + ticks++ / 1000;
performance.now = () => ticks++ / 1000;
const fill = (array) => array.fill(order.seed % 251);
crypto.webcrypto.getRandomValues = fill;
crypto.randomFillSync = fill; // what Pyodide uses in Node

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
for (const name of order.imports) {
  try {
    imports(name);
    imported.push(name);
  } catch (error) {
    dropped.push([name, String(error.message).trim().split("\n").at(-1)]);
  }
}
freeze.freeze();
for (const proxy of [imports, path, environment, freeze]) proxy.destroy();
const snapshot = pyodide.makeMemorySnapshot();
if (pyodide._module.HEAP8.length <= order.most) writeFileSync(order.output, snapshot);
console.log(JSON.stringify({ imported, dropped, bytes: pyodide._module.HEAP8.length }));
