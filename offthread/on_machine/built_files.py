"""Runs on the machine: the names of the built files that carry a hash of their content, and the
list of them that the worker is given.

Such a file never changes: a browser may keep it for ever.
"""

from __future__ import annotations

import hashlib
from enum import Enum

from offthread.on_machine.errors import BuildError
from offthread.on_machine.workshop import Workshop

FOLDER = "pyodide"
HASH_DIGITS = 12


class Role(Enum):
    """What the worker needs a file for; the value is the end of its name below ``pyodide/``,
    ``*`` a hash."""

    LOADER = "core-*/pyodide.mjs"
    GLUE = "core-*/pyodide.asm.mjs"
    WASM = "core-*/pyodide.asm.wasm"
    LIBRARY = "core-*/python_stdlib.zip"
    MODULES = "offthread_modules-*.zip"
    SCRIPTS = "scripts-*.zip"
    LOCK = "offthread-lock-*.json"
    SNAPSHOT = "snapshot-*.bin"


def short_hash(content: bytes) -> str:
    """The first 12 hex digits of the SHA-256."""
    return hashlib.sha256(content).hexdigest()[:HASH_DIGITS]


def role_path(workshop: Workshop, role: Role) -> str:
    """The path below build/ of the file of ``role``; BuildError where no step made it."""
    found = find_role(workshop, role)
    if found is None:
        raise BuildError(f"No step of the build made {role.value}. Build again with --fresh.")
    return found


def find_role(workshop: Workshop, role: Role) -> str | None:
    """The same, or None."""
    first, last = role.value.split("*")
    for name in workshop.outputs:
        rest = name.removeprefix(f"{FOLDER}/")
        if rest.startswith(first) and rest.endswith(last) and len(rest) == _length(role):
            return name
    return None


def worker_files(workshop: Workshop) -> dict[str, list[str | int]]:
    """A dict of role (lower case) to [path below build/, bytes] for the worker; one without a
    file is left out."""
    found = {role.name.lower(): find_role(workshop, role) for role in Role}
    return {
        role: [path, (workshop.files / path).stat().st_size]
        for role, path in found.items()
        if path is not None
    }


def _length(role: Role) -> int:
    return len(role.value) - 1 + HASH_DIGITS
