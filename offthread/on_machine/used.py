"""Runs on the machine: what the sources of a program use of Offthread; a page carries no more."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

from offthread.everywhere.options import RUN_OPTIONS
from offthread.on_machine.project import FRAMEWORK

ASYNCIO = FRAMEWORK / "in_javascript" / "library" / "asyncio"


def uses_asyncio(sources: Iterable[Path]) -> bool:
    """Whether one of ``sources`` is asyncio's."""
    return any(path.is_relative_to(ASYNCIO) for path in sources)


def uses_run_options(sources: Iterable[Path]) -> bool:
    """Whether a call in the program's own ``sources`` may give a run options: it names one, or
    hands on keywords (``**settings``)."""
    own = [path for path in sources if not path.is_relative_to(FRAMEWORK)]
    return any(_gives_options(ast.parse(path.read_bytes(), str(path))) for path in own)


def _gives_options(tree: ast.Module) -> bool:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    names = {keyword.arg for call in calls for keyword in call.keywords}
    return None in names or not names.isdisjoint(RUN_OPTIONS)
