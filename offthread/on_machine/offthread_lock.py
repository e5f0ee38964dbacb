"""Runs on the machine: offthread-lock.json, which a project commits, so that every build of it
uses the same files of packages.

It is a lock file of pyodide-lock, with one more key, ``offthread``: what was asked for, and where
each file comes from. It is written anew when something else is asked for, or by --update.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name
from packaging.version import Version
from pyodide_lock import InfoSpec, PackageSpec, PyodideLockSpec

from offthread.on_machine.candidates import CDN, Candidate, Preferred
from offthread.on_machine.distribution import Distribution
from offthread.on_machine.errors import BuildError
from offthread.on_machine.packages import Choice, needs_of

NAME = "offthread-lock.json"
OURS = "offthread"
INDENT = 1


@dataclass(frozen=True)
class OffthreadLock:
    """``packages`` by name, each with its ``sources``; ``asked`` is what they answer, ``pyodide``
    the version of Pyodide they are for."""

    asked: dict[str, Any]
    pyodide: str
    packages: dict[str, PackageSpec]
    sources: dict[str, str]

    @classmethod
    def of(cls, choice: Choice, asked: dict[str, Any], distribution: Distribution) -> OffthreadLock:
        """What the search found."""
        found = sorted(choice.chosen.items())
        packages = {name: _spec(candidate, distribution) for name, candidate in found}
        sources = {name: candidate.source for name, candidate in found}
        return cls(asked, distribution.version, packages, sources)

    def answers(self, asked: dict[str, Any], distribution: Distribution) -> bool:
        """Whether just this was asked for, for this Pyodide."""
        return self.asked == asked and self.pyodide == distribution.version

    def preferred(self) -> dict[str, Preferred]:
        """What a new search is to keep where it still fits."""
        return {
            name: Preferred(Version(spec.version), self.sources[name])
            for name, spec in self.packages.items()
        }

    def needed_by(self, names: set[str]) -> set[str]:
        """``names`` and all that they need."""
        found: set[str] = set()
        waiting = [name for name in names if name in self.packages]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += [need for need in self.packages[name].depends if need in self.packages]
        return found

    def text(self, distribution: Distribution) -> str:
        """The file's text; the same choice gives the same text."""
        info = InfoSpec(**{**distribution.lock["info"], "version": self.pyodide})
        spec = PyodideLockSpec(info=info, packages=self.packages)
        content = {OURS: {"asked": self.asked, "sources": self.sources}, **spec.model_dump()}
        return json.dumps(content, indent=INDENT, sort_keys=True, ensure_ascii=False) + "\n"


def read_lock(path: Path) -> OffthreadLock | None:
    """The project's lock file; None where it has none, BuildError where it is none."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        ours = content.pop(OURS)
        spec = PyodideLockSpec(**content)
        sources = {name: ours["sources"][name] for name in spec.packages}
        return OffthreadLock(ours["asked"], spec.info.version, spec.packages, sources)
    except FileNotFoundError:
        return None
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise BuildError(
            f"{path.name} is no lock file of Offthread ({_first_line(error)}). Put back the one "
            "that was committed, or delete it: the build then writes a new one."
        ) from error


def browser_lock_text(
    distribution: Distribution, lock: OffthreadLock, files: dict[str, Path]
) -> str:
    """The lock file that the worker reads: Pyodide's own, with the vendored ``files`` beside it
    and all others on the CDN."""
    cdn = distribution.cdn
    packages: dict[str, Any] = {
        name: {**entry, "file_name": cdn + entry["file_name"]}
        for name, entry in distribution.lock["packages"].items()
    }
    for name, path in files.items():
        spec = lock.packages[name]
        named = {**spec.model_dump(), "file_name": vendored_name(spec)}
        packages[name] = {**named, "size": path.stat().st_size}
    _open_circles(packages)
    return json.dumps({**distribution.lock, "packages": packages}, sort_keys=True)


def _open_circles(packages: dict[str, Any]) -> None:
    """Move needs that close a circle from ``depends`` to ``circular``: Pyodide installs a package
    after what it depends on, and would wait for ever."""
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        entry = packages[name]
        for need in list(entry["depends"]):
            key = str(canonicalize_name(need))
            if key in above or key == name:
                entry["depends"] = [other for other in entry["depends"] if other != need]
                entry.setdefault("circular", []).append(key)
            elif key in packages and key not in done:
                visit(key, (*above, name))
        done.add(name)

    for name in sorted(packages):
        if name not in done:
            visit(name, ())


def vendored_name(spec: PackageSpec) -> str:
    """Where a vendored file lies below build/pyodide: in a folder named by its hash."""
    return f"wheels/{spec.sha256[:12]}/{spec.file_name}"


def _spec(candidate: Candidate, distribution: Distribution) -> PackageSpec:
    needed = {str(canonicalize_name(n.name)) for n in needs_of(candidate, distribution)}
    needs = sorted(needed - {candidate.name})  # "all" of its extras may name itself
    if candidate.source == CDN:
        entry = distribution.entry(candidate.name) or {}
        known = {key: entry[key] for key in PackageSpec.model_fields if key in entry}
        return PackageSpec(**{**known, "depends": needs})
    return PackageSpec(
        name=candidate.name,
        version=str(candidate.version),
        file_name=candidate.file_name,
        install_dir="site",
        sha256=candidate.sha256,
        imports=candidate.wheel.imports if candidate.wheel else [],
        depends=needs,
    )


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0] or type(error).__name__
