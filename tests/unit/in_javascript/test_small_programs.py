"""Runs on the machine: a program carries only what it uses of the runtime."""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from offthread.on_machine.compiler import compile_program
from offthread.on_machine.node import find_esbuild

ROOT = Path(__file__).parents[3]
PROGRAMS = Path(__file__).with_name("programs")


@pytest.mark.parametrize(("program", "most"), [("hello", 3600), ("small_page", 8800)])
def test_gzipped_size(program, most, tmp_path):
    """``most`` bytes, minified by esbuild and gzipped."""
    entry = compile_program(PROGRAMS / f"{program}.py", tmp_path / "compiled", []).entry
    esbuild = find_esbuild(SimpleNamespace(node_modules=ROOT / "node_modules", root=ROOT))
    options = ["--bundle", "--minify", "--format=esm", "--log-level=error"]
    done = subprocess.run([esbuild, entry, *options], capture_output=True, check=True, timeout=60)
    size = len(gzip.compress(done.stdout, 9))
    assert size <= most, f"{program}.py is {size} bytes: see what it imports by esbuild --analyze"
