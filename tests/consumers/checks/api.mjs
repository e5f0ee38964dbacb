// Runs in a browser: the two functions of the API, as the original page used them.
import { asyncRun, onProgress, preload, run, ScriptError } from "../../../build/py_worker.js";
import { equal, must } from "./expect.mjs";

const progress = [];

export const apiChecks = {
  async "progress is told, and ready gives the versions"() {
    onProgress((message) => progress.push(message));
    const versions = await preload();
    must(/^3\.\d+\.\d+/.test(versions.python), `python ${versions.python}`);
    must(/^\d+\.\d+\.\d+/.test(versions.pyodide), `pyodide ${versions.pyodide}`);
    must(progress.length > 0, "no progress");
    for (const { phase, loaded, total, text } of progress)
      must(phase && loaded >= 0 && total >= 0 && text, "a progress without its four fields");
  },

  async "the original page's example"() {
    const script = "import statistics\nfrom js import A_rank\nstatistics.stdev(A_rank)";
    const context = { A_rank: [0.8, 0.4, 1.2, 3.7, 2.6, 5.8] };
    const { results, error } = await asyncRun(script, context);
    equal(error ?? null, null);
    equal(results, 2.0634114147853952);
  },

  async "a context of bare names"() {
    equal((await asyncRun("a + b['c'][1]", { a: 1, b: { c: [2, 3] } })).results, 4);
  },

  async "no context at all"() {
    for (const context of [undefined, null, {}])
      equal((await asyncRun("1 + 1", context)).results, 2);
  },

  async "falsy results are results"() {
    for (const [script, expected] of Object.entries({ 0: 0, '""': "", False: false, None: null })) {
      const outcome = await asyncRun(script);
      equal(outcome.results ?? null, expected);
      equal(outcome.error ?? null, null);
    }
  },

  async "top-level await"() {
    equal((await asyncRun("import asyncio\nawait asyncio.sleep(0.01, 'done')")).results, "done");
  },

  async "an exception is an Error with its Python name"() {
    const { results, error } = await asyncRun("a = 1\na / 0", {}, { filename: "halve.py" });
    equal(results ?? null, null);
    must(error instanceof Error && error instanceof ScriptError, "no ScriptError");
    equal([error.name, error.message], ["ZeroDivisionError", "division by zero"]);
    equal([error.lineno, error.filename], [2, "halve.py"]);
    must(error.traceback.includes("a / 0"), `no source line in ${error.traceback}`);
    must(!error.traceback.includes("_pyodide"), `untrimmed: ${error.traceback}`);
  },

  async "an exception keeps its arguments and its cause"() {
    const script = "try:\n  {}['a']\nexcept KeyError as e:\n  raise ValueError('no', 3) from e";
    const { error } = await asyncRun(script);
    equal([error.name, Array.from(error.args)], ["ValueError", ["no", 3]]);
    equal(error.cause.name, "KeyError");
  },

  async "callbacks: a result, and an exception of the script, go to onSuccess"() {
    equal((await byCallbacks("6 * 7", {})).outcome.results, 42);
    equal((await byCallbacks("nothing", {})).outcome.error.name, "NameError");
  },

  async "callbacks: what cannot be sent goes to onError"() {
    equal((await byCallbacks("1", { chart: () => 1 })).failure.name, "ContextError");
  },

  async "packages of a run are loaded before it"() {
    const script = "import pytz\npytz.utc.zone";
    equal((await asyncRun(script, {}, { packages: ["pytz"] })).results, "UTC");
  },

  async "a thousand runs at once: a thousand right answers"() {
    const numbers = Array.from({ length: 1000 }, (_, n) => n);
    const outcomes = await Promise.all(numbers.map((n) => asyncRun("n * 2", { n })));
    equal(outcomes.map(({ results }) => results), numbers.map((n) => n * 2));
  },
};

function byCallbacks(script, context) {
  return new Promise((resolve) =>
    run(script, context, (outcome) => resolve({ outcome }), (failure) => resolve({ failure })),
  );
}
