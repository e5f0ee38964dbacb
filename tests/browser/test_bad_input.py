"""Runs in CPython: each row of the table of bad input, in every engine and mode.

Whatever goes wrong, the caller gets a typed answer and the next run finds everything as new.
"""

from __future__ import annotations

import pytest

DEEP = "x = []\nfor _ in range(10_000):\n    x = [x]\nx"

UNCONVERTIBLE = {
    "a socket": ("import socket\n{'model': [1, 2, 3, socket]}", 'results["model"][3]'),
    "a class": ("class Mine: pass\n{'rows': [{'bad': Mine()}]}", 'results["rows"][0]["bad"]'),
    "a function": ("{'f': lambda: 1}", 'results["f"]'),
    "a bare function": ("len", "results"),
    "a cycle": ("a = []\na.append(a)\n{'loop': a}", 'results["loop"]'),
    "depth 10 000": (DEEP, "results"),
    "a value that lies": (
        "class Odd(dict):\n    def items(self): raise OSError('no')\n{'odd': Odd(a=1)}",
        None,
    ),
}

TYPED = {
    "sys.exit(3)": ("import sys\nsys.exit(3)", "SystemExit"),
    "raise SystemExit": ("raise SystemExit", "SystemExit"),
    "infinite recursion": ("def f(): return f()\nf()", "RecursionError"),
    "KeyboardInterrupt": ("raise KeyboardInterrupt", "KeyboardInterrupt"),
    "GeneratorExit": ("raise GeneratorExit", "GeneratorExit"),
    "its own class": ("class Mine(Exception): pass\nraise Mine('m')", "Mine"),
    "an error that cannot be printed": (
        "class Odd(Exception):\n    def __str__(self): raise ValueError\nraise Odd()",
        "Odd",
    ),
    "a name that is not there": ("nowhere", "NameError"),
    "an import that is not there": ("import nowhere_at_all", "ModuleNotFoundError"),
    "an error while awaiting": (
        "import asyncio\nawait asyncio.sleep(0)\n1 / 0",
        "ZeroDivisionError",
    ),
}

VANDALS = {
    "deletes a builtin": "import builtins\ndel builtins.len\n1",
    "replaces a builtin": "import builtins\nbuiltins.sum = None\n1",
    "replaces print": "import builtins\nbuiltins.print = 3\n1",
    "replaces sys.modules['js']": "import sys\nsys.modules['js'] = 3\n1",
    "deletes sys.modules['js']": "import sys, js\ndel sys.modules['js']\n1",
    "leaves globals": "left_behind = 1\n1",
    "leaves js attributes": "import js\njs.left_behind = 1\n1",
    "rebinds names of the frame": "__builtins__ = {}\n__name__ = 'x'\n1",
    "then raises": "import builtins\ndel builtins.len\nraise ValueError",
}

AS_NEW = """
import sys, js
seen = [len([1]), sum([1, 2]), callable(print), hasattr(js, "left_behind"),
        "left_behind" in globals(), sys.modules["js"] is js or hasattr(js, "mine")]
from js import mine
seen.append(mine)
seen
"""


def test_a_syntax_error_has_its_line_and_a_caret(bench):
    error = bench.call("bench.error", "a = 1\nb = (2 +\nc d").value
    assert error["name"] == "SyntaxError"
    assert error["lineno"] in (2, 3)
    assert "^" in error["traceback"]
    assert "bench.py" in error["traceback"]


@pytest.mark.parametrize("what", UNCONVERTIBLE)
def test_a_result_that_cannot_be_converted_names_its_place(bench, what):
    script, place = UNCONVERTIBLE[what]
    error = bench.call("bench.error", script).value
    assert error is not None
    assert place is None or place in error["message"]
    assert bench.call("bench.results", "1 + 1").value == 2


@pytest.mark.parametrize("what", ["function", "node", "nested", "promise"])
def test_a_context_that_cannot_be_cloned_names_its_key(bench, what):
    error = bench.call("bench.sendRefused", what).value
    assert error["name"] == "ContextError"
    assert "bad" in error["key"]
    assert "bad" in error["message"]
    if what == "nested":
        assert "rows" in error["key"] and "button" in error["key"]


def test_a_thousand_runs_at_once(bench):
    answer = bench.call("bench.many", 1000)
    assert answer.thrown is None, answer.thrown
    assert answer.value == 1000


@pytest.mark.parametrize("what", TYPED)
def test_a_typed_error_and_the_next_run_works(bench, what):
    script, name = TYPED[what]
    error = bench.call("bench.error", script).value
    assert error["name"] == name
    assert error["is_exception"]
    assert bench.call("bench.results", "1 + 1").value == 2


@pytest.mark.parametrize("what", VANDALS)
def test_the_next_run_finds_everything_as_new(bench, what):
    bench.call("bench.both", VANDALS[what])
    fresh = bench.call("bench.results", AS_NEW, {"mine": 5})
    assert fresh.thrown is None, fresh.thrown
    assert fresh.value == [1, 3, True, False, False, True, 5]


def test_overlapping_runs_are_apart_by_name(bench):
    wait = "import asyncio\nawait asyncio.sleep(0.05)\n"
    scripts = [
        f"{wait}from js import mine\nseen = mine\n{wait}import js\n[seen, mine, js.mine]",
        f"secret = mine\n{wait}[mine, 'secret' in globals()]",
        f"{wait}'secret' in globals()",
        f"{wait}1 / 0",
        f"import builtins\n{wait}len([mine])",
    ]
    seen = bench.call("bench.all", scripts).value
    assert seen == [[0, 0, 0], [1, True], False, "ZeroDivisionError", 1]


@pytest.mark.parametrize(
    ("script", "shown"),
    [("0", "0"), ("''", '""'), ("False", "false"), ("None", "null"), ("[]", "[]"), ("{}", "{}")],
)
def test_a_falsy_result_is_a_result(bench, script, shown):
    assert bench.call("bench.both", script).shown == f"{{results: {shown}, error: null}}"


def test_a_traceback_shows_only_the_scripts_own_lines(bench):
    script = "def inner(x):\n    return 1 / x\n\ninner(0)"
    error = bench.call("bench.error", script).value
    assert error["name"] == "ZeroDivisionError"
    assert error["lineno"] == 2
    assert error["filename"] == "bench.py"
    assert "return 1 / x" in error["traceback"] and "inner(0)" in error["traceback"]
    assert "_pyodide" not in error["traceback"] and "in_pyodide" not in error["traceback"]


def test_an_error_carries_its_arguments_and_its_cause(bench):
    script = "try:\n    {}['gone']\nexcept KeyError as e:\n    raise ValueError('no', 3) from e"
    error = bench.call("bench.error", script).value
    assert error["args"] == ["no", 3]
    assert error["cause"]["name"] == "KeyError"


def test_the_callback_form_tells_results_and_errors(bench):
    assert bench.call("bench.byCallbacks", "0").value == ["success", 0, False]
    assert bench.call("bench.byCallbacks", "1 / 0").value == ["success", None, True]


def test_a_worker_of_its_own_answers_and_rejects_after_its_end(bench):
    results, name, message = bench.call("bench.ownWorker", "6 * 7").value
    assert (results, name) == (42, "WorkerError")
    assert "terminated" in message


def test_a_run_is_rejected_when_its_worker_is_ended(bench):
    name, _ = bench.call("bench.stopWhileRunning").value
    assert name == "WorkerError"


def test_a_script_file_imports_a_module_beside_it(bench):
    assert bench.call("bench.scriptFile").value == 22
