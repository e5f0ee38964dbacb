"""Runs on the machine: the step of the build that makes the snapshot of a Python that is ready.

The worker restores it instead of starting Python anew. It is bound to the WebAssembly whose
memory it is: both stand in the name of its file.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from offthread.on_machine.built_files import FOLDER, Role, role_path, short_hash
from offthread.on_machine.errors import BuildError
from offthread.on_machine.node import find_node
from offthread.on_machine.pyodide_files import core_files, module_files
from offthread.on_machine.script_imports import modules_of_scripts
from offthread.on_machine.tools import run_tool
from offthread.on_machine.workshop import Result, Workshop, write_file

MAKER = Path(__file__).with_name("make_snapshot.mjs")
NODE_SECONDS = 300
# Pyodide restores no memory that has grown beyond what it starts with.
MOST_BYTES = 30 * 1024 * 1024
UNPACKED = "/offthread_modules"
# With what Pyodide itself imports when it is needed.
OWN = [
    *(f"offthread.in_pyodide.{name}" for name in "run ask sessions imports snapshot".split()),
    *("importlib.metadata", "tarfile"),
]
# What scripts import most, the most wanted first: the last are dropped where memory is short.
COMMON = (
    *("math random json re datetime collections itertools functools statistics time".split()),
    *("dataclasses typing enum string textwrap decimal fractions csv io copy operator".split()),
    *("pathlib heapq bisect contextlib logging uuid hashlib base64 struct array".split()),
)


def make_snapshot(workshop: Workshop) -> Result:
    """snapshot-<hash>.bin, or a note that says why there is none."""
    imports, note = _wanted(workshop), ""
    while True:
        made = _run_maker(workshop, imports)
        if made["bytes"] <= MOST_BYTES:
            break
        if not imports:
            return Result([], notes=[_too_large(made["bytes"])])
        imports = imports[: len(imports) * 2 // 3]
        note = f"the snapshot holds {len(imports)} modules only: its memory is full"
    content = gzip.compress(_snapshot(workshop).read_bytes(), 9, mtime=0)
    name = f"{FOLDER}/snapshot-{_bound_hash(workshop, content)}.bin"
    write_file(workshop.files / name, content)
    return Result([name], notes=[note] if note else [])


def snapshot_files(workshop: Workshop) -> Iterable[Path]:
    return [MAKER, Path(__file__), *core_files(workshop), *module_files(workshop)]


def snapshot_settings(workshop: Workshop) -> str:
    """Which modules scripts import: other edits of them need no new snapshot."""
    return json.dumps(_wanted(workshop))


def _wanted(workshop: Workshop) -> list[str]:
    """The modules of the standard library that are to be imported, each once."""
    of_scripts = modules_of_scripts(workshop.project)
    own = [name for name in of_scripts if name.partition(".")[0] in sys.stdlib_module_names]
    return list(dict.fromkeys([*own, *COMMON]))


def _run_maker(workshop: Workshop, imports: list[str]) -> dict[str, Any]:
    order = workshop.folder / "snapshot.json"
    order.write_text(json.dumps(_order(workshop, imports)), encoding="utf-8")
    # The maker's own zone, environment and paths are no part of what it makes.
    environment = {"TZ": "UTC", "PATH": os.environ.get("PATH", ""), "HOME": "/"}
    done = run_tool([find_node(), MAKER, order], NODE_SECONDS, workshop.folder, environment)
    try:
        made: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    except (ValueError, IndexError):
        raise BuildError(
            f"Python could not be started for the snapshot:\n{_end(done.stderr)}\n"
            "Build again; with --no-snapshot it is left out, and pages start slower."
        ) from None
    return made


def _order(workshop: Workshop, imports: list[str]) -> dict[str, Any]:
    return {
        "pyodide": str(workshop.project.node_modules / "pyodide"),
        "modules": str(workshop.files / role_path(workshop, Role.MODULES)),
        "unpacked": UNPACKED,
        "paths": [UNPACKED, f"{UNPACKED}/scripts"],
        "imports": [OWN, imports],
        "seed": _seed(workshop),
        "most": MOST_BYTES,
        "output": str(_snapshot(workshop)),
    }


def _seed(workshop: Workshop) -> int:
    """The seed of str hashes: one for all who open this build, another one for other modules."""
    name = role_path(workshop, Role.MODULES)
    return int(hashlib.sha256(name.encode()).hexdigest()[:7], 16)


def _snapshot(workshop: Workshop) -> Path:
    return workshop.folder / "snapshot.bin"


def _bound_hash(workshop: Workshop, content: bytes) -> str:
    return short_hash(role_path(workshop, Role.WASM).encode() + content)


def _too_large(size: int) -> str:
    return (
        f"no snapshot: Python's memory is {size} bytes even without scripts' modules, and "
        f"Pyodide restores at most {MOST_BYTES}; pages start slower"
    )


def _end(text: str) -> str:
    """The end of what Node said, without the source line of a minified file."""
    return "\n".join(line for line in text.splitlines() if len(line) < 500)[-2000:]
