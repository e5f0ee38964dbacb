"""Runs on the machine: finds which modules a project's scripts import, without running anything.

Scripts are the files of ``scripts/``, the files that the page's program names (``file("…")``) and
the texts in it that are Python with an import. That program is app.py with the modules beside it
that it imports. What is no valid Python is left out: the run of that script says so.
"""

from __future__ import annotations

import ast
import sys
import textwrap
import tokenize
import warnings
from collections.abc import Iterator
from pathlib import Path

from offthread.on_machine.project import Project
from offthread.on_machine.workshop import files_below

# Not of the library nor of a package: Pyodide and Offthread have these themselves.
ALWAYS_THERE = {"js", "pyodide", "pyodide_js", "_pyodide", "offthread", "__future__", "__main__"}


def imports_of_scripts(project: Project) -> list[str]:
    """The top-level names of what the scripts import, of the standard library and of packages;
    sorted. Modules of ``scripts/`` itself are not among them."""
    return sorted({name.partition(".")[0] for name in modules_of_scripts(project)})


def packages_imported(project: Project) -> list[str]:
    """As ``imports_of_scripts``, without the standard library."""
    return [name for name in imports_of_scripts(project) if name not in sys.stdlib_module_names]


def modules_of_scripts(project: Project) -> list[str]:
    """The dotted names of the modules that the scripts import (``concurrent.futures``)."""
    own = {path.stem for path in project.scripts.glob("*") if path.suffix in ("", ".py")}
    found: set[str] = set()
    for tree in _scripts(project):
        found |= set(_modules_in(tree))
    return sorted(name for name in found if name.partition(".")[0] not in own | ALWAYS_THERE)


def _scripts(project: Project) -> Iterator[ast.Module]:
    named: set[Path] = set()
    for program in _page_program(project):
        for text in _texts_in(program):
            named |= _file_named(project, text)
            script = _parse(text) if "import" in text else None
            if script:
                yield script
    own = {path for path in files_below(project.scripts) if path.suffix == ".py"}
    yield from filter(None, map(_parse_file, sorted(named | own)))


def _page_program(project: Project) -> Iterator[ast.Module]:
    """app.py and the project's modules that it imports, these the others."""
    waiting, seen = [project.app], {project.app}
    while waiting:
        tree = _parse_file(waiting.pop())
        if tree is None:
            continue
        yield tree
        found = {path for name in _modules_in(tree) for path in _module_files(project, name)}
        waiting += sorted(found - seen)
        seen |= found


def _module_files(project: Project, name: str) -> Iterator[Path]:
    place = project.root.joinpath(*name.split("."))
    for path in (place.with_name(f"{place.name}.py"), place / "__init__.py"):
        if path.is_file() and name.partition(".")[0] != "offthread":
            yield path


def _texts_in(tree: ast.Module) -> Iterator[str]:
    """Every text; of an f-string, with a name in the place of each value."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [p.value if isinstance(p, ast.Constant) else "_" for p in node.values]
            yield "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _file_named(project: Project, text: str) -> set[Path]:
    if not text.endswith(".py") or "\n" in text:
        return set()
    path = project.root / text
    return {path} if path.is_file() and path.is_relative_to(project.root) else set()


def _modules_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


def _parse_file(path: Path) -> ast.Module | None:
    try:
        with tokenize.open(path) as opened:
            return _parse(opened.read())
    except (OSError, SyntaxError, UnicodeDecodeError):
        return None


def _parse(text: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(textwrap.dedent(text))
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None
