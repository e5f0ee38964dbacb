"""Runs in CPython: the service worker's pure logic gives the same answers in CPython and in Node.

In CPython the names that only a JavaScript host has are stand-ins that nothing here calls.
"""

from __future__ import annotations

import builtins
import json
import runpy
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from offthread.on_machine.compiler import compile_program
from offthread.on_machine.node import find_esbuild, find_node

ROOT = Path(__file__).parents[3]
CASES = Path(__file__).parent / "logic_cases.py"
ADDRESS = SimpleNamespace(href="https://example.org/sub/", pathname="/sub/")
HOST_NAMES = (
    "URL Request Response TextDecoder Uint8Array caches console crypto decodeURIComponent "
    "encodeURIComponent fetch globalThis location"
)


@pytest.fixture
def cpython(monkeypatch, capsys):
    """What the cases print in CPython."""
    host = ModuleType("js")
    vars(host).update(dict.fromkeys(HOST_NAMES.split()))
    vars(host).update(location=ADDRESS, URL=lambda *parts: ADDRESS)
    monkeypatch.setitem(sys.modules, "js", host)
    monkeypatch.setattr(builtins, "__files__", {}, raising=False)
    monkeypatch.setattr(builtins, "__build__", "0123456789ab", raising=False)
    before = set(sys.modules)
    try:
        runpy.run_path(str(CASES))
    finally:
        for name in set(sys.modules) - before:
            del sys.modules[name]
    return capsys.readouterr().out.splitlines()


def answers_in_node(folder):
    entry = compile_program(CASES, folder / "compiled", [ROOT]).entry
    bundle = folder / "cases.mjs"
    esbuild = find_esbuild(SimpleNamespace(node_modules=ROOT / "node_modules", root=ROOT))
    defines = [f"--define:{name}={json.dumps('x')}" for name in ("__files__", "__build__")]
    options = ["--bundle", "--format=esm", "--log-level=error", f"--outfile={bundle}", *defines]
    subprocess.run([esbuild, entry, *options], check=True, timeout=60)
    done = subprocess.run(
        [find_node(), bundle], capture_output=True, text=True, encoding="utf-8", timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_equal_answers(tmp_path, cpython):
    assert answers_in_node(tmp_path) == cpython


def test_who_gets_what(cpython):
    assert "deep/page navigate deep/page.html → entry" in cpython
    assert "deep/page no-cors deep/page → older" in cpython
    assert " navigate index.html → entry" in cpython
    assert "constructor no-cors constructor → older" in cpython
    assert "POST None app.js → None" in cpython
    assert "https://example.org/sub None → None" in cpython


def test_no_site_touches_the_caches_of_another(cpython):
    place = cpython.index("/a/ ['0123456789ab']")
    assert cpython[place + 1].count("offthread /a/ ") == 3
    assert "/b/" not in cpython[place + 1]


def test_what_goes_when_it_is_needed_no_more(cpython):
    assert "gone ['gone']" in cpython
    assert "used ['D', 'A', 'B', 'C']" in cpython
    assert "files ['2', '4']" in cpython
