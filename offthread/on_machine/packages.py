"""Runs on the machine: decides which file serves each package that the page may need.

What PACKAGES names, and what that needs, must be had (or, with --allow-cdn, be on Pyodide's CDN);
what scripts import is vendored where it can be had. The search among versions is resolvelib's,
which pip uses too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.requirements import InvalidRequirement, Requirement
from resolvelib import AbstractProvider, BaseReporter, ResolutionImpossible, Resolver
from resolvelib.resolvers import ResolutionTooDeep

from offthread.on_machine.candidates import PYPI, Asked, Candidate, Candidates, Preferred, of_wheel
from offthread.on_machine.distribution import Distribution
from offthread.on_machine.errors import BuildError
from offthread.on_machine.missing_packages import why_not
from offthread.on_machine.wheel_sources import WheelSources
from offthread.on_machine.wheels import Wheel

if TYPE_CHECKING:
    from resolvelib.structs import RequirementInformation

    Information = RequirementInformation[Asked, Candidate]

PACKAGES = "PACKAGES in worker_app.py"
ROUNDS = 2000


@dataclass
class Wanted:
    """What a project asks for: ``packages`` as PACKAGES writes them, the top-level modules that
    its scripts import, and the folder of worker_app.py."""

    packages: list[str]
    imports: list[str]
    folder: Path


@dataclass
class Choice:
    """``chosen`` candidates by name; ``required`` are the names among them that must be had;
    ``notes`` for the developer."""

    chosen: dict[str, Candidate] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


class Chooser:
    """One search. ``preferred`` are versions by name to be kept where they still fit."""

    def __init__(
        self,
        distribution: Distribution,
        sources: WheelSources,
        preferred: Mapping[str, Preferred] | None = None,
        allow_cdn: bool = False,
    ) -> None:
        self.distribution, self.sources = distribution, sources
        self._allow_cdn = allow_cdn
        self._local: dict[str, Candidate] = {}
        self._required: set[str] | None = None
        self.candidates = Candidates(
            distribution, sources, self._local, preferred or {}, self._may_stay
        )

    def choose(self, wanted: Wanted) -> Choice:
        """Decide; BuildError where something of PACKAGES cannot be had."""
        notes: list[str] = []
        asked = [need for text in wanted.packages for need in self._read(text, wanted, notes)]
        for wheel in self.sources.given:
            asked.append(Asked(Requirement(wheel.name), "OFFTHREAD_WHEELS"))
        chosen = self._resolve(asked)
        self._required = set(chosen)
        imported = self._imported(wanted.imports, chosen)
        try:
            chosen = self._resolve([*asked, *imported]) if imported else chosen
        except BuildError:
            chosen = self._one_by_one(asked, imported, chosen, notes)
        notes += [note for found in chosen.values() for note in self._notes_on(found)]
        return Choice(chosen, self._required, notes)

    def _one_by_one(
        self,
        asked: list[Asked],
        imported: list[Asked],
        chosen: dict[str, Candidate],
        notes: list[str],
    ) -> dict[str, Candidate]:
        """An import that nothing suits is the script's own trouble, not the build's."""
        for one in imported:
            try:
                chosen = self._resolve([*asked, one])
                asked = [*asked, one]
            except BuildError as error:
                notes.append(str(error))
        return chosen

    def _notes_on(self, found: Candidate) -> Iterator[str]:
        """A word where a package is not Pyodide's own build of it, though there is one."""
        ours = self.distribution.entry(found.name)
        if not ours or not found.wheel or found.wheel.is_pure or found.sha256 == ours["sha256"]:
            return
        if found.file_name == ours["file_name"]:
            yield f"{found.file_name} is used as found; its sha256 is not that of Pyodide's build"
        elif found.source == PYPI:
            yield f"{found} comes from PyPI; Pyodide's own build is of {ours['version']}"

    def _read(self, text: str, wanted: Wanted, notes: list[str]) -> Iterator[Asked]:
        """One entry of PACKAGES."""
        if "://" in text:
            notes.append(f"{text} is loaded from there when the page starts")
        elif text.endswith(".whl"):
            candidate = of_wheel(_local_wheel(wanted.folder / text), text)
            self._local[candidate.name] = candidate
            yield Asked(Requirement(f"{candidate.name}=={candidate.version}"), PACKAGES)
        else:
            yield Asked(_requirement(text), PACKAGES)

    def _imported(self, modules: list[str], chosen: dict[str, Candidate]) -> list[Asked]:
        """The packages of the distribution that have what no chosen wheel has."""
        there = {
            module for found in chosen.values() if found.wheel for module in found.wheel.imports
        }
        found = {
            module: self.distribution.provider(module) for module in modules if module not in there
        }
        return [
            Asked(Requirement(name), f"a script that imports {module}")
            for module, name in found.items()
            if name and name not in chosen
        ]

    def _may_stay(self, name: str) -> bool:
        """PACKAGES is resolved first: only then is known what else may be left on the CDN."""
        return self._allow_cdn or (self._required is not None and name not in self._required)

    def _resolve(self, asked: list[Asked]) -> dict[str, Candidate]:
        reporter = FirstConflict()
        resolver: Any = Resolver(Provider(self.candidates, self.distribution), reporter)
        try:
            return dict(resolver.resolve(asked, max_rounds=ROUNDS).mapping)
        except ResolutionImpossible as error:
            causes = [found.requirement for found in reporter.causes or error.causes]
        except ResolutionTooDeep:
            causes = [found.requirement for found in reporter.causes]
        raise BuildError(self._explain(causes))

    def _explain(self, causes: list[Asked]) -> str:
        """In words: a package that cannot be had, or two that exclude each other."""
        for cause in causes:
            if cause.name in self._local:
                continue
            if next(self.candidates.of(cause.name, [cause.requirement]), None) is None:
                return why_not(cause, self.distribution, self.sources)
        return version_conflict(causes)


