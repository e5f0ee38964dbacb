// Runs in Node: real Pyodide with Offthread's in_pyodide in it, driven by lines of JSON.
//
// In:  {id, script, context, filename, options}; context is a name exported by contexts.mjs, or null.
//      "imports_of" asks for the imports of the script instead. Each line starts a run at once, so runs overlap;
//      with plain: true it is taken as a plain script.
// Out: {id, told, at} of what is no answer; {id, kind, shown, error, stdout, stderr}: `shown` is how Node inspects the value that the page would
//      get (after structured clone with its transferables); `error` the details of the error.
//      First comes {ready: true}. Unhandled rejections are told as {unhandled: text}.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { inspect } from "node:util";
import { loadPyodide } from "pyodide";
import * as contexts from "./contexts.mjs";

const root = process.argv[2];
const helpers = process.argv[3];

function say(line) {
  process.stdout.write(JSON.stringify(line) + "\n");
}

function copyFolder(pyodide, from, to) {
  pyodide.FS.mkdirTree(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory()) copyFolder(pyodide, join(from, entry.name), `${to}/${entry.name}`);
    else pyodide.FS.writeFile(`${to}/${entry.name}`, readFileSync(join(from, entry.name)));
  }
}

async function boot() {
  const pyodide = await loadPyodide({
    stdout: (text) => process.stderr.write(text + "\n"),
    stderr: (text) => process.stderr.write(text + "\n"),
  });
  const modules = "/offthread_modules";
  pyodide.FS.mkdirTree(modules + "/offthread");
  const own = join(root, "offthread", "__init__.py");
  pyodide.FS.writeFile(modules + "/offthread/__init__.py", readFileSync(own));
  for (const place of ["everywhere", "in_pyodide"])
    copyFolder(pyodide, join(root, "offthread", place), `${modules}/offthread/${place}`);
  copyFolder(pyodide, helpers, modules + "/scripts");
  const path = pyodide.pyimport("sys").path;
  path.append(modules);
  path.append(modules + "/scripts");
  return pyodide;
}

function show(value) {
  return inspect(value, { depth: 30, breakLength: Infinity, maxArrayLength: 20, sorted: false });
}

async function answer(request) {
  if (request.kind === "cancel") return cancel(request.id);
  if (request.context === "imports_of") {
    const { needed, optional } = importsOf(request.script);
    return say({ id: request.id, kind: "result", shown: show([needed, optional]), error: null });
  }
  const context = request.context ? contexts[request.context]() : {};
  if (request.plain) return answerPlain(request, context);
  const asked = { ...request, kind: "run", context, packages: [] };
  take(asked);
}

// As in_worker runs a plain script (see in_pyodide/ways.py); `shown` says so where no message came.
function answerPlain({ id, script, filename }, context) {
  const value = takePlain(script, filename, id, context);
  if (value === undefined) return;
  say({ id, kind: "plain", shown: show(value), error: null, stdout: "", stderr: "" });
}

// What in_worker gives to Python, in Node: messages become lines of JSON.
function bridge(pyodide) {
  let due = Infinity;
  let begun = 0;
  let timer = null;
  const signals = {
    get 0() {
      if (performance.now() < due) return 0;
      due = performance.now() + 250;
      return 10;
    },
    set 0(value) {},
  };
  return {
    tell(message, transfer) {
      const { id, kind, results, error, stdout, stderr } = structuredClone(message, { transfer });
      if (kind === "result" || kind === "error" || kind === "failed")
        say({ id, kind, shown: show(results), error: error ?? null, stdout, stderr });
      else say({ id, told: kind, at: performance.now() });
    },
    result(id, results, stdout, stderr, transfer) {
      this.tell({ id, kind: "result", results, stdout, stderr }, transfer ?? []);
    },
    started(id) {
      begun = performance.now();
      say({ id, told: "started", at: begun });
    },
    begun() {},
    executing: (id) => say({ id, told: "executing", at: performance.now() }),
    wake(signal, idle) {
      due = signal < 0 ? Infinity : performance.now() + signal;
      pyodide.setInterruptBuffer(signal < 0 ? undefined : signals);
      clearTimeout(timer);
      timer = idle < 0 ? null : setTimeout(() => onTimer(), idle);
    },
    is_cancelled: (id, url) => url && performance.now() > begun + 1000 * parseFloat(url),
    mend_globals() {},
  };
}

process.on("unhandledRejection", (reason) => say({ unhandled: String(reason) }));
process.on("uncaughtException", (reason) => say({ unhandled: String(reason) }));

const pyodide = await boot();
const { take, cancel, connect } = pyodide.pyimport("offthread.in_pyodide.run");
const onTimer = pyodide.pyimport("offthread.in_pyodide.alarms").on_timer;
connect(bridge(pyodide));
const takePlain = pyodide.pyimport("offthread.in_pyodide.plain").take;
const importsOf = pyodide.pyimport("offthread.in_pyodide.imports").imports_of;
say({ ready: true });
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  answer(request).catch((error) => say({ id: request.id, kind: "broken", shown: String(error) }));
}
process.exit(0);
