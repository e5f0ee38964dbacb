"""Runs on the machine: source maps (ECMA-426, version 3) from JavaScript lines to Python lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def source_map(file: str, source: Path, text: str, lines: list[int]) -> dict[str, Any]:
    """The map of ``file``: its n-th line came from line ``lines[n]`` (from 1) of ``source``."""
    groups, before = [], 0
    for line in lines:
        groups.append("AA" + _vlq(line - 1 - before) + "A")
        before = line - 1
    return {
        "version": 3,
        "file": file,
        "sources": [source.as_posix()],
        "sourcesContent": [text],
        "names": [],
        "mappings": ";".join(groups),
    }


def _vlq(value: int) -> str:
    """A number as base-64 variable-length quantity."""
    rest = (-value << 1 | 1) if value < 0 else value << 1
    digits = ""
    while True:
        rest, low = rest >> 5, rest & 31
        digits += _DIGITS[low | 32 if rest else low]
        if not rest:
            return digits
