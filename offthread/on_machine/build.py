"""Runs on the machine: the build, a list of verbs read downward.

It promises: nothing is written into ``build/`` unless every step ended well; a step whose inputs
have not changed is skipped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from offthread.on_machine import (
    pyodide_files,
    scripts,
    service_worker,
    shell,
    snapshot,
    vendor_packages,
)
from offthread.on_machine.node import ensure_node_packages, npm_marker
from offthread.on_machine.project import Project
from offthread.on_machine.workshop import Result, Step, Workshop


def install(workshop: Workshop) -> Result:
    """esbuild, Pyodide and PyScript by the committed lock file."""
    ensure_node_packages(workshop.project)
    return Result([])


def _npm_files(workshop: Workshop) -> list[Path]:
    return [workshop.project.package_lock]


def _npm_state(workshop: Workshop) -> str:
    """Says whether node_modules is still what was installed."""
    marker = npm_marker(workshop.project)
    return marker.read_text(encoding="ascii") if marker.is_file() else "missing"


STEPS = (
    Step("Install npm packages", install, _npm_files, _npm_state),
    Step("Compile app.py", scripts.write_app, scripts.compiler_files),
    Step("Compile py_worker.js", scripts.write_py_worker, scripts.compiler_files),
    Step("Vendor Pyodide", pyodide_files.vendor_pyodide, pyodide_files.core_inputs),
    Step(
        vendor_packages.TITLE,
        vendor_packages.resolve_packages,
        vendor_packages.package_files,
        vendor_packages.package_settings,
    ),
    Step("Pack Python modules", pyodide_files.pack_modules, pyodide_files.module_files),
    Step(
        "Make the snapshot",
        snapshot.make_snapshot,
        snapshot.snapshot_files,
        snapshot.snapshot_settings,
    ),
    Step(
        "Compile worker_app.py",
        scripts.write_worker,
        scripts.compiler_files,
        scripts.worker_settings,
    ),
    Step(
        "Compile the offline worker",
        scripts.write_offline_worker,
        scripts.compiler_files,
        scripts.worker_settings,
    ),
    Step("Write offline.js", pyodide_files.write_offline, pyodide_files.offline_files),
    Step("Vendor PyScript", shell.vendor_pyscript, shell.shell_files),
    Step("Write the shell", shell.write_shell, shell.shell_files),
    Step(
        service_worker.TITLE,
        service_worker.write_service_worker,
        service_worker.service_worker_files,
    ),
)


@dataclass(frozen=True)
class Built:
    """What a build did: whether anything in ``output`` changed, and what a user should know."""

    output: Path
    changed: bool
    notes: list[str]


def build(
    project: Project,
    *,
    output: Path | None = None,
    development: bool = False,
    fresh: bool = False,
    allow_cdn: bool = False,
    update: bool = False,
    starting: Callable[[str, int, int], None] = lambda title, number, total: None,
) -> Built:
    """Bring ``output`` (``build/``) up to date.

    ``fresh``: every step is done again; ``allow_cdn``: packages that are only on Pyodide's CDN
    are left there; ``update``: packages are chosen anew, whatever offthread-lock.json says.
    ``starting`` is told each step that has work to do, its number and how many steps there are.
    Raises SourceProblems where a source is refused and BuildError where anything else is amiss;
    ``output`` is then as it was before.
    """
    workshop = Workshop(
        project, output or project.build, development, allow_cdn=allow_cdn, update=update
    )
    if fresh:
        workshop.forget()
    if update:
        workshop.forget(vendor_packages.TITLE)
    workshop.keep_only(step.title for step in STEPS)
    for number, step in enumerate(STEPS):
        if not workshop.is_done(step):
            starting(step.title, number, len(STEPS))
            workshop.do(step)
    return Built(workshop.output, workshop.publish(), workshop.notes)
