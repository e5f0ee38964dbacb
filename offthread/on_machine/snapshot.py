"""Runs on the machine: the step of the build that makes the snapshot of a Python that is ready.

The worker restores it instead of starting Python anew. It is bound to the WebAssembly whose
memory it is: both stand in the name of its file.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from offthread.on_machine.built_files import FOLDER, Role, role_path, short_hash
from offthread.on_machine.errors import BuildError
from offthread.on_machine.node import find_node
from offthread.on_machine.pyodide_files import core_files, framework_modules, zip_of
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
    *(name[:-3].replace("/", ".") for name, _ in framework_modules() if "__init__" not in name),
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
        content, size = _made(workshop, imports)
        if content is not None:
            break
        if not imports:
            return Result([], notes=[_too_large(size)])
        imports = imports[: len(imports) * 2 // 3]
        note = f"the snapshot holds only {len(imports)} modules that scripts use: it is full"
    name = f"{FOLDER}/snapshot-{_bound_hash(workshop, content)}.bin"
    write_file(workshop.files / name, content)
    return Result([name], notes=[note] if note else [])


def snapshot_files(workshop: Workshop) -> Iterable[Path]:
    own = [path for _, path in framework_modules()]
    return [MAKER, Path(__file__), *core_files(workshop), *own]


def snapshot_settings(workshop: Workshop) -> str:
    """Which modules scripts import: other edits of them need no new snapshot."""
    return json.dumps(_wanted(workshop))


def _wanted(workshop: Workshop) -> list[str]:
    """The modules of the standard library that are to be imported, each once."""
    of_scripts = modules_of_scripts(workshop.project)
    own = [name for name in of_scripts if name.partition(".")[0] in sys.stdlib_module_names]
    return list(dict.fromkeys([*own, *COMMON]))


def _made(workshop: Workshop, imports: list[str]) -> tuple[bytes | None, int]:
    """The snapshot as gzip, None where its memory is too large, and its size in bytes; kept by
    what it is made from, since it takes seconds."""
    order = _order(workshop, imports)
    kept = workshop.project.cache / "packed" / f"snapshot-{_key(workshop, order)}.gz"
    if kept.is_file():
        return kept.read_bytes(), MOST_BYTES
    made = _run_maker(workshop, order)
    if made["bytes"] > MOST_BYTES:
        return None, made["bytes"]
    content = gzip.compress(Path(order["output"]).read_bytes(), 9, mtime=0)
    write_file(kept, content)
    return content, made["bytes"]


def _key(workshop: Workshop, order: dict[str, Any]) -> str:
    """A hash of everything that decides about the snapshot."""
    core = role_path(workshop, Role.WASM)
    parts = [core, order["imports"], order["seed"], MAKER.read_text(encoding="utf-8")]
    return short_hash(json.dumps(parts).encode())


def _run_maker(workshop: Workshop, order: dict[str, Any]) -> dict[str, Any]:
    path = workshop.folder / "snapshot.json"
    path.write_text(json.dumps(order), encoding="utf-8")
    # The maker's own zone, environment and paths are no part of what it makes.
    environment = {"TZ": "UTC", "PATH": os.environ.get("PATH", ""), "HOME": "/"}
    done = run_tool([find_node(), MAKER, path], NODE_SECONDS, workshop.folder, environment)
    try:
        made: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    except (ValueError, IndexError):
        raise BuildError(
            f"Python could not be started for the snapshot:\n{_end(done.stderr)}\n"
            "Build again with --fresh."
        ) from None
    return made


def _order(workshop: Workshop, imports: list[str]) -> dict[str, Any]:
    modules = workshop.folder / "snapshot_modules.zip"
    write_file(modules, zip_of(framework_modules()))
    return {
        "pyodide": str(workshop.project.node_modules / "pyodide"),
        "modules": str(modules),
        "unpacked": UNPACKED,
        "paths": [UNPACKED, f"{UNPACKED}/scripts"],
        "imports": [*OWN, *imports],
        "seed": _seed(modules),
        "most": MOST_BYTES,
        "glue": str(workshop.folder / "snapshot_glue_"),
        "output": str(workshop.folder / "snapshot.bin"),
    }


def _seed(modules: Path) -> int:
    """The seed of str hashes: one for all who open this build, another one with other modules."""
    return int(short_hash(modules.read_bytes())[:7], 16)


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
