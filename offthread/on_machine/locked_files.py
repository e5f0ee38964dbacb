"""Runs on the machine: gets just the files that offthread-lock.json names, with just its hashes."""

from __future__ import annotations

from pathlib import Path

from pyodide_lock import PackageSpec

from offthread.on_machine.candidates import CDN, GIVEN, PYPI
from offthread.on_machine.distribution import Distribution
from offthread.on_machine.errors import BuildError
from offthread.on_machine.missing_packages import only_on_cdn
from offthread.on_machine.offthread_lock import NAME, OffthreadLock
from offthread.on_machine.wheel_sources import WheelSources
from offthread.on_machine.wheels import damage_of, sha256_of


class LockedFiles:
    """``files`` by package name, once found; ``notes`` on what stays on Pyodide's CDN."""

    def __init__(
        self, distribution: Distribution, sources: WheelSources, root: Path, allow_cdn: bool
    ) -> None:
        self._distribution, self._sources, self._root = distribution, sources, root
        self._allow_cdn = allow_cdn
        self.files: dict[str, Path] = {}
        self.notes: list[str] = []

    def find(self, lock: OffthreadLock, required: set[str]) -> None:
        """Find all of ``lock``.

        Raises BuildError where a file is another than the lock file says, and where one that is
        ``required`` cannot be had, unless the CDN is allowed and has it.
        """
        left = []
        for name, spec in lock.packages.items():
            path = self._find(spec, lock.sources[name])
            if path:
                self.files[name] = path
            else:
                self._check_left(name, spec, lock.sources[name], name in required)
                left.append(name)
        if left:
            self.notes.append(
                f"{', '.join(left)}: not to be had while building; the page loads it from "
                f"{self._distribution.cdn} when a script imports it"
            )

    def _find(self, spec: PackageSpec, source: str) -> Path | None:
        """The file of one package, or None where it cannot be had."""
        if source == CDN:
            path = self._sources.on_disk(spec.file_name, spec.sha256)
            return path or self._sources.from_cdn(
                self._distribution.cdn + spec.file_name, spec.sha256
            )
        if source == PYPI:
            return self._from_pypi(spec)
        path = self._root / source
        given = self._sources.given_file(spec.file_name) if source == GIVEN else path
        return self._checked(given, spec, source) if given and given.is_file() else None

    def _from_pypi(self, spec: PackageSpec) -> Path | None:
        path = self._sources.on_disk(spec.file_name, spec.sha256)
        if path:
            return path
        # What lies there may be damaged: the lock file is doubted only after a new download.
        path = self._sources.again_from_pypi(spec.name, spec.version, spec.file_name)
        path = path or self._sources.downloaded_file(spec.file_name)
        return self._checked(path, spec, PYPI) if path else None

    def _checked(self, path: Path, spec: PackageSpec, source: str) -> Path:
        found = sha256_of(path)
        if found == spec.sha256:
            return path
        damage = damage_of(path)
        what = f"is damaged ({damage}) and has" if damage else "has"
        raise BuildError(
            f"{NAME} says that {spec.file_name} has the sha256 {spec.sha256}, but the one from "
            f"{source} {what} {found}. Nothing was built with it. If {NAME} was edited or badly "
            "merged, put back the committed one; if the new file is meant, build with --update "
            "(nox: `nox -s build -- --update`), which chooses all packages anew."
        )

    def _check_left(self, name: str, spec: PackageSpec, source: str, is_required: bool) -> None:
        ours = self._distribution.version_of(name)
        is_there = ours is not None and (source == CDN or str(ours) == spec.version)
        if is_required and not (is_there and self._allow_cdn):
            raise BuildError(self._why_not(name, spec, source, is_there))

    def _why_not(self, name: str, spec: PackageSpec, source: str, is_there: bool) -> str:
        asked = f"{NAME} names {spec.file_name} from {source}"
        if source == CDN:
            return f"{asked}: {only_on_cdn(name, self._distribution, self._sources)}"
        cdn = "; with --allow-cdn, and the page loads Pyodide's own build of it" if is_there else ""
        return (
            f"{asked}, which cannot be had from there now. Build where it can be reached{cdn}; or "
            "with --update, which chooses all packages anew."
        )
