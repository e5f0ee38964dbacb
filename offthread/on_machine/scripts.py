"""Runs on the machine: the steps of the build that compile Python and bundle it (app.js, …)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from offthread.on_machine.built_files import worker_files
from offthread.on_machine.bundle import MODULE_URL, PAGE_URL, WORKER_URL, Bundle, write_bundle
from offthread.on_machine.project import FRAMEWORK
from offthread.on_machine.shares import NOTES
from offthread.on_machine.used import uses_asyncio, uses_run_options
from offthread.on_machine.workshop import Result, Workshop, files_below, write_file

ON_PAGE = FRAMEWORK / "on_page"
IN_WORKER = FRAMEWORK / "in_worker"


def write_app(workshop: Workshop) -> Result:
    """app.js, a classic script: module scripts are refused on file://."""
    notes = workshop.folder / NOTES
    return _write_script(workshop, workshop.project.app, "app.js", "iife", PAGE_URL, notes=notes)


def write_py_worker(workshop: Workshop) -> Result:
    """py_worker.js, the ES module for JavaScript consumers, with its types."""
    entry = ON_PAGE / "py_worker.py"
    result = _write_script(workshop, entry, "py_worker.js", "esm", MODULE_URL)
    types = ON_PAGE / "py_worker.d.ts"
    write_file(workshop.files / types.name, types.read_bytes())
    return Result([*result.outputs, types.name], [*result.inputs, types])


def write_worker(workshop: Workshop) -> Result:
    """worker_app.js, the module worker of pages that come over http(s)."""
    entry = workshop.project.worker_app
    return _write_script(
        workshop, entry, "worker_app.js", "esm", MODULE_URL, worker_files(workshop)
    )


def write_offline_worker(workshop: Workshop) -> Result:
    """The worker with Pyodide's own code as one classic script, and what unpacks it on the page;
    offline.js carries both."""
    unpacker, more = compile_python(workshop, ON_PAGE / "unpacking.py")
    write_bundle(
        workshop.project,
        Bundle(unpacker, workshop.folder / "unpacking.js", "iife", PAGE_URL, source_map=False),
    )
    entry, sources = compile_python(workshop, workshop.project.worker_app)
    output = workshop.folder / "offline_worker.js"
    first = IN_WORKER / "offline_pyodide.mjs"
    write_bundle(
        workshop.project,
        Bundle(
            entry,
            output,
            "iife",
            WORKER_URL,
            development=workshop.development,
            offline=True,
            first=first,
            source_map=False,
            files=worker_files(workshop),
        ),
    )
    return Result([], [*more, *sources, first])


def compile_python(workshop: Workshop, entry: Path, page: bool = False) -> tuple[Path, list[Path]]:
    """The ES module of ``entry`` and every source read; SourceProblems where it is refused.
    ``page``: what its top level raises is shown on the page."""
    from offthread.on_machine.compiler import compile_program

    search = [workshop.project.root, FRAMEWORK.parent]
    program = compile_program(entry, workshop.compiled, search, page=page)
    return program.entry, [Path(source) for source in program.sources]


def compiler_files(workshop: Workshop) -> Iterable[Path]:
    """What every compiled script depends on besides its own sources."""
    folders = (FRAMEWORK / "on_machine" / "compiler", FRAMEWORK / "in_javascript")
    return [
        *files_below(*folders),
        FRAMEWORK / "on_machine" / "bundle.py",
        FRAMEWORK / "on_machine" / "scripts.py",
        FRAMEWORK / "on_machine" / "used.py",
    ]


def worker_settings(workshop: Workshop) -> str:
    """The files that the worker loads: their names stand in its code."""
    return json.dumps(worker_files(workshop))


def _write_script(
    workshop: Workshop,
    entry: Path,
    name: str,
    format: str,
    script_url: str,
    files: dict[str, list[str | int]] | None = None,
    notes: Path | None = None,
) -> Result:
    module, sources = compile_python(workshop, entry, page=format == "iife")
    output = workshop.files / name
    write_bundle(
        workshop.project,
        Bundle(
            module,
            output,
            format,
            script_url,
            development=workshop.development,
            seen_from=workshop.project.root,
            files=files or {},
            notes=notes,
            asyncio=uses_asyncio(sources),
            options=name == "py_worker.js" or uses_run_options([entry, *sources]),
        ),
    )
    return Result([name, f"{name}.map"], [entry, *sources])
