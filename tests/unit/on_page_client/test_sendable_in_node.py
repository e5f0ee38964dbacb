"""Runs in CPython: no key of a dict is lost on the way to the worker (compiled, in Node)."""

from __future__ import annotations

import subprocess
from pathlib import Path

from offthread.on_machine.compiler import compile_program
from offthread.on_machine.node import find_node

FOLDER = Path(__file__).parent
CYCLIC = (
    "ContextError the context holds dicts whose keys are no text, and is cyclic or nested too "
    "deeply to copy them: use text keys"
)
EXPECTED = [
    "True {'a': 1, 'b': [1, {'c': None}], 't': [1, 2]}",
    "False {'by_id': {1: 'x', '2': [{3.5: True}]}}",
    "False {'order': {'10': 1, '2': 2}}",
    "False {'2': 2, '10': 1}",
    "False {'words': {'a': 2, 'b': 1, 'c': 1}}",
    "False {'rows': [{'i': 1}, {'i': {[1, 2]: 3}}]}",  # clone makes Arrays of tuples
    "True {'set': {1, 'a'}}",
    "True True",
    "ContextError context[1]: every key of the context must be a str",
    CYCLIC,
    "None 3",
]


def test_every_key_arrives(tmp_path):
    program = compile_program(FOLDER / "sendable_cases.py", tmp_path, [FOLDER.parents[2]])
    done = subprocess.run(
        [find_node(), "--import", (FOLDER / "page_globals.mjs").as_uri(), program.entry],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == EXPECTED
