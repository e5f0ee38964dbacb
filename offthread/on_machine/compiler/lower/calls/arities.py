"""Runs on the machine: how many arguments Python's builtin methods and functions take.

The table stands in ``in_javascript/calls/method_counts.mjs``, which words the errors too: a call
that may be wrong brings the lines of the methods of its name.
"""

from __future__ import annotations

import functools

from offthread.on_machine.compiler import runtime

BUILTINS = "builtins"
Lines = dict[str, str]


@functools.cache
def _methods() -> dict[str, Lines]:
    source = (runtime.FOLDER / "calls" / "method_counts.mjs").read_text(encoding="utf-8")
    found: dict[str, Lines] = {}
    for line in source.split("LINES = `")[1].split("`")[0].strip().splitlines():
        head, names = line.split(": ")
        kinds, _, arity = head.partition(" ")
        for name in names.split():
            found.setdefault(name, {}).update(dict.fromkeys(kinds.split(","), arity))
    return found


def method_lines(name: str) -> Lines:
    """What the types that have a method ``name`` say of its arguments."""
    return {k: line for k, line in _methods().get(name, {}).items() if k != BUILTINS}


def builtin_line(name: str) -> str | None:
    """The same for a builtin function."""
    return _methods().get(name, {}).get(BUILTINS)


def wrong_for(name: str, count: int, named: bool) -> Lines:
    """The lines that a call of the method ``name`` with ``count`` arguments does not keep."""
    return {k: line for k, line in method_lines(name).items() if _breaks(name, line, count, named)}


def _breaks(name: str, line: str, count: int, named: bool) -> bool:
    limits, _, words = line.partition(" ")
    least, _, most = limits.partition(":")
    if named:
        return words != "named" and name != "update"
    return not int(least) <= count <= int(most)
