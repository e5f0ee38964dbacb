"""Runs on the machine: what is refused, where, and what it says to write instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from offthread.on_machine.compiler import SourceProblems, compile_program

Refused = Callable[[str], list[str]]

TABLE = [
    ("x = 1\nprint(y)", "2: name 'y' is not defined"),
    ("prnt(1)", "did you mean 'print'?"),
    ("print(status)", "from js import status"),
    ("exec('1')", "1: exec is not available on the page"),
    ("eval('1')", "async_run"),
    ("open('f')", "fetch(url)"),
    ("input()", "<input>"),
    ("list(map(globals, []))", "a dict of your own"),
    ("import os", "1: No module named 'os'"),
    ("import numpy as np", "run that code in the worker"),
    ("from nowhere import *", "No module named 'nowhere'"),
    ("import math\nmath.sqr(2)", "did you mean 'sqrt'?"),
    ("from math import sqr", "cannot import name 'sqr' from 'math'"),
    ("import math\nmath.pi = 3", "2: an attribute of the module math cannot be set"),
    (
        "from abc import ABCMeta\nclass M(ABCMeta): pass\nclass A(metaclass=M): pass",
        "3: this metaclass is",
    ),
    ("class A:\n    def __del__(self): pass", "2: __del__ is never called"),
    ("def f(): pass\nprint(f.__builtins__)", "2: __builtins__ shows CPython's own workings"),
    ("def __getattr__(name): pass", "a module's __getattr__"),
    ("def f(a): pass\nf(1, 2)", "2: TypeError: f() takes 1 positional argument but 2 were given"),
    ("def f(a): pass\nf()", "f() missing 1 required positional argument: 'a'"),
    ("def f(a): pass\nf(b=1)", "f() got an unexpected keyword argument 'b'"),
    ("def f(*, k): pass\nf()", "missing 1 required keyword-only argument: 'k'"),
    (
        "import asyncio\nclass A:\n    def f(self): asyncio.run(g())\nasync def g(): pass",
        "3: asyncio.run inside",
    ),
    ("from offthread.on_page import file\nfile('no.py')", "2: file('no.py'): no such file"),
    ("def f(:", "1: SyntaxError"),
    ("return 1", "'return' outside function"),
    ("def f():\n    nonlocal q", "2: SyntaxError: no binding for nonlocal 'q'"),
    ("for x in y: break\nelse:\n  continue", "SyntaxError"),
    ("x = " + "(" * 300 + ")" * 300, "1: SyntaxError: too many nested parentheses"),
    ("x = 1\ny = " + " + ".join(["x"] * 9000), "2: this is nested too deeply"),
]


@pytest.mark.parametrize(("source", "message"), TABLE, ids=[m[:40] for _, m in TABLE])
def test_is_refused(refused: Refused, source: str, message: str) -> None:
    found = refused(source)
    assert any(message in problem for problem in found), found
    assert all(problem.split(" | ")[1] for problem in found), "every problem has a remedy"


def test_all_problems_come_at_once_in_order(refused: Refused) -> None:
    found = refused("import os\nprint(foo)\nexec('x')\nclass A:\n    def __del__(self): pass\n")
    assert [problem.split(":")[0] for problem in found] == ["1", "2", "3", "5"]


def test_the_caret_stands_under_the_place(tmp_path: Path) -> None:
    source = tmp_path / "app.py"
    source.write_text("if True:\n\tname = 'é' + undefined_name\n", encoding="utf-8")
    with pytest.raises(SourceProblems) as caught:
        compile_program(source, tmp_path / "out", [])
    lines = str(caught.value).splitlines()
    assert lines[1] == "    \tname = 'é' + undefined_name"
    assert lines[2].index("^") == lines[1].index("undefined_name")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"x = 'caf\xe9'\n", "app.py:1: the file is not text Python can read"),
        (b"# coding: nosuch\nx = 1\n", "unknown encoding"),
        (b"x = 1\x00\n", "null bytes"),
    ],
)
def test_files_that_are_no_text(tmp_path: Path, content: bytes, message: str) -> None:
    source = tmp_path / "app.py"
    source.write_bytes(content)
    with pytest.raises(SourceProblems, match=message):
        compile_program(source, tmp_path / "out", [])
