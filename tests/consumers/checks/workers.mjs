// Runs in a browser: workers of one's own, their failures and their ends.
import { asyncRun, PyWorker, WorkerError } from "../../../build/py_worker.js";
import { equal, must, rejection } from "./expect.mjs";

export const workerChecks = {
  async "a PyWorker runs beside the shared one, with a state of its own"() {
    const worker = new PyWorker({ name: "second", packages: [] });
    const progress = [];
    worker.onProgress((message) => progress.push(message));
    equal((await worker.asyncRun("a * 2", { a: 21 })).results, 42);
    must((await worker.ready).python.startsWith("3."), "no version");
    must(progress.length > 0, "no progress");
    worker.terminate();
  },

  async "terminate rejects what waits, and what comes later"() {
    const worker = new PyWorker();
    const waiting = worker.asyncRun("1");
    worker.terminate();
    for (const promise of [waiting, worker.asyncRun("2"), worker.ready]) {
      const reason = await rejection(promise);
      must(reason instanceof WorkerError, `${reason}`);
      must(/terminated.*restart/.test(reason.message), reason.message);
    }
  },

  async "restart starts anew"() {
    const worker = new PyWorker({ packages: [] });
    const waiting = worker.asyncRun("1");
    worker.restart();
    must((await rejection(waiting)) instanceof WorkerError, "not rejected");
    equal((await worker.asyncRun("2")).results, 2);
    worker.close();
  },

  async "Pyodide that is not there: a WorkerError with its file, for all runs, until restart"() {
    const worker = new PyWorker({ pyodideUrl: "no/such/folder/" });
    const reasons = await Promise.all([1, 2].map((n) => rejection(worker.asyncRun(`${n}`))));
    for (const reason of [...reasons, await rejection(worker.ready)]) {
      must(reason instanceof WorkerError, `${reason}`);
      must(reason.filename.includes("no/such/folder/"), `filename ${reason.filename}`);
      must(reason.message.length > 20 && Number.isInteger(reason.lineno), reason.message);
    }
    const later = await rejection(worker.asyncRun("3")); // all files are missing: any is named
    must(later instanceof WorkerError && later.filename.includes("no/such/folder/"), `${later}`);
    worker.terminate();
  },

  async "a worker that gives no sign of life is given up"() {
    const worker = new PyWorker({ bootTimeout: 0.001 });
    const reason = await rejection(worker.asyncRun("1"));
    must(reason instanceof WorkerError, `${reason}`);
    must(reason.message.includes("no sign of life for 0.001 s"), reason.message);
  },

  async "the shared worker has seen nothing of all this"() {
    equal((await asyncRun("'fine'")).results, "fine");
  },
};
