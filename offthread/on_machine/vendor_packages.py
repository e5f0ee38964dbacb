"""Runs on the machine: the step of the build that finds packages, writes offthread-lock.json into
the project and lays their files, with the lock file that the worker reads, into build/pyodide."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from offthread.on_machine.built_files import FOLDER, short_hash
from offthread.on_machine.project import Project
from offthread.on_machine.script_imports import packages_imported
from offthread.on_machine.wheels import Wheel, sha256_of
from offthread.on_machine.worker_settings import read_worker_settings
from offthread.on_machine.workshop import Result, Workshop, write_file

if TYPE_CHECKING:
    from offthread.on_machine.distribution import Distribution
    from offthread.on_machine.offthread_lock import OffthreadLock
    from offthread.on_machine.wheel_sources import WheelSources

TITLE = "Resolve packages"


def resolve_packages(workshop: Workshop) -> Result:
    """The files of PACKAGES, OFFTHREAD_WHEELS and the scripts' imports, and the lock file that
    the worker reads."""
    from offthread.on_machine.distribution import Distribution
    from offthread.on_machine.locked_files import LockedFiles
    from offthread.on_machine.offthread_lock import browser_lock_text, vendored_name
    from offthread.on_machine.wheel_sources import WheelSources, given_folder

    project = workshop.project
    distribution = Distribution.of(project)
    sources = WheelSources(project.cache / "wheels", given_folder())
    lock, notes = _lock(workshop, distribution, sources)
    must = _names(lock.asked["packages"]) | {wheel.name for wheel in sources.given}
    found = LockedFiles(distribution, sources, project.root, workshop.allow_cdn)
    found.find(lock, lock.needed_by(must))
    names = []
    for name, path in found.files.items():
        names.append(f"{FOLDER}/{vendored_name(lock.packages[name])}")
        write_file(workshop.files / names[-1], path.read_bytes())
    text = browser_lock_text(distribution, lock, found.files).encode("utf-8")
    names.append(f"{FOLDER}/offthread-lock-{short_hash(text)}.json")
    write_file(workshop.files / names[-1], text)
    return Result(names, notes=[*notes, *found.notes, *_unknown_imports(lock, distribution)])


def package_files(workshop: Workshop) -> Iterable[Path]:
    """The files that decide about packages: Pyodide's lock, local and given wheels."""
    project = workshop.project
    lock = project.node_modules / "pyodide" / "pyodide-lock.json"
    return [Path(__file__), lock, *_own_wheels(project)]


def package_settings(workshop: Workshop) -> str:
    """What else decides: the lock file, and PACKAGES and the scripts' imports, whose files may
    change in other ways without any new search."""
    project = workshop.project
    lock = project.offthread_lock
    return json.dumps(
        [
            read_worker_settings(project.worker_app).packages,
            packages_imported(project),
            os.environ.get("OFFTHREAD_WHEELS", ""),
            # By content: the step itself may write it.
            lock.read_text(encoding="utf-8") if lock.is_file() else "",
            workshop.allow_cdn,
        ]
    )


def _lock(
    workshop: Workshop, distribution: Distribution, sources: WheelSources
) -> tuple[OffthreadLock, list[str]]:
    """The project's lock file where it answers what is asked, else a new one; with notes."""
    from offthread.on_machine.offthread_lock import OffthreadLock, read_lock
    from offthread.on_machine.packages import Chooser, Wanted

    project, asked = workshop.project, _asked(workshop.project)
    before = None if workshop.update else read_lock(project.offthread_lock)
    if before and before.answers(asked, distribution):
        return before, []
    preferred = before.preferred() if before else {}
    chooser = Chooser(distribution, sources, preferred, workshop.allow_cdn)
    choice = chooser.choose(Wanted(asked["packages"], asked["imports"], project.root))
    lock = OffthreadLock.of(choice, asked, distribution)
    write_file(project.offthread_lock, lock.text(distribution).encode("utf-8"))
    return lock, choice.notes


def _unknown_imports(lock: OffthreadLock, distribution: Distribution) -> list[str]:
    """A note on what scripts import and nothing has; a wheel at an address may have it."""
    if any("://" in text for text in lock.asked["packages"]):
        return []
    there = {module for spec in lock.packages.values() for module in spec.imports}
    unknown = [
        module
        for module in lock.asked["imports"]
        if module not in there and distribution.provider(module) is None
    ]
    return [
        f"a script imports {module}, which no package of PACKAGES and of Pyodide's distribution "
        "has; if it is on PyPI, name its package in PACKAGES"
        for module in unknown
    ]


def _asked(project: Project) -> dict[str, Any]:
    """What the lock file has to answer; the same on every machine with the same files."""
    return {
        "packages": list(read_worker_settings(project.worker_app).packages),
        "imports": packages_imported(project),
        "wheels": {path.name: sha256_of(path) for path in _own_wheels(project) if path.is_file()},
    }


def _own_wheels(project: Project) -> list[Path]:
    """The wheel files that PACKAGES names, and those of OFFTHREAD_WHEELS."""
    given = os.environ.get("OFFTHREAD_WHEELS")
    wanted = read_worker_settings(project.worker_app).packages
    local = [project.root / name for name in wanted if name.endswith(".whl") and "://" not in name]
    return [*local, *(sorted(Path(given).resolve().glob("*.whl")) if given else [])]


def _names(packages: list[str]) -> set[str]:
    """The names of the packages that PACKAGES asks for."""
    found: set[str] = set()
    for text in packages:
        if text.endswith(".whl") and "://" not in text:
            found.add(Wheel.at(Path(text)).name)
        elif "://" not in text:
            found.add(canonicalize_name(Requirement(text).name))
    return found
