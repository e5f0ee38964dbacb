"""Runs in CPython: py_worker.d.ts declares what py_worker.py exports, and no more."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from offthread.on_page.arguments import RUN_OPTIONS

FOLDER = Path(__file__).parents[3] / "offthread" / "on_page"


def exported() -> set[str]:
    tree = ast.parse((FOLDER / "py_worker.py").read_text(encoding="utf-8"))
    [names] = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    return set(ast.literal_eval(names))


def test_every_export_has_its_type():
    types = (FOLDER / "py_worker.d.ts").read_text(encoding="utf-8")
    declared = set(re.findall(r"^export (?:function|class) (\w+)", types, re.M))
    assert declared == exported()


def test_the_options_are_those_that_are_known():
    types = (FOLDER / "py_worker.d.ts").read_text(encoding="utf-8")
    body = re.search(r"interface RunOptions \{(.*?)^\}", types, re.M | re.S)
    assert body is not None
    declared = re.findall(r"^  (\w+)\?:", body[1], re.M)
    assert tuple(snake_case(name) for name in declared) == RUN_OPTIONS


def snake_case(name: str) -> str:
    return re.sub("[A-Z]", lambda letter: "_" + letter[0].lower(), name)
