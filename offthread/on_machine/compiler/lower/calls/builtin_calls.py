"""Runs on the machine: calls of builtin functions with the wrong number of arguments.

How many they take is known here, so that the runtime need not count: where the look of a call
is wrong it raises what CPython raises, and every other call costs nothing.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.calls.checked_calls import CheckedCalls
from offthread.on_machine.compiler.problems import Refused


@dataclass(frozen=True)
class Taken:
    """How many arguments are taken, and how CPython says so (``style``)."""

    style: str
    least: int
    most: int

    def wrong(self, name: str, owner: str, given: int) -> str | None:
        """The message for ``given`` arguments; None where they are right."""
        if self.least <= given <= self.most:
            return None
        if self.style == "none":
            return f"{owner}{name}() takes no arguments ({given} given)"
        if self.style == "one":
            return f"{owner}{name}() takes exactly one argument ({given} given)"
        bound = self.least if given < self.least else self.most
        how = "" if self.least == self.most else "at least " if given < self.least else "at most "
        plural = "argument" if bound == 1 else "arguments"
        if self.style == "takes":
            return f"{name}() takes {how}{bound} {plural} ({given} given)"
        return f"{name} expected {how}{bound} {plural}, got {given}"


ONE, TWO = Taken("one", 1, 1), Taken("expected", 2, 2)


def _expected(least: int, most: int) -> Taken:
    return Taken("expected", least, most)


def _table(*rows: tuple[str, Taken]) -> dict[str, Taken]:
    return {name: taken for names, taken in rows for name in names.split()}


FUNCTIONS = _table(
    ("len abs chr ord bin hex oct callable id repr ascii hash any all", ONE),
    ("divmod isinstance issubclass hasattr delattr filter", TWO),
    ("setattr", _expected(3, 3)),
    ("getattr", _expected(2, 3)),
    ("range slice", _expected(1, 3)),
    ("next format iter", _expected(1, 2)),
    ("vars dir", _expected(0, 1)),
    ("bool list tuple set frozenset float", _expected(0, 1)),
    ("reversed", _expected(1, 1)),
)  # fmt: skip
WITH_KEYWORDS = _table(("dict", _expected(0, 1)), ("sorted", _expected(1, 1)))


class BuiltinCalls(CheckedCalls):
    """Calls of builtins that Python would answer with TypeError."""

    def _function_call(self, node: ast.Call) -> ast.expr:
        func = node.func
        if isinstance(func, ast.Name) and self.is_builtin(func) and not _is_open(node):
            wrong = self._wrong_builtin(func.id, node)
            if wrong is not None:
                return self._raising(node, wrong)
            if func.id == "object" and self.names_errors and runtime.offers("$$sealed_object"):
                return nodes.call("$$sealed_object")
            if func.id == "print" and node.keywords and runtime.offers("$$print_text"):
                return super()._function_call(_checked_print(node))
            if func.id == "str" and len(node.args) + len(node.keywords) > 1 and (
                runtime.offers("$$decoded")
            ):  # fmt: skip
                return nodes.call("$$decoded", *self.arguments(node))
        return super()._function_call(node)

    def _wrong_builtin(self, name: str, node: ast.Call) -> str | None:
        taken = FUNCTIONS.get(name)
        if taken is not None and node.keywords:
            return f"{name}() takes no keyword arguments"
        taken = taken or WITH_KEYWORDS.get(name)
        return taken.wrong(name, "", len(node.args)) if taken else None

    def _raising(self, node: ast.Call, wrong: str) -> ast.expr:
        if not (self.at.tries or self.expects_type_errors or self.names_errors):
            raise Refused(node, f"TypeError: {wrong}", "call it as Python's documentation says")
        values = [piece for value in self.elements(node.args) for piece in (value, ", ")]
        return nodes.Js(["(", *values, nodes.call("$$throw_type_error", nodes.text(wrong)), ")"])


def _checked_print(node: ast.Call) -> ast.Call:
    """``sep`` and ``end`` that are no literals are looked at."""
    keywords = [
        ast.keyword(k.arg, nodes.call("$$print_text", k.value, nodes.text(str(k.arg))))
        if k.arg in ("sep", "end") and _may_be_other(k.value)
        else k
        for k in node.keywords
    ]
    return ast.Call(func=node.func, args=node.args, keywords=keywords)


def _may_be_other(value: ast.expr) -> bool:
    if isinstance(value, ast.IfExp):
        return _may_be_other(value.body) or _may_be_other(value.orelse)
    literal = isinstance(value, ast.Constant) and isinstance(value.value, str | None)
    return not literal and not isinstance(value, ast.JoinedStr)


def _is_open(node: ast.Call) -> bool:
    """Whether only the run tells how many arguments there are."""
    return any(isinstance(a, ast.Starred) for a in node.args) or any(
        keyword.arg is None for keyword in node.keywords
    )
