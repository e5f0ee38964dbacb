// Runs in Node, in a process of its own (snapshot.py starts it): boots Pyodide, imports modules,
// and writes what is then in its memory.
//
// Usage: node make_snapshot.mjs ORDER.json – an object of `pyodide` (folder), `modules` (a zip of
// Offthread's own), `unpacked` (where it goes in Pyodide's file system), `paths` (for sys.path),
// `imports` (module names), `seed` (int), `most` (bytes that the memory may have), `glue` (the
// beginning of the names of changed copies of pyodide.asm.mjs) and `output`.
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

// The memory as WebAssembly itself fills it is left out: the browser has that already, and
// in_worker/snapshot.py adds it again.
const SUBTRACTED = 5 * 1024 * 1024;
const PAGE = 4096;
let first = null;
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (binary, imports) => {
  const made = await instantiate(binary, imports);
  first ??= new Uint32Array(made.instance.exports.memory.buffer, 0, SUBTRACTED / 4).slice();
  return made;
};

// C asks once whether this engine can switch stacks (JSPI), and keeps something by the answer.
// Started with either answer, the memory differs in one word; the worker puts the right one there.
const { loadPyodide } = await import(pathToFileURL(`${order.pyodide}/pyodide.mjs`));
const glue = readFileSync(`${order.pyodide}/pyodide.asm.mjs`, "utf8");
const QUESTION = "()=>jspiSupported}";
if (glue.split(QUESTION).length !== 2) throw new Error(`pyodide.asm.mjs has no ${QUESTION}`);
const able = (await start(1))._module.HEAP32.slice();
const pyodide = await start(0);
const unable = pyodide._module.HEAP32.slice();
const places = [...unable.keys()].filter((index) => able[index] !== unable[index]);
if (places.length !== 1) throw new Error(`${places.length} words of memory depend on JSPI, not 1`);
const [place] = places;
const stacks = { address: 4 * place, values: [unable[place], able[place]] };

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
clearFreeMemory(pyodide._module);
const snapshot = pyodide.makeMemorySnapshot();
addToHeader(snapshot, { stacks });
const bytes = pyodide._module.HEAP8.length;
if (bytes <= order.most) {
  const place = snapshot.length - bytes;
  const words = new Uint32Array(snapshot.buffer, place, first.length);
  for (let i = 0; i < first.length; i++) words[i] -= first[i];
  writeFileSync(order.output, withoutEmptyPages(snapshot.subarray(0, place), snapshot.subarray(place)));
}
console.log(JSON.stringify({ imported, dropped, bytes }));

// A Pyodide that starts as everywhere else, with that answer to the question.
async function start(answer) {
  ticks = 0;
  const changed = `${order.glue}${answer}.mjs`;
  writeFileSync(changed, glue.replace(QUESTION, `()=>${answer}}`));
  return loadPyodide({
    _makeSnapshot: true,
    _sysExecutable: "./this.program", // as in browsers
    createPyodideModule: (await import(pathToFileURL(changed))).default,
    env: { HOME: "/home/pyodide", PYTHONHASHSEED: String(order.seed) },
    stdout: () => {},
    stderr: () => {},
  });
}

// A snapshot begins with words (2: the length of the JSON that follows at byte 48, which has room
// for twice its length); Pyodide reads nothing of it but what it wrote.
function addToHeader(snapshot, more) {
  const words = new Uint32Array(snapshot.buffer, 0, 4);
  const room = snapshot.subarray(48, words[1]);
  const header = JSON.parse(new TextDecoder().decode(room.subarray(0, words[2])));
  const text = new TextEncoder().encode(JSON.stringify({ ...header, ...more }));
  room.set(text);
  words[2] = text.length;
}

// Two thirds of the memory are zeros, which a browser takes longer to unpack than to make. As
// in_worker/snapshot.py reads it.
function withoutEmptyPages(head, memory) {
  const numbers = [];
  const pages = [];
  for (let start = 0; start < memory.length; start += PAGE) {
    const page = memory.subarray(start, start + PAGE);
    if (page.every((byte) => byte === 0)) continue;
    numbers.push(start / PAGE);
    pages.push(page);
  }
  const words = Uint32Array.of(head.length, memory.length, numbers.length, ...numbers);
  return Buffer.concat([new Uint8Array(words.buffer), head, ...pages]);
}

// What was freed keeps its bytes, a fifth of the whole file: it is taken in pieces, zeroed, and
// given back. Nothing is taken beyond what the memory has in use, so that it does not grow.
function clearFreeMemory(module) {
  const end = module.HEAPU32[module._emscripten_get_sbrk_ptr() >> 2];
  const taken = [];
  for (let size = 1 << 20; size >= 16; size -= size > 64 ? size >> 1 : 16) {
    for (let place = take(); place; place = take()) taken.push(place);
    function take() {
      const place = module._malloc(size);
      if (!place || place + size > end) {
        if (place) module._free(place);
        return 0;
      }
      module.HEAPU8.fill(0, place, place + size);
      return place;
    }
  }
  for (const place of taken) module._free(place);
}
