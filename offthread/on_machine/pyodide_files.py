"""Runs on the machine: the steps of the build that lay Pyodide, packages and Python modules
into build/pyodide, and all of it once more into offline.js for pages opened by double-click.

The names of files carry a hash of their content (built_files.py)."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import os
import zipfile
from collections.abc import Iterable
from pathlib import Path

from offthread.on_machine.built_files import FOLDER, short_hash
from offthread.on_machine.bundle import CORE
from offthread.on_machine.project import FRAMEWORK, Project
from offthread.on_machine.worker_settings import read_worker_settings
from offthread.on_machine.workshop import Result, Workshop, files_below, write_file

LOCK, OFFLINE = "pyodide-lock.json", "offline.js"
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


def resolve_packages(workshop: Workshop) -> Result:
    """The wheels of PACKAGES and OFFTHREAD_WHEELS, and the lock file that finds them."""
    from offthread.on_machine.packages import Chooser, lock_text, read_lock, vendored_name
    from offthread.on_machine.wheel_sources import WheelSources, given_folder

    project = workshop.project
    lock, cdn = read_lock(npm_lock(project)), cdn_address(project)
    sources = WheelSources(project.cache / "wheels", given_folder())
    wanted = list(read_worker_settings(project.worker_app).packages)
    choice = Chooser(lock, cdn, sources).choose(wanted, project.root)
    names = []
    for wheel in choice.vendored.values():
        names.append(f"{FOLDER}/{vendored_name(wheel)}")
        write_file(workshop.files / names[-1], wheel.path.read_bytes())
    text = lock_text(lock, choice, cdn).encode("utf-8")
    names.append(f"{FOLDER}/offthread-lock-{short_hash(text)}.json")
    write_file(workshop.files / names[-1], text)
    return Result(names, notes=choice.notes)


def pack_modules(workshop: Workshop) -> Result:
    """offthread_modules-<hash>.zip: what the worker's Python can import besides packages."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in sorted(_modules(workshop.project)):
            archive.writestr(zipfile.ZipInfo(name, ZIP_TIME), path.read_bytes(), 8)
    name = f"{FOLDER}/offthread_modules-{short_hash(content.getvalue())}.zip"
    write_file(workshop.files / name, content.getvalue())
    return Result([name])


def write_offline(workshop: Workshop) -> Result:
    """offline.js: the classic worker's text and every asset, compressed, as base64."""
    worker = workshop.folder / "offline_worker.js"
    assets = {
        path.relative_to(workshop.files).as_posix(): _packed(path, workshop.project.cache / "packed")
        for path in vendored_files(workshop)
        if path.name not in IN_OFFLINE_WORKER
    }
    package = {"worker": worker.read_text(encoding="utf-8"), "assets": assets}
    text = f"globalThis.offthreadOffline = {json.dumps(package, ensure_ascii=False)};\n"
    write_file(workshop.files / OFFLINE, text.encode("utf-8"))
    return Result([OFFLINE])


def npm_lock(project: Project) -> Path:
    """Pyodide's own lock file: every package of its distribution."""
    return project.node_modules / "pyodide" / LOCK


def cdn_address(project: Project) -> str:
    """Where Pyodide of the pinned version publishes its distribution."""
    description = project.node_modules / "pyodide" / "package.json"
    version = json.loads(description.read_text(encoding="utf-8"))["version"]
    return f"https://cdn.jsdelivr.net/pyodide/v{version}/full/"


def vendored_files(workshop: Workshop) -> list[Path]:
    """What the steps above have laid into the pyodide folder."""
    return [workshop.files / name for name in workshop.outputs if name.startswith(f"{FOLDER}/")]


def core_inputs(workshop: Workshop) -> Iterable[Path]:
    return [Path(__file__), *core_files(workshop)]


def core_files(workshop: Workshop) -> list[Path]:
    return [workshop.project.node_modules / "pyodide" / name for name in CORE]


def package_files(workshop: Workshop) -> Iterable[Path]:
    """The files that decide about packages: Pyodide's lock, local and given wheels."""
    project = workshop.project
    given = os.environ.get("OFFTHREAD_WHEELS")
    wanted = read_worker_settings(project.worker_app).packages
    local = [project.root / name for name in wanted if name.endswith(".whl") and "://" not in name]
    found = sorted(Path(given).resolve().glob("*.whl")) if given else []
    return [Path(__file__), npm_lock(project), *local, *found]


def package_settings(workshop: Workshop) -> str:
    """PACKAGES as written: other edits of worker_app.py need no new resolution."""
    settings = read_worker_settings(workshop.project.worker_app)
    return json.dumps([settings.packages, os.environ.get("OFFTHREAD_WHEELS", "")])


def module_files(workshop: Workshop) -> Iterable[Path]:
    return [path for _, path in _modules(workshop.project)]


def offline_files(workshop: Workshop) -> Iterable[Path]:
    return [workshop.folder / "offline_worker.js", *vendored_files(workshop)]


def _modules(project: Project) -> list[tuple[str, Path]]:
    framework = [
        FRAMEWORK / "__init__.py",
        *files_below(FRAMEWORK / "everywhere", FRAMEWORK / "in_pyodide"),
    ]
    own = files_below(project.scripts)
    return [
        *((path.relative_to(FRAMEWORK.parent).as_posix(), path) for path in framework),
        *((path.relative_to(project.root).as_posix(), path) for path in own),
    ]


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
