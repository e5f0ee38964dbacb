"""Runs on the machine: reads wheels – their names, what they need, whether Pyodide can use them.

A wheel is a file NAME-VERSION-TAGS.whl (Python packaging's "binary distribution format").
"""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from functools import cached_property
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
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
    def misfit(self) -> str:
        """Why it does not run in Pyodide, as the end of a sentence that begins with its name."""
        tags = ", ".join(sorted(map(str, self.tags)))
        return (
            f"is built for another platform or ABI ({tags}). Pyodide needs a pure wheel "
            f"(py3-none-any) or one for cp314-cp314-{PLATFORM}."
        )

    @property
    def is_pure(self) -> bool:
        return all(tag.platform == "any" for tag in self.tags)

    @cached_property
    def sha256(self) -> str:
        return sha256_of(self.path)

    def check(self) -> None:
        """Read the whole file against its own checksums; BuildError where it is damaged."""
        damage = damage_of(self.path)
        if damage:
            raise BuildError(
                f"{self.path} is damaged ({damage}): truncated or changed on its way. Get the "
                "wheel again."
            )

    def requirements(self, extras: Iterable[str] = ()) -> list[Requirement]:
        """What it needs inside Pyodide, with its markers and these extras taken into account."""
        return [need for need in self._requirements if _applies(need, extras)]

    @cached_property
    def imports(self) -> list[str]:
        """The top-level modules in it."""
        from pyodide_lock import parse_top_level_import_name

        with zipfile.ZipFile(self.path) as archive:
            members = archive.namelist()
        # pyodide-lock leaves compiled modules out that stand alone.
        alone = {name.partition(".")[0] for name in members if re.fullmatch(r"\w+\.\S*so", name)}
        return sorted(alone.union(parse_top_level_import_name(self.path) or []))

    @cached_property
    def _requirements(self) -> list[Requirement]:
        lines = self._metadata().get_all("Requires-Dist") or []
        try:
            return [Requirement(line) for line in lines]
        except InvalidRequirement as error:
            raise BuildError(
                f"{self.path.name} says badly what it needs ({error}). Take another version of it."
            ) from error

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


def sha256_of(path: Path) -> str:
    """Of a file's content, in hex digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def damage_of(path: Path) -> str:
    """What is wrong with the zip file ``path``, by its own checksums; an empty text where it is
    whole."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.testzip() or ""
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        return str(error) or "it ends too early"


def is_whole(path: Path) -> bool:
    """Whether the zip file ``path`` is not damaged."""
    return not damage_of(path)


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
