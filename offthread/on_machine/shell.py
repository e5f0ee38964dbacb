"""Runs on the machine: the steps of the build that copy hand-written and vendored pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from offthread.on_machine.errors import BuildError
from offthread.on_machine.project import Project
from offthread.on_machine.workshop import Result, Workshop, files_below, write_file

TEXTS = {".css", ".html", ".js", ".json", ".mjs", ".py", ".svg", ".webmanifest"}
# With the dot it is right for the import of a JavaScript module too.
FROM_PUBLIC, IN_BUILD = b"../build/", b"./"
PYSCRIPT_FOLDER = "pyscript"
PYSCRIPT = Path("@pyscript", "core", "dist")
MICROPYTHON = Path("@micropython", "micropython-webassembly-pyscript")


def write_shell(workshop: Workshop) -> Result:
    """public/ copied, ``../build/`` taken out of its texts: the folder build/ works alone."""
    project, outputs = workshop.project, []
    for path in shell_files(workshop):
        name = path.relative_to(project.public).as_posix()
        content = path.read_bytes()
        if path.suffix in TEXTS:
            content = content.replace(FROM_PUBLIC, IN_BUILD)
        _refuse_clash(workshop, name)
        write_file(workshop.files / name, content)
        outputs.append(name)
    return Result(outputs)


def vendor_pyscript(workshop: Workshop) -> Result:
    """PyScript's core and its MicroPython, where a page of public/ asks for them."""
    if not _asks_for_pyscript(workshop.project):
        return Result([])
    outputs = []
    for name, source in _pyscript_files(workshop.project):
        write_file(workshop.files / name, source.read_bytes())
        outputs.append(name)
    return Result(outputs)


def shell_files(workshop: Workshop) -> list[Path]:
    return files_below(workshop.project.public)


def _asks_for_pyscript(project: Project) -> bool:
    wanted = FROM_PUBLIC + PYSCRIPT_FOLDER.encode() + b"/"
    pages = (path for path in files_below(project.public) if path.suffix == ".html")
    return any(wanted in page.read_bytes() for page in pages)


def _pyscript_files(project: Project) -> Iterable[tuple[str, Path]]:
    core = project.node_modules / PYSCRIPT
    for path in files_below(core):
        if path.suffix != ".map":
            yield f"{PYSCRIPT_FOLDER}/{path.relative_to(core).as_posix()}", path
    for name in ("micropython.mjs", "micropython.wasm"):
        yield f"{PYSCRIPT_FOLDER}/{name}", project.node_modules / MICROPYTHON / name


def _refuse_clash(workshop: Workshop, name: str) -> None:
    if name in workshop.outputs_but("Write the shell"):
        raise BuildError(
            f"public/{name} has the name of a file that the build makes itself. Rename it."
        )
