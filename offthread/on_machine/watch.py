"""Runs on the machine: says which changes of a project's files call for a new build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from offthread.on_machine.project import Project

if TYPE_CHECKING:
    from watchfiles import Change

QUIET_MILLISECONDS = 60
NEVER = {"build", "node_modules", "__pycache__", "tests"}


def is_source(project: Project, path: Path) -> bool:
    """Whether a change of ``path`` can change what the build makes."""
    if not path.is_relative_to(project.root):
        return False
    parts = path.relative_to(project.root).parts
    return not any(part in NEVER or part.startswith(".") for part in parts)


def build_at_each_change(project: Project, build: Callable[[], None]) -> None:
    """Build now and at each change, until interrupted."""
    from watchfiles import watch

    build()
    print("Watching for changes; Ctrl+C ends.")
    for _changes in watch(project.root, watch_filter=changes_of(project), step=QUIET_MILLISECONDS):
        build()


def changes_of(project: Project) -> Callable[[Change, str], bool]:
    """The filter that watchfiles asks for each change."""
    return lambda change, name: is_source(project, Path(name))
