"""Runs in CPython: the page's pure logic gives the same answers in CPython and compiled in Node."""

from __future__ import annotations

import runpy
import subprocess
from pathlib import Path

from offthread.on_machine.compiler import compile_program
from offthread.on_machine.node import find_node

ROOT = Path(__file__).parents[3]
CASES = Path(__file__).parent / "logic_cases.py"
UNBUNDLED = Path(__file__).parents[1] / "unbundled.mjs"


def test_equal_answers(tmp_path, capsys):
    program = compile_program(CASES, tmp_path, [ROOT])
    done = subprocess.run(
        [find_node(), "--import", UNBUNDLED.as_uri(), program.entry],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    runpy.run_path(str(CASES))
    expected = capsys.readouterr().out
    assert "ContextError" in expected
    assert done.stdout.splitlines() == expected.splitlines()
