"""Runs in CPython: the bounded cache, and in Pyodide: scripts are compiled once."""

from __future__ import annotations

import pytest

from offthread.in_pyodide import kept
from offthread.in_pyodide.kept import Kept

WARNS = "pattern = '\\d'\n'done'"


def test_the_latest_are_kept():
    cache = Kept(2)
    cache.keep("a", 1, 1)
    cache.keep("b", 2, 1)
    assert cache.get("a") == 1
    cache.keep("c", 3, 1)
    assert [cache.get(key) for key in "abc"] == [1, None, 3]


def test_long_texts_count(monkeypatch):
    monkeypatch.setattr(kept, "MOST_CHARACTERS", 10)
    cache = Kept(100)
    cache.keep("a", 1, 6)
    cache.keep("b", 2, 4)
    assert [cache.get("a"), cache.get("b")] == [1, 2]
    cache.keep("c", 3, 5)
    assert [cache.get(key) for key in "abc"] == [None, 2, 3]
    cache.keep("d", 4, 11)
    assert [cache.get(key) for key in "bcd"] == [2, 3, None]


def test_keeping_again_counts_once(monkeypatch):
    monkeypatch.setattr(kept, "MOST_CHARACTERS", 10)
    cache = Kept(100)
    for value in range(20):
        cache.keep("a", value, 6)
    cache.keep("b", 2, 4)
    assert [cache.get("a"), cache.get("b")] == [19, 2]


def test_a_script_is_compiled_once_for_each_name(pyodide):
    shown = pyodide.shown(
        "from offthread.in_pyodide.script import Script\n"
        "texts = [('x + 1', 'a.py'), ('x + 1', 'a.py'), ('  x + 1', 'a.py'), ('x + 1', 'b.py')]\n"
        "one, again, indented, other = [Script(*pair).compile() for pair in texts]\n"
        "[one is again, one is indented, one is other, one.co_filename, other.co_filename]"
    )
    assert shown == "[ true, true, false, 'a.py', 'b.py' ]"


def test_many_scripts_are_not_kept_for_ever(pyodide):
    shown = pyodide.shown(
        "from offthread.in_pyodide import script\n"
        "for n in range(600):\n    script.Script(f'{n} + 1', 'n.py').compile()\n"
        "[len(script._codes.values), len(script._sources.values)]"
    )
    assert shown == "[ 256, 256 ]"


def test_runs_of_a_kept_script_share_nothing(pyodide):
    script = "import random\nnames = globals().setdefault('seen', [])\nnames.append(1)\nlen(names)"
    assert [pyodide.shown(script) for _ in range(3)] == ["1"] * 3


@pytest.mark.parametrize("take", ["run", "plain"])
def test_tracebacks_of_a_kept_script_have_the_name_of_their_run(pyodide, take):
    script = "def divide(x):\n    return 1 / x\n\ndivide(0)"
    for filename in ("first.py", "second.py", "first.py"):
        error = getattr(pyodide, take)(script, None, filename).error
        assert (error["name"], error["filename"], error["lineno"]) == (
            "ZeroDivisionError",
            filename,
            2,
        )
        assert f'File "{filename}", line 4, in <module>\n    divide(0)' in error["traceback"]


@pytest.mark.parametrize("take", ["run", "plain"])
def test_a_script_that_is_no_python_raises_each_time(pyodide, take):
    for _ in range(3):
        error = getattr(pyodide, take)("1 +\n", None, "wrong.py").error
        assert (error["name"], error["lineno"]) == ("SyntaxError", 1)


@pytest.mark.parametrize("take", ["run", "plain"])
def test_each_run_of_a_script_is_warned(pyodide, take):
    for _ in range(3):
        answer = getattr(pyodide, take)(WARNS, None, "warns.py")
        assert answer.shown == "'done'"
        assert "warns.py:1: SyntaxWarning" in answer.stderr


def test_overlapping_scripts_of_one_name_keep_their_lines(pyodide):
    texts = [f"import asyncio\nawait asyncio.sleep(0.05)\nraise ValueError({n})" for n in range(3)]
    for _ in range(2):
        ids = [pyodide.start(text) for text in texts]
        for n, id in enumerate(ids):
            error = pyodide.wait(id).error
            assert f"raise ValueError({n})" in error["traceback"]
            assert error["filename"] == "script.py"


def test_streams_are_those_of_the_run_also_in_code_that_executes_often(pyodide):
    """CPython reads attributes of a module from its namespace then, past the class of ``sys``."""
    script = (
        "import io, sys\nsys.stdout = io.StringIO()\n"
        "found = {type(sys.stdout).__name__ for _ in range(500)}\nfound"
    )
    for _ in range(3):
        assert pyodide.shown(script) == "Set(1) { 'StringIO' }"
    assert pyodide.error("import sys\nsys.nothing")["message"] == (
        "module 'sys' has no attribute 'nothing'"
    )
