// Runs in a browser: wrong arguments reject with a reason, never throw, and never run.
import { asyncRun, ContextError, PyWorker, run } from "../../../build/py_worker.js";
import { equal, must, rejection } from "./expect.mjs";

class Chart {
  draw() {}
}

const none = () => {};
const UNCLONEABLE = {
  "a function": [{ chart: none }, 'context["chart"]', "a function"],
  "a DOM node": [{ a: 1, page: document.body }, 'context["page"]', "a DOM node (BODY)"],
  "a function far inside": [{ m: [1, { cb: none }] }, 'context["m"][1]["cb"]', "a function"],
  "a function in a Map": [{ m: new Map([["k", none]]) }, 'context["m"]["k"]', "a function"],
  "a symbol": [{ s: Symbol("s") }, 'context["s"]', "Symbol"],
  "a promise": [{ p: Promise.resolve() }, 'context["p"]', "Promise"],
  "a WeakMap": [{ w: new WeakMap() }, 'context["w"]', "WeakMap"],
};
const NO_CONTEXTS = { a: [1], b: "text", c: 3, d: new Set(), e: new Chart(), f: none, g: true };
const NO_SCRIPTS = [undefined, null, 3, ["1"], { path: "a.py", text: "1" }, none];

export const argumentChecks = {
  async "a script that is no text"() {
    for (const script of NO_SCRIPTS) {
      const reason = await rejection(asyncRun(script));
      equal(reason.name, "TypeError");
      must(reason.message.includes("the script must be text"), reason.message);
    }
  },

  async "a context that is no plain object"() {
    for (const context of Object.values(NO_CONTEXTS)) {
      const reason = await rejection(asyncRun("1", context));
      must(reason instanceof ContextError, `${reason}`);
      must(reason.message.includes("the context must be a dict"), reason.message);
    }
  },

  async "an unknown option, and the known ones are named"() {
    const reason = await rejection(asyncRun("1", {}, { filname: "a.py" }));
    equal(reason.name, "TypeError");
    must(/filname.*known.*filename.*packages/.test(reason.message), reason.message);
  },

  async "options of the wrong type"() {
    for (const options of [3, "a", [1], { filename: 3 }, { packages: "pytz" }, { packages: [3] }])
      equal((await rejection(asyncRun("1", {}, options))).name, "TypeError");
  },

  async "callbacks that are no functions"() {
    equal((await rejection(run("1", {}, none))).name, "TypeError");
    equal((await rejection(run("1", {}, null, none))).name, "TypeError");
  },

  async "unknown settings of a PyWorker"() {
    let reason = null;
    try {
      new PyWorker({ package: ["pytz"] });
    } catch (error) {
      reason = error;
    }
    equal(reason.name, "TypeError");
    must(/package.*known.*packages.*pyodideUrl/.test(reason.message), reason.message);
  },

  ...Object.fromEntries(
    Object.entries(UNCLONEABLE).map(([what, [context, key, kind]]) => [
      `a context with ${what} names its place`,
      async () => {
        const reason = await rejection(asyncRun("1", context));
        must(reason instanceof ContextError, `${reason}`);
        equal([reason.name, reason.key], ["ContextError", key]);
        must(reason.message.startsWith(key) && reason.message.includes(kind), reason.message);
      },
    ]),
  ),

  async "the next run works"() {
    equal((await asyncRun("'fine'")).results, "fine");
  },

  async "the context is taken as it is at the call"() {
    const context = { a: [1] };
    const promise = asyncRun("a", context);
    context.a.push(2);
    equal((await promise).results, [1]);
  },
};
