"""Runs in CPython: the runtime's modules do nothing by themselves, so that a bundler leaves out all
that a program does not use. One call at a module's top level that is not marked as pure would bring
it, and what it stands on, into every page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from offthread.on_machine.node import find_esbuild, find_node
from offthread.on_machine.project import FRAMEWORK, Project

RUNTIME = FRAMEWORK / "in_javascript"


@pytest.mark.parametrize("name", ["support.mjs", "builtins.mjs", "methods.mjs", "slim.mjs"])
def test_what_is_not_used_is_not_there(tmp_path: Path, name: str) -> None:
    entry, notes = tmp_path / "entry.mjs", tmp_path / "notes.json"
    entry.write_text(f'import * as all from "{RUNTIME / name}";\n', encoding="utf-8")
    subprocess.run(
        [find_esbuild(Project(FRAMEWORK.parent)), entry, "--bundle", "--minify", "--format=esm",
         "--define:__asyncio__=false", f"--metafile={notes}", f"--outfile={tmp_path / 'out.mjs'}"],
        check=True, capture_output=True,
    )  # fmt: skip
    (made,) = json.loads(notes.read_text(encoding="utf-8"))["outputs"].values()
    left = {Path(path).name: part["bytesInOutput"] for path, part in made["inputs"].items()}
    assert {path: count for path, count in left.items() if count} == {}


@pytest.mark.parametrize("name", ["support.mjs", "builtins.mjs", "methods.mjs", "slim.mjs"])
def test_each_can_be_the_first_that_is_loaded(name: str) -> None:
    load = f"import({json.dumps((RUNTIME / name).as_uri())})"
    done = subprocess.run([find_node(), "--input-type=module", "--eval", f"await {load}"],
                          capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
