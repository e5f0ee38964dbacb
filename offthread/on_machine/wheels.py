"""Runs on the machine: reads wheels – their names, what they need, whether Pyodide can use them.

A wheel is a file NAME-VERSION-TAGS.whl (Python packaging's "binary distribution format").
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from functools import cached_property
from pathlib import Path

from packaging.requirements import Requirement
from packaging.tags import Tag
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from packaging.version import Version

from offthread.on_machine.errors import BuildError

PYTHON = "3.14"
PLATFORM = "pyemscripten_2026_0_wasm32"
MARKERS = {
    "implementation_name": "cpython",
    "os_name": "posix",
    "platform_machine": "wasm32",
    "platform_python_implementation": "CPython",
    "platform_system": "Emscripten",
    "python_full_version": "3.14.2",
    "python_version": PYTHON,
    "sys_platform": "emscripten",
}


@dataclass(frozen=True)
class Wheel:
    """A wheel file whose name was understood; ``name`` is normalised (lower case, hyphens)."""

    path: Path
    name: str
    version: Version
    tags: frozenset[Tag]

    @classmethod
    def at(cls, path: Path) -> Wheel:
        """Read the file's name; BuildError where it is not a wheel's."""
        try:
            name, version, _build, tags = parse_wheel_filename(path.name)
        except InvalidWheelFilename as error:
            raise BuildError(
                f"{path} is not named like a wheel (NAME-VERSION-PYTHON-ABI-PLATFORM.whl). "
                "Keep the name that the wheel was published with."
            ) from error
        return cls(path, name, version, tags)

    @property
    def runs_in_pyodide(self) -> bool:
        """Whether one of its tags is pure Python or Pyodide's own platform."""
        return any(_fits(tag) for tag in self.tags)

    @property
    def is_pure(self) -> bool:
        return all(tag.platform == "any" for tag in self.tags)

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    def check(self) -> None:
        """Read the whole file against its own checksums; BuildError where it is damaged."""
        try:
            with zipfile.ZipFile(self.path) as archive:
                damaged = archive.testzip()
        except zipfile.BadZipFile as error:
            damaged = str(error)
        if damaged:
            raise BuildError(f"{self.path} is damaged ({damaged}). Get the wheel again.")

    def requirements(self, extras: Iterable[str] = ()) -> list[Requirement]:
        """What it needs inside Pyodide, with its markers and these extras taken into account."""
        wanted = [Requirement(line) for line in self._metadata().get_all("Requires-Dist") or []]
        return [need for need in wanted if _applies(need, extras)]

    def _metadata(self) -> Message:
        with zipfile.ZipFile(self.path) as archive:
            for member in archive.namelist():
                folder, _, file = member.partition("/")
                if folder.endswith(".dist-info") and file == "METADATA":
                    return HeaderParser().parsestr(archive.read(member).decode("utf-8"))
        raise BuildError(f"{self.path} holds no METADATA. Get the wheel again.")


def wheels_in(folder: Path) -> list[Wheel]:
    """Every wheel of ``folder`` that Pyodide can use, the newest version of a name first."""
    found = [Wheel.at(path) for path in sorted(folder.glob("*.whl"))]
    usable = [wheel for wheel in found if wheel.runs_in_pyodide]
    return sorted(usable, key=lambda wheel: (wheel.name, wheel.version), reverse=True)


def find_wheel(wheels: Iterable[Wheel], wanted: Requirement) -> Wheel | None:
    """The first of ``wheels`` that satisfies ``wanted``, or None."""
    name = canonicalize_name(wanted.name)
    for wheel in wheels:
        if wheel.name == name and wanted.specifier.contains(wheel.version, prereleases=True):
            return wheel
    return None


def _fits(tag: Tag) -> bool:
    if tag.platform == "any":
        return tag.abi == "none" and tag.interpreter.startswith(("py3", "cp3"))
    return tag.platform == PLATFORM and tag.abi in ("cp314", "abi3", "none")


def _applies(need: Requirement, extras: Iterable[str]) -> bool:
    if need.marker is None:
        return True
    return any(need.marker.evaluate({**MARKERS, "extra": extra}) for extra in ("", *extras))
