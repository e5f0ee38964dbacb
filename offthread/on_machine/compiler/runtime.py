"""Runs on the machine: what the JavaScript runtime offers, read from its files.

The compiler names runtime functions by prefix: ``$len`` is Python's builtin ``len``
(``builtins.mjs``), ``$$eq`` an operator or other support (``support.mjs``), ``$_append`` the
method ``append`` of a builtin type (``methods.mjs``). A name that no file exports is a bug of
the compiler, found here at build time.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "in_javascript"
FILES = {"$$": "support.mjs", "$_": "methods.mjs", "$": "builtins.mjs"}
SLIM, SLIM_MARKS = "slim.mjs", {"$$": "s_", "$_": "m_", "$": "b_"}
_EXPORT = re.compile(r"^export (?:async )?(?:function\*?|class|const|let) ([\w$]+)", re.M)
_EXPORT_LIST = re.compile(r"^export \{([^}]*)\}", re.M)
_EXPORT_ALL = re.compile(r"""^export \* from ["']([^"']+)["']""", re.M)


@functools.cache
def exports(file: str) -> frozenset[str]:
    """The names that a runtime file exports; ``file`` is its path below FOLDER."""
    path = FOLDER / file
    source = path.read_text(encoding="utf-8")
    names = set(_EXPORT.findall(source))
    for listed in _EXPORT_LIST.findall(source):
        names.update(part.split(" as ")[-1].strip() for part in listed.split(",") if part.strip())
    for other in _EXPORT_ALL.findall(source):
        names |= exports(str((path.parent / other).resolve().relative_to(FOLDER)))
    return frozenset(names)


def is_builtin(name: str) -> bool:
    """Whether the runtime offers the Python builtin ``name``."""
    return name in exports(FILES["$"])


def offers(name: str) -> bool:
    """Whether the runtime has the support function ``name`` (``$$…``)."""
    return name[2:] in exports(FILES["$$"])


def is_method(name: str) -> bool:
    """Whether ``name`` is a method of a builtin type, so that calls of it are dispatched."""
    return name in exports(FILES["$_"])


def slim_import_of(name: str) -> tuple[str, str] | None:
    """The same for a module that ``lower/slim.py`` lowered: the small ones come first."""
    for prefix, mark in SLIM_MARKS.items():
        if name.startswith(prefix):
            exported = mark + name[len(prefix) :]
            return (SLIM, exported) if exported in exports(SLIM) else import_of(name)
    return None


def import_of(name: str) -> tuple[str, str] | None:
    """(file, exported name) of a runtime name such as ``$$eq``; None for a temporary."""
    for prefix, file in FILES.items():
        if name.startswith(prefix):
            exported = name[len(prefix) :]
            if exported in exports(file):
                return file, exported
            if prefix != "$":
                raise LookupError(f"compiler bug: {file} does not export {exported!r}")
    return None
