"""Runs on the machine: where a build is made ready, and what lets it skip what is done already.

Steps write into ``.offthread/<mode>/files``; only when every step has ended well is that folder
published into ``build/``, file by file, each by an atomic replace. A step is skipped while the
fingerprint of its inputs (paths, sizes, times) is the one of its last good run.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from offthread.on_machine.project import Project


@dataclass
class Result:
    """What a step made: names of ``outputs`` below ``files``, ``inputs`` that it found out while
    running, and ``notes`` that every build repeats."""

    outputs: list[str]
    inputs: list[Path] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Step:
    """One verb of the build. ``inputs`` gives the files it reads, ``settings`` anything else that
    its result depends on."""

    title: str
    run: Callable[[Workshop], Result]
    inputs: Callable[[Workshop], Iterable[Path]]
    settings: Callable[[Workshop], str] = lambda workshop: ""


class Workshop:
    """The folders and stamps of one kind of build (release or development) of a project.

    ``allow_cdn``: packages may stay on Pyodide's CDN; ``update``: they are chosen anew.
    """

    def __init__(
        self,
        project: Project,
        output: Path,
        development: bool = False,
        *,
        allow_cdn: bool = False,
        update: bool = False,
    ) -> None:
        self.project, self.output, self.development = project, output, development
        self.allow_cdn, self.update = allow_cdn, update
        self.folder = project.cache / ("development" if development else "release")
        self.files = self.folder / "files"
        self.compiled = self.folder / "compiled"
        self._stamps_path = self.folder / "stamps.json"
        self._stamps: dict[str, Any] = _read_json(self._stamps_path)

    def forget(self, title: str = "") -> None:
        """Take every step, or the one named ``title``, as never done."""
        if title:
            self._stamps.pop(title, None)
        else:
            self._stamps = {}

    def is_done(self, step: Step) -> bool:
        """Whether ``step`` ran well on just these inputs and its outputs are still there."""
        stamp = self._stamps.get(step.title)
        if stamp is None or stamp["fingerprint"] != self._fingerprint(step, stamp):
            return False
        return all((self.files / name).is_file() for name in stamp["outputs"])

    def do(self, step: Step) -> None:
        """Run ``step`` and stamp it, unless an input was changed while it ran."""
        started = time.time_ns()
        self._stamps.pop(step.title, None)
        self._save()
        result = step.run(self)
        stamp: dict[str, Any] = {
            "outputs": result.outputs,
            "inputs": sorted({str(path) for path in result.inputs}),
            "notes": result.notes,
        }
        stamp["fingerprint"] = self._fingerprint(step, stamp)
        if any(_changed_since(path, started) for path in self._inputs(step, stamp)):
            stamp["fingerprint"] = ""
        self._stamps[step.title] = stamp
        self._save()

    def publish(self) -> bool:
        """Bring ``output`` to what the steps made; True where anything was changed."""
        names = set(self.outputs)
        stale = [
            path for path in _files_below(self.output) if _name(self.output, path) not in names
        ]
        changed = [name for name in self.outputs if self._differs(name)]
        for name in changed:
            _replace(self.files / name, self.output / name)
        for path in stale:
            path.unlink()
            _remove_empty(path.parent, self.output)
        return bool(changed or stale)

    @property
    def outputs(self) -> list[str]:
        """The names of everything that the steps made so far."""
        return sorted(self.outputs_but(""))

    def outputs_but(self, title: str) -> set[str]:
        """The outputs of every step but the one named ``title``."""
        stamps = (stamp for name, stamp in self._stamps.items() if name != title)
        return {output for stamp in stamps for output in stamp["outputs"]}

    @property
    def notes(self) -> list[str]:
        return [note for stamp in self._stamps.values() for note in stamp["notes"]]

    def keep_only(self, titles: Iterable[str]) -> None:
        """Drop the stamps (and so the outputs) of steps that no longer exist."""
        self._stamps = {title: self._stamps[title] for title in titles if title in self._stamps}

    def _inputs(self, step: Step, stamp: dict[str, Any]) -> list[Path]:
        return sorted({*step.inputs(self), *(Path(name) for name in stamp["inputs"])})

    def _fingerprint(self, step: Step, stamp: dict[str, Any]) -> str:
        digest = hashlib.sha256(step.settings(self).encode())
        for path in self._inputs(step, stamp):
            digest.update(f"{path}|{_state(path)}\n".encode())
        return digest.hexdigest()

    def _differs(self, name: str) -> bool:
        return _state(self.files / name) != _state(self.output / name)

    def _save(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self._stamps_path.with_suffix(".part")
        part.write_text(json.dumps(self._stamps), encoding="utf-8")
        part.replace(self._stamps_path)


def files_below(*folders: Path) -> list[Path]:
    """Every file below ``folders``, without caches and hidden ones, in a fixed order."""
    found = [path for folder in folders for path in _files_below(folder)]
    return [path for path in found if "__pycache__" not in path.parts]


def write_file(path: Path, content: bytes) -> None:
    """Write ``path`` and its folder; an equal file is left as it is, with its time."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _files_below(folder: Path) -> list[Path]:
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(place) / name for name in sorted(names) if not name.startswith(".")]
    return found


def _name(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _state(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return "missing"
    return f"{status.st_size}|{status.st_mtime_ns}"


def _changed_since(path: Path, moment: int) -> bool:
    return path.exists() and path.stat().st_mtime_ns > moment


def _replace(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    shutil.copy2(source, part)
    part.replace(target)


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _read_json(path: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content
