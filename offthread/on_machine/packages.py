"""Runs on the machine: decides for each package of worker_app.py where its wheel comes from.

What can be had now is vendored into build/pyodide; what only Pyodide's CDN has is left there and
said so. Every other package of Pyodide's distribution stays loadable from the CDN on demand.
"""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from offthread.on_machine.errors import BuildError
from offthread.on_machine.wheel_sources import WheelSources
from offthread.on_machine.wheels import Wheel

LockFile = dict[str, Any]


@dataclass
class Choice:
    """``vendored`` wheels by name, names ``on_cdn``, the extras asked of each name."""

    vendored: dict[str, Wheel] = field(default_factory=dict)
    on_cdn: list[str] = field(default_factory=list)
    extras: dict[str, set[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


class Chooser:
    """Walks the wanted packages and what they need; one per build."""

    def __init__(self, lock: LockFile, cdn: str, sources: WheelSources) -> None:
        self._distribution = lock["packages"]
        self._cdn = cdn
        self._sources = sources
        self._queue: deque[tuple[Requirement, str]] = deque()
        self.choice = Choice()

    def choose(self, wanted: list[str], project_folder: Path) -> Choice:
        """Decide for ``wanted`` (as in PACKAGES) and for every wheel of OFFTHREAD_WHEELS."""
        for text in wanted:
            if "://" in text:
                self.choice.notes.append(f"{text} is loaded from there when the page starts")
            elif text.endswith(".whl"):
                self._take_file(project_folder / text)
            else:
                self._queue.append((_requirement(text), "PACKAGES in worker_app.py"))
        for wheel in self._sources.given:
            if wheel.name not in self.choice.vendored:
                self._take(wheel, set())
        while self._queue:
            self._decide(*self._queue.popleft())
        self._note_what_stays()
        return self.choice

    def _decide(self, wanted: Requirement, asked_by: str) -> None:
        name = canonicalize_name(wanted.name)
        chosen = self.choice.vendored.get(name)
        if chosen:
            self._check_version(wanted, chosen, asked_by)
            if not wanted.extras <= self.choice.extras[name]:
                self._take(chosen, set(wanted.extras))
        elif name not in self.choice.on_cdn:
            self._find(name, wanted, asked_by)

    def _find(self, name: str, wanted: Requirement, asked_by: str) -> None:
        ours = self._distribution.get(name)
        if ours and wanted.specifier.contains(ours["version"], prereleases=True):
            wheel = self._find_distributed(wanted, ours)
        else:
            wheel = self._sources.from_disk(wanted) or self._sources.from_pypi(wanted)
            if not wheel:
                raise BuildError(self._not_found(wanted, asked_by))
        if wheel:
            self._take(wheel, set(wanted.extras))
        else:
            self._leave_on_cdn(name, asked_by)

    def _find_distributed(self, wanted: Requirement, ours: dict[str, Any]) -> Wheel | None:
        if ours["package_type"] != "package":
            return None  # A C library in a zip: PyPI may have something else under its name.
        exact = Requirement(f"{wanted.name}=={ours['version']}")
        return (
            self._sources.from_disk(exact)
            or self._sources.from_cdn(self._cdn + ours["file_name"], ours["sha256"])
            or self._sources.from_pypi(exact)
            or self._other_version(wanted, ours)
        )

    def _other_version(self, wanted: Requirement, ours: dict[str, Any]) -> Wheel | None:
        """A version of PyPI that the request allows too, better than none at build time."""
        wheel = self._sources.from_disk(wanted) or self._sources.from_pypi(wanted)
        if wheel:
            self.choice.notes.append(
                f"{wheel.name} {wheel.version} comes from PyPI, as Pyodide's own build of "
                f"{ours['version']} cannot be reached"
            )
        return wheel

    def _take_file(self, path: Path) -> None:
        if not path.is_file():
            raise BuildError(
                f"PACKAGES in worker_app.py names the wheel file {path}, which does not exist. "
                "The path is read from the folder of worker_app.py."
            )
        wheel = Wheel.at(path)
        if not wheel.runs_in_pyodide:
            raise BuildError(
                f"{path.name} (PACKAGES in worker_app.py) is built for another platform. Pyodide "
                "needs a pure wheel (py3-none-any) or one for pyemscripten_2026_0_wasm32."
            )
        self._take(wheel, set())

    def _take(self, wheel: Wheel, extras: set[str]) -> None:
        wheel.check()
        self._note_foreign(wheel)
        asked = self.choice.extras.setdefault(wheel.name, set())
        asked |= extras
        self.choice.vendored[wheel.name] = wheel
        for need in wheel.requirements(asked):
            self._queue.append((need, wheel.path.name))

    def _note_foreign(self, wheel: Wheel) -> None:
        """Say so where a compiled wheel has the name of Pyodide's own build but is another."""
        ours = self._distribution.get(wheel.name)
        if not ours or wheel.is_pure or wheel.path.name != ours["file_name"]:
            return
        if wheel.sha256 != ours["sha256"]:
            self.choice.notes.append(
                f"{wheel.path.name} is used as found; its sha256 is not that of Pyodide's own build"
            )

    def _leave_on_cdn(self, name: str, asked_by: str) -> None:
        self.choice.on_cdn.append(name)
        for need in self._distribution[name]["depends"]:
            self._queue.append((Requirement(need), name))

    def _check_version(self, wanted: Requirement, chosen: Wheel, asked_by: str) -> None:
        if not wanted.specifier.contains(chosen.version, prereleases=True):
            raise BuildError(
                f"{asked_by} needs {wanted}, but {chosen.path.name} was already chosen. "
                "Name a version in PACKAGES of worker_app.py that suits both."
            )

    def _not_found(self, wanted: Requirement, asked_by: str) -> str:
        ours = self._distribution.get(canonicalize_name(wanted.name))
        known = f"Pyodide's distribution has {ours['version']}. " if ours else ""
        reason = (
            "PyPI cannot be reached, and no earlier download fits"
            if "pypi" in self._sources.unreachable
            else f"PyPI has no wheel of it that runs in Pyodide ({self._sources.last_answer})"
        )
        return (
            f"{asked_by} needs {wanted}: {reason}. {known}Correct the name or version, or put a "
            "wheel for Pyodide into a folder and name that folder in OFFTHREAD_WHEELS."
        )

    def _note_what_stays(self) -> None:
        if self.choice.on_cdn:
            self.choice.notes.append(
                f"{', '.join(sorted(self.choice.on_cdn))}: not to be had while building, the page "
                f"loads it from {self._cdn} (build again with --fresh to retry)"
            )


def read_lock(path: Path) -> LockFile:
    """Pyodide's own lock file as it is."""
    lock: LockFile = json.loads(path.read_text(encoding="utf-8"))
    return lock


def lock_text(lock: LockFile, choice: Choice, cdn: str) -> str:
    """Pyodide's lock file with the vendored wheels beside it and all others on the CDN."""
    from pyodide_lock import PackageSpec

    packages = {}
    for name, entry in lock["packages"].items():
        packages[name] = {**entry, "file_name": cdn + entry["file_name"]}
    for name, wheel in choice.vendored.items():
        needs = {str(canonicalize_name(n.name)) for n in wheel.requirements(choice.extras[name])}
        spec = PackageSpec(
            name=name,
            version=str(wheel.version),
            file_name=vendored_name(wheel),
            install_dir="site",
            sha256=wheel.sha256,
            imports=_imports(wheel),
            depends=sorted(needs),
        )
        packages[name] = {**spec.model_dump(), "size": wheel.path.stat().st_size}
    return json.dumps({**lock, "packages": packages}, sort_keys=True)


def vendored_name(wheel: Wheel) -> str:
    """Where a vendored wheel lies below build/pyodide: a folder named by its hash."""
    return f"wheels/{wheel.sha256[:12]}/{wheel.path.name}"


def _imports(wheel: Wheel) -> list[str]:
    from pyodide_lock import parse_top_level_import_name

    return sorted(parse_top_level_import_name(wheel.path) or [])


def _requirement(text: str) -> Requirement:
    try:
        return Requirement(text)
    except InvalidRequirement as error:
        raise BuildError(
            f"PACKAGES in worker_app.py holds {text!r}, which is no package ({error}). Write a "
            'name ("pytz"), a name and version ("pytz==2025.2") or a wheel file ("wheels/….whl").'
        ) from error
