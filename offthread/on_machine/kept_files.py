"""Runs on the machine: which built files a visitor needs, and when.

The service worker keeps them by this, and the build says by it what a first visit costs.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path

from offthread.everywhere.built_names import ENTRY, FIRST, LATER, is_hashed
from offthread.on_machine.project import Project
from offthread.on_machine.worker_settings import read_worker_settings
from offthread.on_machine.workshop import files_below

# For file://, for developers and for PyScript's pages; a service worker has no list of itself.
NOT_KEPT = re.compile(
    r"offline\.js|service_worker\.js|pyscript/.*|.*\.map|.*\.d\.ts"
    # Read by the host, and not given to visitors.
    r"|_headers|_redirects|_worker\.js|CNAME|web\.config|netlify\.toml|.*\.config\.json"
)
# A film or an archive of the project's own is nothing that a page needs to be opened.
MOST_BYTES = 5_000_000
HASH_DIGITS = 20
LOCK = re.compile(r"pyodide/offthread-lock-\w+\.json")
REFERENCE = re.compile(r"""(?:src|href)\s*=\s*["']?(?:\./)?([^"'\s>#?]+)""")


def kept_files(project: Project, folder: Path, names: Iterable[str]) -> dict[str, list[str | int]]:
    """Each file of ``names`` in ``folder`` that is kept for offline use, with the first digits of
    its SHA-256 and its kind (see everywhere/built_names.py)."""
    kinds = kinds_of(project, folder, names)
    return {name: [_hash(folder / name), kind] for name, kind in kinds.items()}


def kinds_of(project: Project, folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The kind of each file that is kept."""
    wanted = [name for name in sorted(names) if _is_kept(folder / name, name)]
    needed = needed_wheels(project, folder, wanted)
    return {name: _kind(name, needed) for name in wanted}


def too_large(folder: Path, names: Iterable[str]) -> list[str]:
    """The project's own files that are not kept because of their size."""
    return [
        name
        for name in sorted(names)
        if not NOT_KEPT.fullmatch(name) and not _is_kept(folder / name, name)
    ]


def first_visit(project: Project, folder: Path) -> list[str]:
    """What a visitor of index.html in ``folder`` (build/) downloads until Python is ready."""
    page = folder / "index.html"
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    asked = {"index.html", "worker_app.js", *REFERENCE.findall(text)}
    names = [path.relative_to(folder).as_posix() for path in files_below(folder)]
    kinds = kinds_of(project, folder, names)
    return [name for name, kind in kinds.items() if kind == FIRST or name in asked]


def needed_wheels(project: Project, folder: Path, names: Iterable[str]) -> set[str]:
    """The file names of the wheels that PACKAGES asks for, with all that they depend on."""
    locks = [name for name in names if LOCK.fullmatch(name)]
    if not locks:
        return set()
    packages = json.loads((folder / locks[0]).read_text(encoding="utf-8"))["packages"]
    waiting = [_package_name(text) for text in read_worker_settings(project.worker_app).packages]
    found: dict[str, str] = {}
    while waiting:
        name = waiting.pop()
        entry = packages.get(name)
        if entry and name not in found:
            found[name] = entry["file_name"]
            waiting += [_package_name(depended) for depended in entry.get("depends", [])]
    return {Path(file).name for file in found.values()}


def _package_name(text: str) -> str:
    """The lock file's name for ``text``: a name, a name with a version, or a wheel's path."""
    name = re.split(r"[\s=<>!~\[;@]", Path(text).name, maxsplit=1)[0]
    if text.endswith(".whl"):
        name = name.split("-")[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def _is_kept(path: Path, name: str) -> bool:
    if NOT_KEPT.fullmatch(name):
        return False
    return is_hashed(name) or name.startswith("pyodide/") or path.stat().st_size <= MOST_BYTES


def _kind(name: str, needed: set[str]) -> str:
    if not is_hashed(name):
        return ENTRY
    return LATER if name.endswith(".whl") and Path(name).name not in needed else FIRST


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:HASH_DIGITS]
