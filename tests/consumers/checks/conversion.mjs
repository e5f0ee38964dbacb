// Runs in a browser: values go to Python and come back by the tables of the documentation.
import { asyncRun } from "../../../build/py_worker.js";
import { equal, must } from "./expect.mjs";

const TO_PAGE = {
  None: null,
  True: true,
  "2**53 - 1": 9007199254740991,
  "2**60": 1152921504606846976n,
  "0.5": 0.5,
  "'Ä😀'": "Ä😀",
  "b'ab'": new Uint8Array([97, 98]),
  "bytearray(b'a')": new Uint8Array([97]),
  "(1, [2])": [1, [2]],
  "range(3)": [0, 1, 2],
  "{'a': {'b': 1}}": { a: { b: 1 } },
  "{1: 'a'}": new Map([[1, "a"]]),
  "{1, 2}": new Set([1, 2]),
  "import datetime as d\nd.datetime(2026, 1, 2, tzinfo=d.timezone.utc)": new Date("2026-01-02"),
  "import datetime as d\nd.date(2026, 1, 2)": "2026-01-02",
  "import decimal\ndecimal.Decimal('1.50')": "1.50",
  "import fractions\nfractions.Fraction(1, 3)": "1/3",
  "import pathlib\npathlib.PurePosixPath('a/b')": "a/b",
  "import collections\ncollections.namedtuple('P', 'x y')(1, 2)": { x: 1, y: 2 },
  "import dataclasses\n@dataclasses.dataclass\nclass P:\n  x: int\nP(1)": { x: 1 },
  "import enum\nenum.Enum('E', {'A': 7}).A": 7,
  "import array\narray.array('d', [1.5])": new Float64Array([1.5]),
  "import array\narray.array('h', [1, -1])": new Int16Array([1, -1]),
};
const TO_PYTHON = [
  [null, "None"],
  [undefined, "None"],
  [true, "True"],
  [3, "3"],
  [3.5, "3.5"],
  [2 ** 53, "9007199254740992.0"],
  [12n, "12"],
  ["Ä😀", "'Ä😀'"],
  [[1, [2]], "[1, [2]]"],
  [{ a: { b: 1 } }, "{'a': {'b': 1}}"],
  [new Map([[1, "a"]]), "{1: 'a'}"],
  [new Set([1]), "{1}"],
];

export const conversionChecks = {
  ...Object.fromEntries(
    Object.entries(TO_PAGE).map(([script, expected]) => [
      `to the page: ${script.split("\n").at(-1)}`,
      async () => {
        const { results, error } = await asyncRun(script);
        must(!error, `${error}`);
        equal(results ?? null, expected);
      },
    ]),
  ),

  ...Object.fromEntries(
    TO_PYTHON.map(([value, expected]) => [
      `to Python: ${expected}`,
      async () => equal((await asyncRun("repr(value)", { value })).results, expected),
    ]),
  ),

  async "to Python: a Date is aware, in UTC"() {
    const script = "value.isoformat()";
    const { results } = await asyncRun(script, { value: new Date("2026-01-02T03:04:05Z") });
    equal(results, "2026-01-02T03:04:05+00:00");
  },

  async "to Python: typed arrays are memoryviews of their item type"() {
    const script = "(type(value).__name__, value.format, value.tolist())";
    const { results } = await asyncRun(script, { value: new Float64Array([1.5, 2]) });
    equal(results, ["memoryview", "d", [1.5, 2]]);
    equal((await asyncRun("bytes(value)", { value: new Uint8Array([1]).buffer })).results.length, 1);
  },

  async "to Python: a File can be read and has its name"() {
    const value = new File(["one\ntwo"], "a.txt");
    equal((await asyncRun("(value.name, value.read())", { value })).results, [
      "a.txt",
      new Uint8Array([111, 110, 101, 10, 116, 119, 111]),
    ]);
  },

  async "by way of js as by bare name"() {
    const script = "from js import value as same\nsame == value";
    equal((await asyncRun(script, { value: { a: [1] } })).results, true);
  },
};
