"""Runs on the machine: what every part of lowering shares - the scope, dispatch, small builders.

Lowering turns a checked Python tree into one whose printing by ``generate.py`` means the same
in JavaScript. Each file of this folder handles one concern, as a mixin of ``Lowerer``:
``expr_X`` lowers an expression node ``X`` to one expression, ``stmt_X`` a statement to a list.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.problems import Refused
from offthread.on_machine.compiler.scopes import Scope, bind_body


class LowererBase:
    """The state of lowering one module."""

    def __init__(self, tree: ast.Module, path: Path, folder: Path) -> None:
        self.path, self.folder = path, folder
        self.scope = Scope("module", None, ())
        bind_body(self.scope, tree.body)
        self.imports: list[ast.Import | ast.ImportFrom] = []
        self.javascript_globals: dict[str, str] = {}
        self.labels: list[tuple[str, bool]] = []
        self.caught: list[str] = []
        self.classes: list[str] = []

    def expr(self, node: ast.expr) -> ast.expr:
        """Lower one expression."""
        handler = getattr(self, f"expr_{type(node).__name__}", None)
        if handler is None:
            raise Refused(node, f"{type(node).__name__} is not supported on the page")
        lowered: ast.expr = handler(node)
        return nodes.at(lowered, node)

    def exprs(self, items: Iterable[ast.expr]) -> list[ast.expr]:
        return [self.expr(item) for item in items]

    def stmt(self, node: ast.stmt) -> list[ast.stmt]:
        """Lower one statement to the statements that stand for it."""
        handler = getattr(self, f"stmt_{type(node).__name__}", None)
        if handler is None:
            raise Refused(node, f"{type(node).__name__} is not supported on the page")
        lowered: list[ast.stmt] = handler(node)
        return [nodes.at(statement, node) for statement in lowered]

    def body(self, statements: Iterable[ast.stmt]) -> list[ast.stmt]:
        """Lower the statements of a block."""
        lowered: list[ast.stmt] = []
        for statement in statements:
            lowered += self.stmt(statement)
        return lowered

    def temporary(self) -> str:
        return self.scope.temporary()

    def declare(self, scope: Scope, body: list[ast.stmt], known: Iterable[str]) -> list[ast.stmt]:
        """``body`` with the variables of ``scope`` declared in front, except ``known`` ones."""
        own = scope.bound - scope.declared_global - scope.declared_nonlocal - set(known)
        names = [self.spelled(name, scope) for name in sorted(own)] + scope.temporaries
        return [nodes.JsStatement([f"var {', '.join(names)}"]), *body] if names else body

    def spelled(self, identifier: str, scope: Scope | None) -> str:
        raise NotImplementedError

    def store(self, target: ast.expr, value: ast.expr) -> list[ast.stmt]:
        raise NotImplementedError
