"""Runs on the machine: says which Python interpreters can build, before all else."""

from __future__ import annotations

import sys

OLDEST = (3, 11)
FIRST_REFUSED = (3, 14)


def problem_with_interpreter(version: tuple[int, ...] = tuple(sys.version_info[:2])) -> str:
    """Why this Python cannot build, with the next step; an empty text where it can."""
    if OLDEST <= version[:2] < FIRST_REFUSED:
        return ""
    here = ".".join(str(part) for part in version[:2])
    reason = (
        "Transcrypt 3.9.5 writes wrong JavaScript there"
        if version[:2] >= FIRST_REFUSED
        else "the build uses newer syntax"
    )
    return (
        f"Offthread cannot build with Python {here}: {reason}. "
        "Make the environment with Python 3.11, 3.12 or 3.13, for example: "
        "python3.11 -m venv .venv"
    )
