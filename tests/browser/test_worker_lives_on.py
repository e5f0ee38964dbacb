"""Runs in CPython: what a script does to Python or to its worker does not end the worker.

A crash of WebAssembly itself is answered too, and a new Python takes the place of the old.
"""

from __future__ import annotations

import pytest

CRASHES = {
    "recursion through C": (
        "class K:\n    def __repr__(self):\n        return repr(self)\nrepr(K())"
    ),
    "a very deep list": "x = []\nfor _ in range(100_000):\n    x = [x]\nrepr(x)",
}
STRAY = {
    "a callback that raises": (
        "import js\nfrom pyodide.ffi import create_proxy\n"
        "js.setTimeout(create_proxy(lambda *_: 1 / 0), 10)\n5"
    ),
    "a task that exits": (
        "import asyncio, sys\nasync def leave():\n    sys.exit(3)\nasyncio.create_task(leave())\n5"
    ),
    "a promise nobody awaits": "import js\njs.Promise.reject(js.Error.new('lost'))\n5",
}
WAIT = "import asyncio\nawait asyncio.sleep(0.1)\n'still here'"


@pytest.mark.engines("chromium")
@pytest.mark.modes("http", "file")
@pytest.mark.parametrize("what", CRASHES)
def test_a_crash_of_webassembly_is_a_recursion_error(bench, what):
    error = bench.call("bench.error", CRASHES[what]).value
    assert error["name"] == "RecursionError"
    assert bench.call("bench.results", "import pytz; 1 + 1").value == 2


@pytest.mark.modes("http")
def test_leaving_the_process_is_told_and_the_next_run_works(bench):
    thrown = bench.call("bench.both", "import os\nos._exit(3)").thrown
    assert thrown["name"] == "WorkerError"
    assert "exit(3)" in thrown["message"]
    assert bench.call("bench.results", "1 + 1").value == 2


@pytest.mark.modes("http")
@pytest.mark.parametrize("what", STRAY)
def test_what_a_script_leaves_behind_ends_nothing(bench, what):
    assert bench.call("bench.results", STRAY[what]).value == 5
    assert bench.call("bench.results", WAIT).value == "still here"


REPLACED = {
    "the way to the page": "import js\njs.self.postMessage = 5\n7",
    "constructors": "import js\njs.self.Object = js.self.Map = js.self.Promise = 6\n7",
    "fetch": "import js\njs.self.fetch = 6\n7",
}


@pytest.mark.modes("http", "file")
@pytest.mark.parametrize("what", REPLACED)
def test_what_a_script_replaces_of_javascript_is_put_back(bench, what):
    assert bench.call("bench.both", REPLACED[what]).thrown is None
    kind = "js.Object.prototype.toString.call(js.fetch)"
    found = bench.call("bench.results", f"import js\n[{kind}, js.Math.max(1, 2)]").value
    assert found[0] in ("[object Function]", "[object AsyncFunction]") and found[1] == 2


@pytest.mark.modes("http")
def test_a_promise_rejected_with_no_error_settles_the_run(bench):
    error = bench.call("bench.error", "import js\nawait js.Promise.reject(5)").value
    assert error["name"] == "RuntimeError"
    assert "rejected with 5" in error["message"]
