// Runs in a browser: bad scripts get a typed error, and leave nothing behind for the next run.
import { asyncRun } from "../../../build/py_worker.js";
import { equal, must } from "./expect.mjs";

const ENDINGS = {
  "def f(:": "SyntaxError",
  "import sys\nsys.exit(3)": "SystemExit",
  "def f():\n  f()\nf()": "RecursionError",
  "raise KeyboardInterrupt": "KeyboardInterrupt",
  "import no_such_module": "ModuleNotFoundError",
};
const UNCONVERTIBLE = {
  "import socket\n{'model': [1, socket.socket()]}": 'results["model"][1]',
  "{'f': print}": 'results["f"]',
  "a = []\na.append(a)\na": "results",
  "a = []\nfor _ in range(10_000): a = [a]\na": "results",
};
const MESSES = {
  "a deleted builtin": "import builtins\ndel builtins.len",
  "a replaced builtin": "import builtins\nbuiltins.print = None",
  "a replaced js": "import sys\nsys.modules['js'] = 3",
  "globals left behind": "left = 1\nglobals()['leftover'] = 2",
  "attributes of js left behind": "import js\njs.leftover = 3",
};
const INSPECTION = `import js
import sys
(len([1]), callable(print), 'left' in globals(), 'leftover' in globals(), hasattr(js, 'leftover'),
 hasattr(js, 'fetch'), type(sys.modules['js']).__name__ != 'int')`;

export const scriptChecks = {
  ...Object.fromEntries(
    Object.entries(ENDINGS).map(([script, name]) => [
      `${name} is an error by name`,
      async () => {
        equal((await asyncRun(script)).error?.name, name);
        await nextRunWorks();
      },
    ]),
  ),

  async "a syntax error has its line and a caret"() {
    const { error } = await asyncRun("a = 1\ndef f(:\n  pass");
    equal(error.lineno, 2);
    must(error.traceback.includes("^"), error.traceback);
  },

  ...Object.fromEntries(
    Object.entries(UNCONVERTIBLE).map(([script, place]) => [
      `a result that cannot be converted names ${place}: ${script.split("\n").at(-1)}`,
      async () => {
        const { results, error } = await asyncRun(script);
        equal(results ?? null, null);
        must(error?.message.includes(place), `${error}`);
        await nextRunWorks();
      },
    ]),
  ),

  ...Object.fromEntries(
    Object.entries(MESSES).map(([what, script]) => [
      `after ${what} the next run finds everything as new`,
      async () => {
        await asyncRun(script);
        const { results, error } = await asyncRun(INSPECTION);
        must(!error, `${error?.traceback}`);
        equal(results, [1, true, false, false, false, true, true]);
      },
    ]),
  ),

  async "runs that overlap in time do not see each other"() {
    const script = `import asyncio
from js import secret
mine = secret
await asyncio.sleep(0.05)
import js
(mine, secret, js.secret, 'other' in globals())`;
    const other = "import asyncio\nother = secret\nawait asyncio.sleep(0.02)\nother";
    const [one, two, three] = await Promise.all([
      asyncRun(script, { secret: 1 }),
      asyncRun(script, { secret: 2 }),
      asyncRun(other, { secret: 3 }),
    ]);
    equal([one.results, two.results, three.results], [[1, 1, 1, false], [2, 2, 2, false], 3]);
  },

  async "a known package that is not in the list is loaded on demand"() {
    const { results, error } = await asyncRun("import pytz\npytz.timezone('Asia/Tokyo').zone");
    must(!error, `${error}`);
    equal(results, "Asia/Tokyo");
  },
};

async function nextRunWorks() {
  equal((await asyncRun("a + 1", { a: 1 })).results, 2);
}
