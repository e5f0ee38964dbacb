"""Runs on the machine: the steps of the build that lay Pyodide and Python modules into
build/pyodide, and all of it once more into offline.js for pages opened by double-click.

The names of files carry a hash of their content (built_files.py)."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path

from offthread.on_machine.built_files import FOLDER, short_hash
from offthread.on_machine.bundle import CORE
from offthread.on_machine.project import FRAMEWORK, Project
from offthread.on_machine.workshop import Result, Workshop, files_below, write_file

OFFLINE = "offline.js"
IN_OFFLINE_WORKER = ("pyodide.mjs", "pyodide.asm.mjs")
# The oldest time a zip can hold: equal modules give an equal file on every day.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def vendor_pyodide(workshop: Workshop) -> Result:
    """Pyodide's own files from npm, in a folder of their common hash."""
    contents = {path.name: path.read_bytes() for path in core_files(workshop)}
    folder = f"{FOLDER}/core-{short_hash(b''.join(contents.values()))}"
    for name, content in contents.items():
        write_file(workshop.files / folder / name, content)
    return Result([f"{folder}/{name}" for name in contents])


def pack_modules(workshop: Workshop) -> Result:
    """offthread_modules-<hash>.zip, Offthread's own modules, and scripts-<hash>.zip, those of
    the folder scripts/ where there are any."""
    packed = {"offthread_modules": framework_modules(), "scripts": _scripts(workshop.project)}
    names = []
    for stem, files in packed.items():
        if files:
            content = zip_of(files)
            names.append(f"{FOLDER}/{stem}-{short_hash(content)}.zip")
            write_file(workshop.files / names[-1], content)
    return Result(names)


def zip_of(files: list[tuple[str, Path]]) -> bytes:
    """A zip of files by their names in it; equal files give equal bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, ZIP_TIME), path.read_bytes(), 8)
    return content.getvalue()


def framework_modules() -> list[tuple[str, Path]]:
    """Offthread's own modules for Pyodide: (name in the zip, file)."""
    files = [
        FRAMEWORK / "__init__.py",
        *files_below(FRAMEWORK / "everywhere", FRAMEWORK / "in_pyodide"),
    ]
    return [(path.relative_to(FRAMEWORK.parent).as_posix(), path) for path in files]


def write_offline(workshop: Workshop) -> Result:
    """offline.js: what unpacks it, the classic worker's text and every asset, compressed, as
    base64."""
    unpacking = workshop.folder / "unpacking.js"
    worker = workshop.folder / "offline_worker.js"
    assets = {
        path.relative_to(workshop.files).as_posix(): _packed(
            path, workshop.project.cache / "packed"
        )
        for path in vendored_files(workshop)
        if path.name not in IN_OFFLINE_WORKER
    }
    package = {"worker": worker.read_text(encoding="utf-8"), "assets": assets}
    added = f"Object.assign(globalThis.offthreadOffline, {json.dumps(package, ensure_ascii=False)})"
    text = f"{unpacking.read_text(encoding='utf-8')}{added};\n"
    write_file(workshop.files / OFFLINE, text.encode("utf-8"))
    return Result([OFFLINE])


def vendored_files(workshop: Workshop) -> list[Path]:
    """What the steps above have laid into the pyodide folder."""
    return [workshop.files / name for name in workshop.outputs if name.startswith(f"{FOLDER}/")]


def core_inputs(workshop: Workshop) -> Iterable[Path]:
    return [Path(__file__), *core_files(workshop)]


def core_files(workshop: Workshop) -> list[Path]:
    return [workshop.project.node_modules / "pyodide" / name for name in CORE]


def module_files(workshop: Workshop) -> Iterable[Path]:
    return [path for _, path in [*framework_modules(), *_scripts(workshop.project)]]


def offline_files(workshop: Workshop) -> Iterable[Path]:
    own = [workshop.folder / name for name in ("unpacking.js", "offline_worker.js")]
    return [*own, *vendored_files(workshop)]


def _scripts(project: Project) -> list[tuple[str, Path]]:
    files = files_below(project.scripts)
    return [(path.relative_to(project.root).as_posix(), path) for path in files]


def _packed(path: Path, cache: Path) -> str:
    """base64 of gzip; kept by content, because the wasm takes a second to compress. What is
    gzip already stays as it is."""
    content = path.read_bytes()
    if path.suffix == ".bin":
        return base64.b64encode(content).decode("ascii")
    kept = cache / hashlib.sha256(content).hexdigest()
    if not kept.is_file():
        packed = base64.b64encode(gzip.compress(content, 9, mtime=0))
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(".part")
        part.write_bytes(packed)
        part.replace(kept)
    return kept.read_text(encoding="ascii")
