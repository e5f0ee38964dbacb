"""Runs on the machine: what the JavaScript looks like - plain where the types are plain."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.compiler.conftest import Files

HOLDS = [
    (
        "def f():\n    for i in range(10):\n        g(i)\ndef g(i): pass",
        "for ($1 = 0; $1 < 10; $1++)",
    ),
    ("def f(n):\n    s = 0\n    for i in range(3):\n        s = i % 3\n    return s", "(i % 3)"),
    ("a = 'x'\nb = a + 'y'", '(a + "y")'),
    ("def f(x):\n    return x == 'a'", '$$eq_plain (x, "a")'),
    ("import math\nprint(math.pi)", "math.pi"),
    ("d = {'a': 1}\nprint(d['a'])", '$$entry (d, "a")'),
    ("x = [1]\nprint(len(x))", "(x).length"),
    ("def f(): return 1", "/* @__PURE__ */ $$def (function f$f ()"),
    ("class A: pass", '$$class_plain ("A", null'),
    ("a, b = 1, 2\na, b = b, a", "a = $"),
    ("from js import document\ndocument.body.append('x')", 'document.body, "x"'),
    ("from js import Map\nMap([])", "new (Map) ([])"),
    ("print(9007199254740993)", "9007199254740993n"),
    ("class A:\n    def f(self): return self.__x", '"_A__x"'),
]


@pytest.mark.parametrize(("source", "part"), HOLDS, ids=[part[:30] for _, part in HOLDS])
def test_holds(compiled: Callable[[Files], Path], source: str, part: str) -> None:
    text = compiled({"main.py": source}).read_text()
    assert part in text, text


def test_a_program_that_uses_nothing_imports_nothing(compiled: Callable[[Files], Path]) -> None:
    text = compiled({"main.py": "x = 1\ny = 'a'\n"}).read_text()
    assert "import" not in text
