"""Runs on the machine: what generators need in programs that drive them by hand.

``yield from`` passes on what is sent and thrown, and a StopIteration that leaves a generator
becomes a RuntimeError (PEP 479). JavaScript's own generators do neither, which only programs
notice whose text sends, throws, closes or stops.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Sequence

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.expressions.comprehensions import Comprehensions
from offthread.on_machine.compiler.scopes import walk_own

DRIVES = frozenset({"send", "throw", "close", "contextmanager", "asynccontextmanager"})
STOPS = frozenset({"StopIteration", "StopAsyncIteration", "__next__", "__anext__", "send", "throw"})
NEVER_STOP = frozenset("range len print str repr int float isinstance enumerate zip iter".split())


class Generators(Comprehensions):
    """``yield from``, and the end of generators."""

    @functools.cached_property
    def _named(self) -> frozenset[str]:
        return frozenset(
            getattr(n, "attr", getattr(n, "id", getattr(n, "name", ""))) or ""
            for n in ast.walk(self.tree)
        )

    def expr_YieldFrom(self, node: ast.YieldFrom) -> ast.expr:  # noqa: N802
        if not self._named & DRIVES:
            plain: ast.expr = super().expr_YieldFrom(node)  # type: ignore[misc]
            return plain
        return ast.YieldFrom(value=nodes.call("$$delegate", self.expr(node.value)))

    @functools.cached_property
    def _stops(self) -> bool:
        """Whether some StopIteration may be raised outside of a loop's own steps."""
        return bool(self._named & STOPS) or any(_is_bare_next(n) for n in ast.walk(self.tree))

    def stopping(
        self, own: Sequence[ast.AST], body: list[ast.stmt], kind: str = "generator"
    ) -> list[ast.stmt]:
        """``body``, lowered from ``own``, of a generator or coroutine that lets none out."""
        if not self._stops or not any(self._may_stop(n) for n in walk_own(own)):
            return body
        about = [] if kind == "generator" else [nodes.text(kind)]
        raised = nodes.call("$$generator_raised", nodes.name("$stop"), *about)
        return [nodes.JsTry(body, "$stop", [ast.Raise(exc=raised)])]

    def _may_stop(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Call):
            return not (isinstance(node.func, ast.Name) and node.func.id in NEVER_STOP)
        if isinstance(node, ast.Yield | ast.YieldFrom):
            return "throw" in self._named
        return isinstance(node, ast.Raise | ast.Attribute)


def _is_bare_next(node: ast.AST) -> bool:
    """``next(iterator)``, which raises at the end."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return False
    return node.func.id == "next" and len(node.args) == 1
