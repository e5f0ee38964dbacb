"""Runs on the machine: the one error of the build that is not about a user's source line.

Problems of a source (file, line, caret) are ``compiler.SourceProblems``.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from offthread.on_machine.compiler.problems import SourceProblems


class BuildError(Exception):
    """The build cannot go on; the text says what happened, where, and the next step."""


def explain(error: BuildError | SourceProblems, folder: Path) -> str:
    """The error's full text; files below ``folder`` are named from there."""
    if isinstance(error, BuildError):
        return str(error)
    shorter = [replace(found, path=shorten(found.path, folder)) for found in error.problems]
    return "\n".join(str(found) for found in shorter)


def shorten(path: Path, folder: Path) -> Path:
    """``path`` as seen from ``folder`` where it lies in there, else as it is."""
    return path.relative_to(folder) if path.is_relative_to(folder) else path
