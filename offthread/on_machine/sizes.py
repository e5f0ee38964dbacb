"""Runs on the machine: tells how large the built files are, and which are over their budget."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path

# Bytes of gzip; what a page downloads before Python starts should stay this small.
BUDGETS = {"app.js": 25_000, "py_worker.js": 12_000}
MEASURED = ("app.js", "py_worker.js", "worker_app.js", "offline.js")


@dataclass(frozen=True)
class Size:
    """``raw`` and ``packed`` (gzip) in bytes; ``budget`` for the latter, or None."""

    name: str
    raw: int
    packed: int
    budget: int | None

    @property
    def over_budget(self) -> bool:
        return self.budget is not None and self.packed > self.budget

    def __str__(self) -> str:
        text = f"{self.name:<14}{_kilobytes(self.raw):>12}{_kilobytes(self.packed):>12} gzip"
        if self.over_budget:
            text += f"  over its budget of {_kilobytes(self.budget or 0)}: import less into it"
        return text


def measure(folder: Path) -> list[Size]:
    """The sizes of the entry files in ``folder``."""
    paths = [folder / name for name in MEASURED]
    return [_measured(path) for path in paths if path.is_file()]


def _measured(path: Path) -> Size:
    content = path.read_bytes()
    return Size(path.name, len(content), _packed_size(content), BUDGETS.get(path.name))


def _packed_size(content: bytes) -> int:
    # Large files are here for orientation only: the quick level is near enough.
    return len(gzip.compress(content, 9 if len(content) < 1_000_000 else 1))


def _kilobytes(count: int) -> str:
    return f"{count / 1000:,.1f} kB"
