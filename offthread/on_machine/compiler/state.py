"""Runs on the machine: remembers what was compiled, so that unchanged modules are left alone.

``.state.json`` in the output folder says for each module what its JavaScript depends on: the
source, the modules it found or did not find, what these offer, other files, the compiler.
"""

from __future__ import annotations

import functools
import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from offthread.on_machine.compiler import runtime
from offthread.on_machine.compiler.modules import Modules

FILE = ".state.json"


@dataclass
class Remembered:
    """One compiled module: ``path`` and ``stamp`` of its source, its ``form`` (what else
    decides how it is lowered, see ``program.py``), the ``imports`` it needs, for
    each module name it looked for what was ``found``, and the stamps of other ``files``."""

    path: str
    stamp: list[Any]
    form: str
    imports: list[str] = field(default_factory=list)
    found: dict[str, str] = field(default_factory=dict)
    files: dict[str, list[Any]] = field(default_factory=dict)


class State:
    """The remembered modules of one output folder."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.modules = self._read()

    def _read(self) -> dict[str, Remembered]:
        try:
            content = json.loads((self.output / FILE).read_text(encoding="utf-8"))
            if content["compiler"] != compiler_version():
                return {}
            return {name: Remembered(**entry) for name, entry in content["modules"].items()}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def write(self) -> None:
        """Remember ``modules`` for the next run."""
        entries = {name: asdict(entry) for name, entry in self.modules.items()}
        content = {"compiler": compiler_version(), "modules": entries}
        (self.output / FILE).write_text(json.dumps(content), encoding="utf-8")

    def unchanged(self, name: str, path: Path, form: str, modules: Modules) -> bool:
        """Whether the module's JavaScript in the output folder is still right."""
        known = self.modules.get(name)
        return (
            known is not None
            and (known.path, known.form) == (str(path), form)
            and (self.output / f"{name}.mjs").is_file()
            and known.stamp == restamp(path, known.stamp)
            and all(restamp(Path(f), stamp) == stamp for f, stamp in known.files.items())
            and all(found_of(n, modules) == found for n, found in known.found.items())
        )


def found_of(name: str, modules: Modules) -> str:
    """What a module sees of another: where it is and what it offers; "" if it is missing."""
    path = modules.find(name)
    return f"{path} {modules.offer(name)}" if path is not None else ""


def stamp_of(path: Path) -> list[Any]:
    """[modification time in ns, size in bytes, hash] of a file."""
    status = path.stat()
    return [status.st_mtime_ns, status.st_size, hashlib.sha256(path.read_bytes()).hexdigest()]


def restamp(path: Path, known: list[Any]) -> list[Any]:
    """``known`` if the file is as it was; its content is read only if its time changed."""
    try:
        status = path.stat()
        if [status.st_mtime_ns, status.st_size] == known[:2]:
            return known
        now = stamp_of(path)
    except OSError:
        return []
    return known if now[2] == known[2] else now


@functools.cache
def compiler_version() -> str:
    """Changes with the compiler's and the runtime's own files."""
    own = Path(__file__).parent.rglob("*.py")
    files = sorted([*own, *runtime.FOLDER.rglob("*.mjs")])
    stamps = [(f.name, f.stat().st_mtime_ns, f.stat().st_size) for f in files]
    return hashlib.sha256(repr(stamps).encode()).hexdigest()
