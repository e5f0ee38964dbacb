"""Runs on the machine: a failure of the compiler itself, told with the place in the source."""

from __future__ import annotations

import ast
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from offthread.on_machine.compiler.problems import Refused, SourceProblems, problem_at


@contextmanager
def crash_as_problem(path: Path, source: str, tree: ast.Module) -> Iterator[None]:
    """Turn any exception of the compiler into SourceProblems about the line it worked on."""
    try:
        yield
    except SourceProblems:
        raise
    except RecursionError as error:
        refused = Refused(deepest(tree), "this is nested too deeply for the compiler",
                          "split it into several statements")  # fmt: skip
        raise SourceProblems([problem_at(path, source, refused)]) from error
    except Exception as error:
        raise SourceProblems([problem_at(path, source, _bug(error))]) from error


def _bug(error: Exception) -> Refused:
    where = traceback.extract_tb(error.__traceback__)[-1]
    message = (
        f"the compiler failed here with {type(error).__name__}: {error} "
        f"({Path(where.filename).name}:{where.lineno}): this is a bug of Offthread"
    )
    remedy = "please report it with this line; until it is mended, write the line in another way"
    place = ast.Pass(lineno=_line_being_compiled(error), col_offset=0)
    return Refused(place, message, remedy)


def _line_being_compiled(error: BaseException) -> int:
    """The source line of the innermost tree node that was being worked on."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        node = trace.tb_frame.f_locals.get("node")
        line = getattr(node, "lineno", line) if isinstance(node, ast.AST) else line
        trace = trace.tb_next
    return line


def deepest(tree: ast.AST) -> ast.AST:
    """The statement that holds the deepest node, found without recursion."""
    waiting: list[tuple[ast.AST, int, ast.AST]] = [(tree, 0, tree)]
    most, found = 0, tree
    while waiting:
        node, depth, statement = waiting.pop()
        statement = node if isinstance(node, ast.stmt) else statement
        if depth > most:
            most, found = depth, statement
        waiting += [(child, depth + 1, statement) for child in ast.iter_child_nodes(node)]
    return found
