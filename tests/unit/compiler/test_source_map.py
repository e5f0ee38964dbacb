"""Runs on the machine: an error's place in the JavaScript leads to the line of the .py file."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.conformance.compiled import node
from tests.unit.compiler.conftest import Files

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
SOURCE = '''"""A page."""
import math


def area(radius):
    if radius < 0:
        raise ValueError(
            f"no circle has radius {radius}"
        )
    return math.pi * radius ** 2


class Shape:
    def __init__(self, radius):
        self.area = area(radius)


shapes = [Shape(r) for r in (1, -2)]
'''


def test_a_stack_leads_to_python_lines(compiled: Callable[[Files], Path]) -> None:
    entry = compiled({"main.py": SOURCE})
    ended = subprocess.run([node(), str(entry)], capture_output=True, text=True, check=False)
    frames = re.findall(r"main\.mjs:(\d+):\d+", ended.stderr.partition("    at ")[2])
    lines = python_lines(Path(f"{entry}.map"))
    assert [lines[int(frame)] for frame in frames][:4] in ([7, 15, 18, 18], [6, 15, 18, 18])


def test_every_line_of_javascript_has_one_of_python(compiled: Callable[[Files], Path]) -> None:
    entry = compiled({"main.py": SOURCE})
    lines = python_lines(Path(f"{entry}.map"))
    assert set(lines.values()) <= set(range(1, SOURCE.count("\n") + 1))
    content = json.loads(Path(f"{entry}.map").read_text())
    assert content["sourcesContent"] == [SOURCE]
    assert Path(content["sources"][0]).name == "main.py"


def python_lines(file: Path) -> dict[int, int]:
    """{line of JavaScript: line of Python}, both from 1, of a source map."""
    found, line = {}, 0
    for number, group in enumerate(json.loads(file.read_text())["mappings"].split(";"), 1):
        if group:
            line += vlq(group)[2]
            found[number] = line + 1
    return found


def vlq(text: str) -> list[int]:
    """The numbers of one segment (base-64 variable-length quantities)."""
    numbers, shift, value = [], 0, 0
    for letter in text:
        digit = DIGITS.index(letter)
        value |= (digit & 31) << shift
        shift += 5
        if not digit & 32:
            numbers.append(-(value >> 1) if value & 1 else value >> 1)
            shift = value = 0
    return numbers
