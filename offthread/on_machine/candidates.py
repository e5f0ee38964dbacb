"""Runs on the machine: the files that could serve a wanted package, the preferred one first.

A file of the project's own comes before one of OFFTHREAD_WHEELS, then what the lock file chose,
then Pyodide's own build, then PyPI, then earlier downloads; last comes Pyodide's CDN, where the
page itself would load it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from offthread.on_machine.distribution import Distribution
from offthread.on_machine.wheel_sources import WheelSources
from offthread.on_machine.wheels import Wheel

CDN, GIVEN, PYPI = "Pyodide's CDN", "OFFTHREAD_WHEELS", "PyPI"
# How many versions of one package are tried, the newest first, before it is given up.
TRIED = 12


@dataclass(frozen=True)
class Asked:
    """A requirement, and who has it: ``by`` (str), for a person."""

    requirement: Requirement
    by: str

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)


@dataclass(frozen=True)
class Candidate:
    """One version of a package. ``file`` is None where it stays on Pyodide's CDN; ``source`` says
    where it comes from; ``wheel`` is None for C libraries and for what stays on the CDN."""

    name: str
    version: Version
    source: str
    sha256: str
    file_name: str
    file: Path | None = None
    wheel: Wheel | None = None
    extras: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


@dataclass(frozen=True)
class Preferred:
    """What the lock file chose last time."""

    version: Version
    source: str


def of_wheel(wheel: Wheel, source: str) -> Candidate:
    """The candidate of a wheel file."""
    name, version, path = wheel.name, wheel.version, wheel.path
    return Candidate(name, version, source, wheel.sha256, path.name, path, wheel)


class Candidates:
    """``local`` are the project's own wheel files by package name, ``preferred`` what the lock
    file chose; ``may_stay(name)`` says what may be left on the CDN."""

    def __init__(
        self,
        distribution: Distribution,
        sources: WheelSources,
        local: dict[str, Candidate],
        preferred: Mapping[str, Preferred],
        may_stay: Callable[[str], bool],
    ) -> None:
        self._distribution, self._sources = distribution, sources
        self._local, self._preferred, self._may_stay = local, preferred, may_stay
        self._built: dict[str, Candidate | None] = {}

    def of(self, name: str, wanted: Iterable[Requirement]) -> Iterator[Candidate]:
        """Those that satisfy all of ``wanted``; files are downloaded when they are reached."""
        specifier, extras = SpecifierSet(), frozenset[str]()
        for requirement in wanted:
            specifier &= requirement.specifier
            extras |= requirement.extras
        seen: set[str] = set()
        for candidate in self._all(name, specifier):
            if candidate.sha256 not in seen:
                seen.add(candidate.sha256)
                yield replace(candidate, extras=extras)

    def _all(self, name: str, specifier: SpecifierSet) -> Iterator[Candidate]:
        local = self._local.get(name)
        if local:  # It was named itself: nothing else will do.
            return iter([local] if specifier.contains(local.version, prereleases=True) else [])
        return chain(
            self._given(name, specifier),
            self._as_before(name, specifier),
            self._built_for_pyodide(name, specifier),
            self._on_pypi(name, specifier),
            self._downloaded(name, specifier),
            self._on_cdn(name, specifier),
        )

    def _given(self, name: str, specifier: SpecifierSet) -> Iterator[Candidate]:
        for wheel in self._sources.given:
            if wheel.name == name and specifier.contains(wheel.version, prereleases=True):
                wheel.check()
                yield of_wheel(wheel, GIVEN)

    def _as_before(self, name: str, specifier: SpecifierSet) -> Iterator[Candidate]:
        before = self._preferred.get(name)
        if before is None or not specifier.contains(before.version, prereleases=True):
            return
        if before.source == PYPI:
            yield from self._exactly(name, before.version)
        elif before.source == CDN and before.version == self._distribution.version_of(name):
            yield from self._built_for_pyodide(name, specifier)
            yield from self._on_cdn(name, specifier)

    def _built_for_pyodide(self, name: str, specifier: SpecifierSet) -> Iterator[Candidate]:
        """The version of the distribution, by Pyodide itself or pure from PyPI."""
        version = self._distribution.version_of(name)
        if version is None or not specifier.contains(version, prereleases=True):
            return
        if name not in self._built:
            self._built[name] = self.distributed(name)
        found = self._built[name]
        if found:
            yield found
        elif not self._distribution.is_native(name) and name not in self._preferred:
            yield from self._exactly(name, version)

    def distributed(self, name: str) -> Candidate | None:
        """Pyodide's own file, from an earlier download or its CDN."""
        entry = self._distribution.entry(name)
        assert entry is not None
        path = self._sources.on_disk(entry["file_name"], entry["sha256"])
        path = path or self._sources.from_cdn(
            self._distribution.cdn + entry["file_name"], entry["sha256"]
        )
        if path is None:
            return None
        wheel = None if self._distribution.is_native(name) else Wheel.at(path)
        return replace(self.left_on_cdn(name), file=path, wheel=wheel)

    def left_on_cdn(self, name: str) -> Candidate:
        """Pyodide's own build, which the page loads from the CDN."""
        entry = self._distribution.entry(name)
        assert entry is not None
        version = Version(entry["version"])
        return Candidate(name, version, CDN, entry["sha256"], entry["file_name"])

    def _exactly(self, name: str, version: Version) -> Iterator[Candidate]:
        wheel = self._sources.downloaded(Requirement(f"{name}=={version}"))
        wheel = wheel or self._sources.from_pypi(name, version)
        if wheel:
            yield of_wheel(wheel, PYPI)

    def _downloaded(self, name: str, specifier: SpecifierSet) -> Iterator[Candidate]:
        wheel = self._sources.downloaded(Requirement(f"{name}{specifier}"))
        if wheel and not self._distribution.is_native(name):
            yield of_wheel(wheel, PYPI)

    def _on_pypi(self, name: str, specifier: SpecifierSet) -> Iterator[Candidate]:
        if self._distribution.is_native(name):
            return
        best = self._sources.best_of_pypi(Requirement(f"{name}{specifier}"))
        if best is None:
            return
        yield of_wheel(best, PYPI)
        fitting = list(specifier.filter(self._sources.pypi.versions(name)))
        for version in fitting[:TRIED]:
            yield from self._exactly(name, version)

    def _on_cdn(self, name: str, specifier: SpecifierSet) -> Iterator[Candidate]:
        version = self._distribution.version_of(name)
        if version and specifier.contains(version, prereleases=True) and self._may_stay(name):
            yield self.left_on_cdn(name)
