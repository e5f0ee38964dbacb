"""Runs on the machine: what is wrong in a user's source, told so that it can be mended."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class SourceProblem:
    """One problem: where (``path``, ``line`` from 1, ``column`` from 0), the offending
    ``source_line``, what is wrong (``message``) and what to write instead (``remedy``)."""

    path: Path
    line: int
    column: int
    source_line: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        caret = " " * self.column + "^"
        lines = [f"{self.path}:{self.line}: {self.message}"]
        if self.source_line:
            lines += [f"    {self.source_line}", f"    {caret}"]
        if self.remedy:
            lines.append(f"  {self.remedy}")
        return "\n".join(lines)


class SourceProblems(Exception):
    """The build stops: ``problems`` is a list of ``SourceProblem``, at least one."""

    def __init__(self, problems: list[SourceProblem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class Refused(Exception):
    """Raised by a pass at ``node``; the program adds path and source line to it."""

    def __init__(self, node: ast.AST, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.node, self.message, self.remedy = node, message, remedy


def problem_at(path: Path, source: str, refused: Refused) -> SourceProblem:
    """The full problem of a refusal."""
    line = getattr(refused.node, "lineno", 1)
    return SourceProblem(
        path,
        line,
        getattr(refused.node, "col_offset", 0),
        line_of(source, line),
        refused.message,
        refused.remedy,
    )


def problem_of_syntax(path: Path, error: SyntaxError) -> SourceProblem:
    """Python's own syntax error as a problem."""
    return SourceProblem(
        path,
        error.lineno or 1,
        max((error.offset or 1) - 1, 0),
        (error.text or "").rstrip("\n"),
        f"SyntaxError: {error.msg}",
    )


def line_of(source: str, line: int) -> str:
    """Line ``line`` (from 1) of ``source``, or an empty text."""
    lines = source.splitlines()
    return lines[line - 1] if 0 < line <= len(lines) else ""
