"""Runs in CPython: the places keep to themselves (see docs in ARCHITECTURE.md).

No place imports another, all messages are made in one file, and one file or folder per place
touches the globals of its host.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLACES = ("everywhere", "on_machine", "on_page", "in_worker", "in_pyodide", "in_service_worker")
HOSTS = {
    "on_page": "browser",
    "in_worker": "host",
    "in_pyodide": "host.py",
    "in_service_worker": "host.py",
}
# Programs of their own, which pages load beside app.js: they share nothing with on_page.
OWN_PROGRAMS = {"on_page/development.py", "on_page/register_service_worker.py"}
HOST_MODULES = {"js", "pyodide", "pyodide_js", "_pyodide"}
STANDARD_ON_CPYTHON_ONLY = {"os", "pathlib", "subprocess", "socket", "threading", "tempfile"}
MESSAGES = "everywhere/messages.py"


def python_files(place: str) -> list[Path]:
    return sorted((ROOT / "offthread" / place).rglob("*.py"))


def imported_modules(file: Path) -> Iterator[tuple[int, str]]:
    """Each imported module of ``file`` with its line; a relative import is made absolute."""
    package = file.relative_to(ROOT).with_suffix("").parts
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"), str(file))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: -node.level] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield node.lineno, module
            yield from ((node.lineno, f"{module}.{name.name}") for name in node.names)


def place_of(module: str) -> str | None:
    parts = module.split(".")
    is_ours = len(parts) > 1 and parts[0] == "offthread" and parts[1] in PLACES
    return parts[1] if is_ours else None


def where(file: Path, line: int) -> str:
    return f"{file.relative_to(ROOT)}:{line}"


@pytest.mark.parametrize("place", PLACES)
def test_no_place_imports_another(place):
    crossings = [
        f"{where(file, line)} imports {module}"
        for file in python_files(place)
        for line, module in imported_modules(file)
        if place_of(module) not in (None, place, "everywhere")
    ]
    assert not crossings


def test_everywhere_imports_nothing_that_only_one_place_has():
    foreign = HOST_MODULES | STANDARD_ON_CPYTHON_ONLY
    strangers = [
        f"{where(file, line)} imports {module}"
        for file in python_files("everywhere")
        for line, module in imported_modules(file)
        if module.split(".")[0] in foreign
    ]
    assert not strangers


@pytest.mark.parametrize("place", HOSTS)
def test_only_the_host_touches_the_globals_of_its_place(place):
    host = ROOT / "offthread" / place / HOSTS[place]
    strangers = [
        f"{where(file, line)} imports {module}"
        for file in python_files(place)
        if host not in (file, file.parent) and f"{place}/{file.name}" not in OWN_PROGRAMS
        for line, module in imported_modules(file)
        if module.split(".")[0] in HOST_MODULES
    ]
    assert not strangers


def has_key_kind(node: ast.AST) -> bool:
    is_dict = isinstance(node, ast.Dict)
    return is_dict and any(isinstance(k, ast.Constant) and k.value == "kind" for k in node.keys)


def test_every_message_is_made_in_one_file():
    makers = [
        where(file, node.lineno)
        for place in PLACES
        for file in python_files(place)
        if not file.as_posix().endswith(MESSAGES) and place != "on_machine"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if has_key_kind(node)
    ]
    assert not makers


def test_the_rooms_are_there():
    """The tests above must not pass because they looked at nothing."""
    assert all(python_files(place) for place in PLACES)
    assert all((ROOT / "offthread" / place / name).exists() for place, name in HOSTS.items())
