"""Runs in CPython: the worker's pure logic gives the same answers in CPython and in Node.

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

from offthread.on_machine.compiler import compile_program
from offthread.on_machine.node import find_esbuild, find_node

ROOT = Path(__file__).parents[3]
CASES = Path(__file__).parent / "logic_cases.py"
DEFINES = {
    "__script_url__": "http://127.0.0.1/worker_app.js",
    "__files__": {"wasm": ["pyodide/core-0/pyodide.asm.wasm", 8_000_000]},
}
HOST_NAMES = (
    "URL DecompressionStream Promise Response WebAssembly clearTimeout console globalThis "
    "import_module setTimeout undefined"
)


def answers_in_node(folder):
    entry = compile_program(CASES, folder / "compiled", [ROOT]).entry
    bundle = folder / "cases.mjs"
    defines = [f"--define:{name}={json.dumps(value)}" for name, value in DEFINES.items()]
    esbuild = [find_esbuild(SimpleNamespace(node_modules=ROOT / "node_modules", root=ROOT))]
    options = ["--bundle", "--format=esm", "--log-level=error", f"--outfile={bundle}", *defines]
    subprocess.run([*map(str, esbuild), str(entry), *options], check=True, timeout=60)
    done = subprocess.run(
        [find_node(), bundle], capture_output=True, text=True, encoding="utf-8", timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def answers_in_cpython(monkeypatch, capsys):
    host = ModuleType("js")
    vars(host).update(dict.fromkeys(HOST_NAMES.split()))
    monkeypatch.setitem(sys.modules, "js", host)
    for name, value in DEFINES.items():
        monkeypatch.setattr(builtins, name, value, raising=False)
    before = set(sys.modules)
    try:
        runpy.run_path(str(CASES))
    finally:
        for name in set(sys.modules) - before:
            del sys.modules[name]
    return capsys.readouterr().out.splitlines()


def test_equal_answers(tmp_path, monkeypatch, capsys):
    expected = answers_in_cpython(monkeypatch, capsys)
    assert "numpy==2.4.6: numpy" in expected
    assert "overflow.error.name: RecursionError" in expected
    assert answers_in_node(tmp_path) == expected
