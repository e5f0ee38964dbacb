"""Runs on the machine: the steps of the build that make service_worker.js, and the script that
registers it. A project without a file service_worker.py has none."""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from offthread.on_machine.bundle import PAGE_URL, WORKER_URL, Bundle, write_bundle
from offthread.on_machine.compiler.problems import (
    Refused,
    SourceProblems,
    problem_at,
    problem_of_syntax,
)
from offthread.on_machine.kept_files import MOST_BYTES, kept_files, too_large
from offthread.on_machine.project import FRAMEWORK
from offthread.on_machine.scripts import compile_python, compiler_files
from offthread.on_machine.workshop import Result, Workshop

NAME, REGISTRATION = "service_worker.js", "register_service_worker.js"
TITLE = "Compile service_worker.py"
REGISTRATION_ENTRY = FRAMEWORK / "on_page" / "register_service_worker.py"


def write_service_worker(workshop: Workshop) -> Result:
    """service_worker.js, with the list of all that the other steps made, and its registration:
    the last step."""
    names = workshop.outputs_but(TITLE)
    if not _has_one(workshop):
        return Result([REGISTRATION], _write_registration(workshop, None))
    # The registration names the build, so that the build's name cannot depend on it.
    build = hashlib.sha256(
        json.dumps(kept_files(workshop.project, workshop.files, names)).encode()
    ).hexdigest()[:12]
    isolate = isolates(workshop.project.service_worker)
    sources = _write_registration(workshop, {"isolate": isolate, "build": build})
    files = kept_files(workshop.project, workshop.files, {*names, REGISTRATION})
    entry, more = compile_python(workshop, workshop.project.service_worker)
    defines = {"__files__": json.dumps(files), "__build__": json.dumps(build)}
    _bundle(workshop, entry, NAME, WORKER_URL, defines)
    large = [f"public/{name}" for name in too_large(workshop.files, names)]
    return Result([NAME, REGISTRATION], [*sources, *more], _notes(large))


def service_worker_files(workshop: Workshop) -> Iterable[Path]:
    """Every file that the steps before made: their content decides the name of the build."""
    own = [workshop.project.service_worker, Path(__file__), *compiler_files(workshop)]
    if not _has_one(workshop):
        return own
    made = [workshop.files / name for name in sorted(workshop.outputs_but(TITLE))]
    return [workshop.project.worker_app, *made, *own]


def _write_registration(workshop: Workshop, wanted: dict[str, str | bool] | None) -> list[Path]:
    """register_service_worker.js; with None it does nothing, so that a page which names it needs
    no change where there is no service worker. Returns the sources."""
    entry, sources = compile_python(workshop, REGISTRATION_ENTRY)
    defines = {"__service_worker__": json.dumps(wanted)}
    _bundle(workshop, entry, REGISTRATION, PAGE_URL, defines)
    return [REGISTRATION_ENTRY, *sources]


def isolates(path: Path) -> bool:
    """Whether service_worker.py says ``serve_offline(isolate=True)``; SourceProblems where that
    is not written out."""
    source = path.read_text(encoding="utf-8")
    try:
        calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
        return any([_isolates(call) for call in calls])
    except SyntaxError as error:
        raise SourceProblems([problem_of_syntax(path, error)]) from error
    except Refused as refused:
        raise SourceProblems([problem_at(path, source, refused)]) from refused


def _isolates(call: ast.Call) -> bool:
    if getattr(call.func, "id", getattr(call.func, "attr", "")) != "serve_offline":
        return False
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    for value in given:
        if not (isinstance(value, ast.Constant) and isinstance(value.value, bool)):
            raise Refused(
                value,
                "isolate must be written out here as True or False",
                "The build reads it without running the file. Write: serve_offline(isolate=True)",
            )
    return any(isinstance(value, ast.Constant) and value.value is True for value in given)


def _has_one(workshop: Workshop) -> bool:
    return not workshop.development and workshop.project.service_worker.is_file()


def _bundle(
    workshop: Workshop, entry: Path, name: str, script_url: str, defines: dict[str, str]
) -> None:
    # A classic script: module service workers are not everywhere.
    bundle = Bundle(
        entry, workshop.files / name, "iife", script_url, source_map=False, defines=defines
    )
    write_bundle(workshop.project, bundle)


def _notes(large: list[str]) -> list[str]:
    if not large:
        return []
    return [
        f"{', '.join(large)}: larger than {MOST_BYTES // 1_000_000} MB, not kept for offline use"
    ]