class Provider(AbstractProvider[Asked, Candidate, str]):
    """resolvelib's questions, answered."""

    def __init__(self, candidates: Candidates, distribution: Distribution) -> None:
        self._candidates, self._distribution = candidates, distribution

    def identify(self, requirement_or_candidate: Asked | Candidate) -> str:
        return requirement_or_candidate.name

    def get_preference(
        self,
        identifier: str,
        resolutions: Mapping[str, Candidate],
        candidates: Mapping[str, Iterator[Candidate]],
        information: Mapping[str, Iterator[Information]],
        backtrack_causes: Sequence[Information],
    ) -> tuple[bool, bool, str]:
        """Who caused trouble first, then who leaves least choice."""
        troubled = any(cause.requirement.name == identifier for cause in backtrack_causes)
        exact = any("==" in str(found.requirement.requirement) for found in information[identifier])
        return not troubled, not exact, identifier

    def find_matches(
        self,
        identifier: str,
        requirements: Mapping[str, Iterator[Asked]],
        incompatibilities: Mapping[str, Iterator[Candidate]],
    ) -> Callable[[], Iterator[Candidate]]:
        wanted = [asked.requirement for asked in requirements[identifier]]
        excluded = {(found.version, found.sha256) for found in incompatibilities[identifier]}
        return lambda: (
            found
            for found in self._candidates.of(identifier, wanted)
            if (found.version, found.sha256) not in excluded
        )

    def is_satisfied_by(self, requirement: Asked, candidate: Candidate) -> bool:
        wanted = requirement.requirement
        fits = wanted.specifier.contains(candidate.version, prereleases=True)
        return fits and wanted.extras <= candidate.extras

    def get_dependencies(self, candidate: Candidate) -> Iterable[Asked]:
        return [Asked(need, str(candidate)) for need in needs_of(candidate, self._distribution)]


class FirstConflict(BaseReporter[Asked, Candidate, str]):
    """Keeps the ``causes`` of the first conflict: the newest versions are what a person means."""

    def __init__(self) -> None:
        self.causes: list[Information] = []

    def resolving_conflicts(self, causes: Collection[Information]) -> None:
        self.causes = self.causes or list(causes)


def needs_of(candidate: Candidate, distribution: Distribution) -> list[Requirement]:
    """What ``candidate`` needs: by its metadata, and the C libraries of Pyodide's own build."""
    name, wheel = candidate.name, candidate.wheel
    if wheel is None:
        return [Requirement(need) for need in distribution.depends(name)]
    native = [] if wheel.is_pure else distribution.depends(name, native=True)
    return [*wheel.requirements(candidate.extras), *map(Requirement, native)]


def version_conflict(causes: Sequence[Asked]) -> str:
    """Two or more that need one package, and no version of it suits all."""
    needs = dict.fromkeys(f"{cause.by} needs {cause.requirement}" for cause in causes)
    names = dict.fromkeys(cause.name for cause in causes)
    return (
        f"version conflict over {' and '.join(names)}: {'; '.join(needs)}. No version suits all "
        f"of them. Name versions in {PACKAGES} that go together, or leave one out."
    )


def _local_wheel(path: Path) -> Wheel:
    if not path.is_file():
        raise BuildError(
            f"{PACKAGES} names the wheel file {path}, which does not exist. "
            "The path is read from the folder of worker_app.py."
        )
    wheel = Wheel.at(path)
    if not wheel.runs_in_pyodide:
        raise BuildError(f"{path.name} ({PACKAGES}) {wheel.misfit}")
    wheel.check()
    return wheel


def _requirement(text: str) -> Requirement:
    try:
        return Requirement(text)
    except InvalidRequirement as error:
        raise BuildError(
            f"{PACKAGES} holds {text!r}, which is no package ({error}). Write a "
            'name ("pytz"), a name and version ("pytz==2025.2") or a wheel file ("wheels/….whl").'
        ) from error
