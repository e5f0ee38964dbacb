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


def write_registration(workshop: Workshop) -> Result:
    """register_service_worker.js, which does nothing in a development build and in a project
    without service_worker.py: the page that names it needs no change."""
    wanted = {"isolate": isolates(workshop.project.service_worker)} if _has_one(workshop) else None
    entry, sources = compile_python(workshop, REGISTRATION_ENTRY)
    defines = {"__service_worker__": json.dumps(wanted)}
    _bundle(workshop, entry, REGISTRATION, PAGE_URL, defines)
    return Result([REGISTRATION], [REGISTRATION_ENTRY, *sources])


def write_service_worker(workshop: Workshop) -> Result:
    """service_worker.js with the list of all that the other steps made: the last step."""
    if not _has_one(workshop):
        return Result([])
    names = workshop.outputs_but(TITLE)
    files = kept_files(workshop, names)
    text = json.dumps(files)
    build = hashlib.sha256(text.encode()).hexdigest()[:12]
    entry, sources = compile_python(workshop, workshop.project.service_worker)
    _bundle(workshop, entry, NAME, WORKER_URL, {"__files__": text, "__build__": json.dumps(build)})
    large = [f"public/{name}" for name in too_large(workshop, names)]
    return Result([NAME], [workshop.project.service_worker, *sources], _notes(large))


def registration_files(workshop: Workshop) -> Iterable[Path]:
    return [workshop.project.service_worker, *compiler_files(workshop)]


def service_worker_files(workshop: Workshop) -> Iterable[Path]:
    """Every file that the steps before made: their content decides the name of the build."""
    if not _has_one(workshop):
        return []
    made = [workshop.files / name for name in sorted(workshop.outputs_but(TITLE))]
    return [workshop.project.worker_app, *made, *registration_files(workshop)]


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
