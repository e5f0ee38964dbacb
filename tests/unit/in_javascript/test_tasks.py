"""Runs on the machine: asyncio where JavaScript calls, in Node."""

from __future__ import annotations

import subprocess
from pathlib import Path

from offthread.on_machine.compiler import compile_program
from offthread.on_machine.node import find_node

HERE = Path(__file__).parent


def test_coroutine_functions_called_by_javascript(tmp_path):
    entry = compile_program(HERE / "tasks_sample.py", tmp_path, []).entry
    ran = subprocess.run(
        [str(find_node()), str(HERE / "tasks_checks.mjs"), str(entry)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    assert not ran.stdout.strip(), ran.stdout
