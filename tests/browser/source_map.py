"""Runs in CPython: reads a source map (version 3, https://tc39.es/ecma426/)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def original(script: Path, line: int, column: int) -> tuple[str, int, str]:
    """(source name, line, that line's text) for a place in ``script``; both count from 1."""
    content = json.loads(script.with_name(f"{script.name}.map").read_text(encoding="utf-8"))
    segments = _line_of(content["mappings"], line - 1)
    at = max((segment for segment in segments if segment[0] < column), default=None)
    assert at, f"the map of {script.name} knows nothing of line {line}, column {column}"
    _, source, source_line = at
    text = content["sourcesContent"][source].splitlines()[source_line]
    return content["sources"][source], source_line + 1, text


def _line_of(mappings: str, wanted: int) -> list[tuple[int, int, int]]:
    """(column, source, source line) of each segment of the generated line ``wanted``."""
    source = source_line = 0
    found = []
    for number, line in enumerate(mappings.split(";")):
        column = 0
        for fields in (list(_numbers(part)) for part in line.split(",") if part):
            column += fields[0]
            if len(fields) >= 4:
                source, source_line = source + fields[1], source_line + fields[2]
                if number == wanted:
                    found.append((column, source, source_line))
    return found


def _numbers(text: str) -> Iterator[int]:
    """The signed numbers of a base64 VLQ text."""
    value = shift = 0
    for char in text:
        digit = DIGITS.index(char)
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            yield -(value >> 1) if value & 1 else value >> 1
            value = shift = 0
