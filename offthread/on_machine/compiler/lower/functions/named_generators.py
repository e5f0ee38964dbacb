"""Runs on the machine: generators that tell what they are called, and whether they have begun.

JavaScript's generators do not know their function: where a program reads names, or the text of
a generator, each function tells its own. Where one sends, each notes its first step.
"""

from __future__ import annotations

import ast
import functools

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.functions.functions import Functions
from offthread.on_machine.compiler.lower.functions.parameters import Defaults, Function
from offthread.on_machine.compiler.scopes import Scope

NAMES = frozenset({"__name__", "__qualname__"})


class NamedGenerators(Functions):
    """Generators with ``__name__`` and ``__qualname__``."""

    @functools.cached_property
    def _asks_generators(self) -> bool:
        return any(
            isinstance(n, ast.Attribute) and n.attr in NAMES
            or isinstance(n, ast.Constant) and "generator object" in str(n.value)
            for n in ast.walk(self.tree)
        )  # fmt: skip

    @functools.cached_property
    def _sends(self) -> bool:
        walked = list(ast.walk(self.tree))
        sends = any(isinstance(n, ast.Attribute) and n.attr == "send" for n in walked)
        return sends and any(isinstance(n, ast.For) for n in walked)

    def told(self, made: ast.expr, node: Function, scope: Scope, defaults: Defaults) -> ast.expr:
        own = scope.is_generator and not self.by_hand  # type: ignore[attr-defined]
        if own and self._sends and not scope.is_async:
            made = nodes.call("$$noting_start", made)
        if own and self._asks_generators:
            made = nodes.call("$$named_generators", made)
        return super().told(made, node, scope, defaults)

    def collected(
        self, function: nodes.JsFunction, first: ast.expr, node: ast.expr, lazy: bool
    ) -> ast.expr:
        called: ast.expr = super().collected(function, first, node, lazy)  # type: ignore[misc]
        if not (lazy and self._asks_generators) or self.by_hand:  # type: ignore[attr-defined]
            return called
        outer = self.at.path if self.scope.parent is not None else ()
        return nodes.call("$$named_generator", called, nodes.text(".".join([*outer, "<genexpr>"])))
