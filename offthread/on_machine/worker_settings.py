"""Runs on the machine: reads the literals PACKAGES and PYODIDE_URL out of worker_app.py.

The file is parsed, never run: it is written for the worker.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from offthread.on_machine.compiler.problems import (
    Refused,
    SourceProblems,
    problem_at,
    problem_of_syntax,
)


@dataclass(frozen=True)
class WorkerSettings:
    """``packages`` as written (names, name==version, wheel files), ``pyodide_url`` or None."""

    packages: tuple[str, ...] = ()
    pyodide_url: str | None = None


def read_worker_settings(path: Path) -> WorkerSettings:
    """Read worker_app.py; SourceProblems where a setting is not written out as a literal."""
    source = path.read_text(encoding="utf-8")
    try:
        return _settings_of(ast.parse(source))
    except SyntaxError as error:
        raise SourceProblems([problem_of_syntax(path, error)]) from error
    except Refused as refused:
        raise SourceProblems([problem_at(path, source, refused)]) from refused


def _settings_of(tree: ast.Module) -> WorkerSettings:
    settings = WorkerSettings()
    for statement in tree.body:
        for name, value in _assigned(statement):
            if name == "PACKAGES":
                settings = WorkerSettings(_read_packages(value), settings.pyodide_url)
            elif name == "PYODIDE_URL":
                settings = WorkerSettings(settings.packages, _read_url(value))
    return settings


def _assigned(statement: ast.stmt) -> list[tuple[str, ast.expr]]:
    if isinstance(statement, ast.AnnAssign) and statement.value:
        targets: list[ast.expr] = [statement.target]
    elif isinstance(statement, ast.Assign):
        targets = statement.targets
    else:
        return []
    assert statement.value is not None
    return [(target.id, statement.value) for target in targets if isinstance(target, ast.Name)]


def _read_packages(node: ast.expr) -> tuple[str, ...]:
    value = _literal(node)
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
        raise _refusal(
            node,
            "PACKAGES must be a list of texts written out here",
            'The build reads it without running the file. Write: PACKAGES = ["pytz"]',
        )
    return tuple(value)


def _read_url(node: ast.expr) -> str | None:
    value = _literal(node)
    if value is not None and not isinstance(value, str):
        raise _refusal(
            node,
            "PYODIDE_URL must be a text written out here, or None",
            'Write: PYODIDE_URL = "https://cdn.jsdelivr.net/pyodide/v314.0.7/full/"',
        )
    return value


def _literal(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except ValueError:
        return NotImplemented


def _refusal(node: ast.expr, message: str, remedy: str) -> Refused:
    return Refused(node, message, remedy)
