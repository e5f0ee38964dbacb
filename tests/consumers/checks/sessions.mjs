// Runs in a browser: sessions and pools, in JavaScript's spelling.
import {
  PyWorker,
  PyWorkerPool,
  QueueFull,
  ScriptError,
  Session,
  SessionClosed,
  WorkerError,
} from "../../../build/py_worker.js";
import { equal, must, rejection } from "./expect.mjs";

let worker;
let pool;

export const sessionChecks = {
  async "a session's runs share their names"() {
    worker = new PyWorker({ packages: [] });
    const session = worker.session();
    must(session instanceof Session, "no Session");
    await session.asyncRun("def area(r, scale=1):\n    return 3 * r * r * scale");
    equal(await session.call("area", 2), 12);
    equal(await session.callWith("area", [2, 10], { timeout: 5 }), 120);
    await session.set("names", ["a", { b: 1 }]);
    equal(await session.get("names"), ["a", { b: 1 }]);
    equal((await session.asyncRun("len(names) + x", { x: 1 })).results, 3);
    equal((await worker.asyncRun("'names' in globals()")).results, false);
    session.close();
    must((await rejection(session.get("names"))) instanceof SessionClosed, "not closed");
  },

  async "what goes wrong in a session rejects with the Python exception"() {
    const session = worker.session();
    const reason = await rejection(session.get("missing"));
    must(reason instanceof ScriptError, `${reason}`);
    equal([reason.name, reason.message], ["NameError", "name 'missing' is not defined"]);
    await session.asyncRun("def spin():\n    while True: pass");
    const late = await rejection(session.callWith("spin", [], { timeout: 0.2 }));
    equal([late.name, late.deadline], ["TimeoutError", 0.2]);
    for (const wrong of ["", "1a", "a.b", null, 5])
      equal((await rejection(session.get(wrong))).name, "TypeError");
    equal((await rejection(session.callWith("spin", 5))).name, "TypeError");
    equal((await rejection(session.callWith("spin", [], { on_stdout: 1 }))).name, "TypeError");
    session.close();
    worker.terminate();
  },

  async "a session tells by callbacks, too"() {
    worker.restart();
    const session = worker.session();
    const outcome = await new Promise((good, bad) => session.run("1 + n", { n: 1 }, good, bad));
    equal(outcome.results, 2);
    worker.terminate();
    const failure = await new Promise((settle) => session.run("1", {}, settle, settle));
    must(failure instanceof WorkerError, `${failure}`);
  },

  async "a pool maps in order, and says what its workers do"() {
    pool = new PyWorkerPool({ size: 2, maxQueue: 1, idleTimeout: 30, packages: [], name: "P" });
    must((await pool.ready).python.startsWith("3."), "no version");
    equal(await pool.map("n * n", [0, 1, 2, 3, 4].map((n) => ({ n }))), [0, 1, 4, 9, 16]);
    equal(await pool.map("n", new Set([{ n: 1 }])), [1]);
    equal(await pool.map("n", []), []);
    const { size, waiting, running, workers } = pool.stats();
    equal([size, waiting, running, workers.length], [2, 0, 0, 2]);
    equal(workers.map(({ name }) => name), ["P 1", "P 2"]);
    for (const { memory, state, sessions } of workers)
      must(memory > 1e7 && state === "idle" && sessions === 0, `${memory} ${state} ${sessions}`);
  },

  async "errors of a map reject it, or stand among the values"() {
    const contexts = [1, 0, 2].map((n) => ({ n }));
    equal((await rejection(pool.map("1 / n", contexts))).name, "ZeroDivisionError");
    const values = await pool.map("1 / n", contexts, { returnExceptions: true, timeout: 5 });
    equal([values[0], values[1].name, values[2]], [1, "ZeroDivisionError", 0.5]);
    for (const wrong of [null, "text", 5, { n: 1 }])
      equal((await rejection(pool.map("1", wrong))).name, "TypeError");
    equal((await rejection(pool.map("1", [5]))).name, "ContextError");
    equal((await rejection(pool.map("1", [{}], { return_exceptions: true }))).name, "TypeError");
  },

  async "a full pool says so"() {
    const waiting = [1, 2, 3].map((n) => pool.asyncRun("import asyncio\nawait asyncio.sleep(0.2)\nn", { n }));
    const reason = await rejection(pool.asyncRun("4"));
    must(reason instanceof QueueFull && reason.message.includes("maxQueue"), `${reason}`);
    equal((await Promise.all(waiting)).map(({ results }) => results), [1, 2, 3]);
  },

  async "sessions of a pool stick to their workers, and end with it"() {
    const sessions = [pool.session(), pool.session()];
    await Promise.all(sessions.map((session, n) => session.set("n", n)));
    equal(pool.stats().workers.map(({ sessions }) => sessions), [1, 1]);
    equal(await Promise.all(sessions.map((session) => session.get("n"))), [0, 1]);
    pool.close();
    for (const promise of [sessions[0].get("n"), pool.asyncRun("1"), pool.map("1", [{}])])
      must((await rejection(promise)) instanceof WorkerError, "not rejected");
  },

  async "wrong settings are refused"() {
    for (const wrong of [0, -1, 1.5, { size: "2" }, { maxQueue: -1 }, { idleTimeout: 0 }, { max: 1 }, "2"]) {
      let thrown = null;
      try {
        new PyWorkerPool(wrong);
      } catch (error) {
        thrown = error;
      }
      equal(thrown?.name, "TypeError");
    }
  },
};
