"""Runs on the machine: compiled Python classes and exceptions, used from JavaScript in Node."""

from __future__ import annotations

import subprocess
from pathlib import Path

from offthread.on_machine.compiler import compile_program
from offthread.on_machine.node import find_node

HERE = Path(__file__).parent


def test_python_objects_are_javascript_objects(tmp_path):
    entry = compile_program(HERE / "objects_sample.py", tmp_path, []).entry
    node = str(find_node())
    ran = subprocess.run([node, str(HERE / "objects_checks.mjs"), str(entry)],
                         capture_output=True, text=True, timeout=60)  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert not ran.stdout.strip(), ran.stdout
