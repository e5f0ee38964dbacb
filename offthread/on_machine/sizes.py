"""Runs on the machine: tells how large the built files are, raw and as hosts send them, which are
over their budget, and what a first visit costs."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from offthread.on_machine.errors import BuildError
from offthread.on_machine.kept_files import first_visit
from offthread.on_machine.node import find_node
from offthread.on_machine.project import Project
from offthread.on_machine.workshop import files_below

# Bytes of gzip; what a page downloads before Python starts should stay this small.
BUDGETS = {"app.js": 25_000, "py_worker.js": 12_000}
# What hosts compress. The others are packed already, or hosts leave them as they are.
COMPRESSED = {".css", ".html", ".js", ".json", ".map", ".mjs", ".py", ".svg", ".ts", ".wasm"}
COMPRESSED |= {".webmanifest"}
BROTLI_SIZES = Path(__file__).parent / "brotli_sizes.mjs"
BROTLI_SECONDS = 120
# Many files of which nobody wants to read each.
GROUPS = {"pyscript/": "pyscript/", ".map": "source maps"}


@dataclass(frozen=True)
class Size:
    """One file (or group of files) in bytes: ``raw``, and as a host sends it by gzip and by brotli
    (None where that is not known); ``budget`` for gzip, or None; whether a first visit loads it."""

    name: str
    raw: int
    gzip: int
    brotli: int | None
    first: bool = False

    @property
    def budget(self) -> int | None:
        return BUDGETS.get(self.name)

    @property
    def over_budget(self) -> bool:
        return self.budget is not None and self.gzip > self.budget


def measure(project: Project, folder: Path) -> list[Size]:
    """The sizes of everything in ``folder``. Those of equal content are remembered."""
    paths = files_below(folder)
    packed = _packed(project.cache / "sizes.json", paths)
    first = set(first_visit(project, folder))
    sizes = []
    for path in paths:
        name = path.relative_to(folder).as_posix()
        sizes.append(Size(name, path.stat().st_size, *packed[path], name in first))
    return _grouped(sizes)


def total(name: str, sizes: list[Size]) -> Size:
    """All of ``sizes`` together."""
    brotli = [size.brotli for size in sizes]
    known = [count for count in brotli if count is not None]
    return Size(
        name,
        sum(size.raw for size in sizes),
        sum(size.gzip for size in sizes),
        sum(known) if len(known) == len(brotli) else None,
    )


def show(sizes: list[Size]) -> None:
    """A table for a person, with what a first visit costs as its last line."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    table.add_column("kB", no_wrap=True)
    for title in ("as it lies", "gzip", "brotli", "first visit"):
        table.add_column(title, justify="right", no_wrap=True)
    cost = total("a first visit", [size for size in sizes if size.first])
    for size in [*sizes, cost]:
        table.add_row(*_cells(size), style="bold" if size is cost else None)
    # In a log there is room for whole names.
    Console(width=None if sys.stdout.isatty() else 120, highlight=False).print(table)


def warnings(sizes: list[Size]) -> list[str]:
    """A text for each file that is over its budget."""
    return [
        f"{size.name} is over its budget of {_kilobytes(size.budget)} kB: import less into it"
        for size in sizes
        if size.over_budget
    ]


def _cells(size: Size) -> list[str]:
    counts = [_kilobytes(count) for count in (size.raw, size.gzip, size.brotli)]
    return [size.name, *counts, "yes" if size.first else ""]


def _grouped(sizes: list[Size]) -> list[Size]:
    alone = [size for size in sizes if _group(size.name) is None]
    groups = {title: [s for s in sizes if _group(s.name) == title] for title in GROUPS.values()}
    found = [total(f"{title} ({len(few)})", few) for title, few in groups.items() if few]
    return [*sorted(alone, key=lambda size: size.name), *found]


def _group(name: str) -> str | None:
    for mark, title in GROUPS.items():
        if name.startswith(mark) or name.endswith(mark):
            return title
    return None


def _packed(kept: Path, paths: list[Path]) -> dict[Path, tuple[int, int | None]]:
    """The bytes of each file as gzip and as brotli."""
    known = _read(kept)
    hashes = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    new = [path for path in paths if hashes[path] not in known]
    for path, brotli in zip(new, _brotli_sizes(new), strict=True):
        known[hashes[path]] = [_gzip_size(path), brotli]
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps({key: known[key] for key in hashes.values()}), encoding="utf-8")
    return {path: (known[key][0] or 0, known[key][1]) for path, key in hashes.items()}


def _read(path: Path) -> dict[str, list[int | None]]:
    try:
        known: dict[str, list[int | None]] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known


def _gzip_size(path: Path) -> int:
    content = path.read_bytes()
    if path.suffix not in COMPRESSED:
        return len(content)
    # The best level takes seconds on the largest, and gains a hundredth.
    return len(gzip.compress(content, 9 if len(content) < 1_000_000 else 6, mtime=0))


def _brotli_sizes(paths: list[Path]) -> list[int | None]:
    """By Node, Python has no brotli of its own; None where that fails: it is a figure only."""
    wanted = [path for path in paths if path.suffix in COMPRESSED]
    found: dict[Path, int | None] = {path: path.stat().st_size for path in paths}
    if wanted:
        found.update(zip(wanted, _ask_node(wanted), strict=True))
    return [found[path] for path in paths]


def _ask_node(paths: list[Path]) -> list[int | None]:
    try:
        done = subprocess.run(
            [find_node(), BROTLI_SIZES],
            input=json.dumps([str(path) for path in paths]),
            capture_output=True,
            text=True,
            timeout=BROTLI_SECONDS,
            check=True,
        )
        answer: list[int | None] = json.loads(done.stdout)
    except (BuildError, OSError, subprocess.SubprocessError, ValueError):
        return [None] * len(paths)
    return answer


def _kilobytes(count: int | None) -> str:
    return "–" if count is None else f"{count / 1000:,.1f}"
