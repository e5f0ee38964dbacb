"""Runs on the machine: reads the conformance cases, many small programs in a few text files."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"
SMALL_GROUP = 5


@dataclass(frozen=True)
class Case:
    """One program: ``name`` is unique, ``group`` is what the table counts it in."""

    name: str
    group: str
    source: str

    @property
    def key(self) -> str:
        """A hash of the source: remembered answers of CPython stay right while it is equal."""
        return hashlib.sha256(self.source.encode()).hexdigest()[:16]


def read_cases(name_filter: str = "") -> list[Case]:
    """Every case whose name or group contains ``name_filter``; each file is ``### name`` lines,
    each followed by a program. ``given.txt`` is grouped by the first word of the names."""
    cases: list[Case] = []
    for file in sorted(FOLDER.glob("*.txt")):
        parts = re.split(r"^### (.+)\n", file.read_text(encoding="utf-8"), flags=re.M)[1:]
        for name, source in zip(parts[::2], parts[1::2], strict=True):
            whole = name.strip() if file.stem == "given" else f"{file.stem}.{name.strip()}"
            group = f"given: {whole.split('_')[0]}" if file.stem == "given" else file.stem
            cases.append(Case(whole, group, source))
    chosen = [case for case in cases if name_filter in case.name or name_filter in case.group]
    return _small_groups_joined(chosen) if not name_filter else chosen


def _small_groups_joined(cases: list[Case]) -> list[Case]:
    sizes: dict[str, int] = {}
    for case in cases:
        sizes[case.group] = sizes.get(case.group, 0) + 1
    return [
        Case(case.name, "given: other", case.source)
        if case.group.startswith("given: ") and sizes[case.group] < SMALL_GROUP
        else case
        for case in cases
    ]
