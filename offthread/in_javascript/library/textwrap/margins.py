"""Runs wherever compiled Python runs: what stands before the lines of a text."""

from _runtime import type_name


def dedent(text):
    """Take away the blanks that all lines begin with; lines of blanks become empty."""
    if not isinstance(text, str):
        raise TypeError(f"expected string or bytes-like object, got '{type_name(text)}'")
    lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
    size = len(_common([_margin(line) for line in lines if line]))
    return "\n".join([line[size:] for line in lines])


def _margin(line):
    return line[: len(line) - len(line.lstrip(" \t"))]


def _common(margins):
    """What all begin with."""
    if not margins:
        return ""
    low, high, size = min(margins), max(margins), 0
    while size < len(low) and low[size] == high[size]:
        size += 1
    return low[:size]


def indent(text, prefix, predicate=None):
    """``prefix`` before the lines that ``predicate`` chooses: those that are not blank."""
    chooses = str.strip if predicate is None else predicate
    lines = text.splitlines(True)
    return "".join([prefix + line if chooses(line) else line for line in lines])
