"""Runs on the machine: shows a person how far the build is; says the steps one a line elsewhere."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.progress import TaskID


class Progress:
    """A bar on a terminal, plain lines in a log; shows nothing while there is nothing to do."""

    def __init__(self) -> None:
        # Asked now: the bar puts a stand-in for sys.stdout.
        self._on_terminal = sys.stdout.isatty()
        self._bar: Any = None
        self._task: TaskID | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            if error is None:
                self._bar.update(self._task, completed=self._bar.tasks[0].total, title="Done")
            self._bar.stop()

    def starting(self, title: str, number: int, total: int) -> None:
        """Step ``number`` (from 0) of ``total`` begins."""
        if not self._on_terminal:
            print(f"[{number + 1}/{total}] {title}", flush=True)
            return
        if self._bar is None:
            self._open(total)
        self._bar.update(self._task, completed=number, title=title)

    def _open(self, total: int) -> None:
        # rich takes a tenth of a second to import: a build with nothing to do goes without.
        from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bar

        self._bar = Bar(BarColumn(), TextColumn("{task.fields[title]}"), TimeElapsedColumn())
        self._task = self._bar.add_task("build", total=total, title="")
        self._bar.start()
