"""Runs on the machine: Python's values as JavaScript sees them, tested in Node."""

from __future__ import annotations

import subprocess
from pathlib import Path

from offthread.on_machine.node import find_node

TESTS = Path(__file__).with_name("javascript_values.mjs")


def test_javascript_values():
    done = subprocess.run(
        [find_node(), "--test", TESTS], capture_output=True, text=True, encoding="utf-8", timeout=60
    )
    assert done.returncode == 0, done.stdout[-4000:]
