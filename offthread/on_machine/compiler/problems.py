"""Runs on the machine: what is wrong in a user's source, told so that it can be mended."""

from __future__ import annotations

import ast
import re
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
        before = self.source_line[: self.column]
        caret = "".join("\t" if c == "\t" else " " for c in before.ljust(self.column)) + "^"
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
    text = line_of(source, line)
    before = text.encode()[: getattr(refused.node, "col_offset", 0)]  # ast counts UTF-8 bytes
    column = len(before.decode(errors="ignore"))
    return SourceProblem(path, line, column, text, refused.message, refused.remedy)


def problem_of_syntax(path: Path, error: SyntaxError, source: str = "") -> SourceProblem:
    """Python's own syntax error as a problem."""
    line = error.lineno or 1
    return SourceProblem(
        path,
        line,
        max((error.offset or 1) - 1, 0),
        line_of(source, line) or (error.text or "").rstrip("\n"),
        f"SyntaxError: {error.msg}",
        "Python itself refuses this: mend it at the caret",
    )


def line_of(source: str, line: int) -> str:
    """Line ``line`` (from 1) of ``source`` as Python counts lines, or an empty text."""
    lines = re.split(r"\r\n|\n|\r", source)
    return lines[line - 1].replace("\f", " ") if 0 < line <= len(lines) else ""
