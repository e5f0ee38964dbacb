"""Runs on the machine: fewer variables in the functions of Offthread's own modules.

In methods ``self`` is JavaScript's ``this``; arrow functions, which is what lambdas,
comprehensions and nested functions become there, have that of the method around them. What
``except`` names is the variable of ``catch``. ``a, b = x, y`` needs no temporaries where no value
reads a target.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.full import Core
from offthread.on_machine.compiler.lower.functions.parameters import Defaults, Function
from offthread.on_machine.compiler.lower.functions.signatures import takes_rest
from offthread.on_machine.compiler.scopes import FUNCTIONS, Scope, names_bound_by, walk_own

# They become functions with a ``this`` of their own.
NO_ARROWS = (ast.GeneratorExp, ast.ClassDef)


class Lean(Core):
    """All concerns, with JavaScript's own ``this`` and ``catch``."""

    def _function_body(
        self, node: Function, scope: Scope, defaults: Defaults, method: bool
    ) -> list[ast.stmt]:
        if method and node.args.args and not _needs_a_variable(node):
            scope.this = node.args.args[0].arg
        scope.errors = dict.fromkeys(_only_caught(node.body) - scope.declared_nonlocal, "")
        return super()._function_body(node, scope, defaults, method)

    def _prologue(self, node: Function, defaults: Defaults, method: bool) -> list[ast.stmt]:
        lines = super()._prologue(node, defaults, method)
        return lines[1:] if method and self.scope.this else lines

    def expr_Name(self, node: ast.Name) -> ast.expr:  # noqa: N802
        owner = self.scope.find(node.id)
        if owner is not None and owner.this == node.id:
            return nodes.Js(["this"])
        caught = owner.errors.get(node.id) if owner is not None else None
        return nodes.name(caught) if caught else super().expr_Name(node)

    def _own_self(self, node: ast.AST) -> ast.expr:
        own = super()._own_self(node)
        owner = self.scope.find(own.id) if isinstance(own, ast.Name) else None
        is_this = owner is not None and isinstance(own, ast.Name) and owner.this == own.id
        return nodes.Js(["this"]) if is_this else own

    def _handler_body(self, handler: ast.ExceptHandler, error: str) -> list[ast.stmt]:
        if handler.name not in self.scope.errors:
            return super()._handler_body(handler, error)
        before, self.scope.errors[handler.name] = self.scope.errors[handler.name], error
        body = self.body(handler.body)
        self.scope.errors[handler.name] = before
        return body

    def expr_JoinedStr(self, node: ast.JoinedStr) -> ast.expr:  # noqa: N802
        """A sum of texts; all parts but literals are made text by themselves."""
        parts: list[nodes.Part] = []
        for value in node.values:
            parts += [" + ", self.expr(value)]
        return nodes.Js(["(", *(parts[1:] or ['""']), ")"])

    def declare(self, scope: Scope, body: list[ast.stmt], known: Iterable[str]) -> list[ast.stmt]:
        return super().declare(scope, body, [*known, *scope.errors])

    def _store_each(self, target: ast.expr, value: ast.expr) -> list[ast.stmt]:
        assert isinstance(target, ast.Tuple | ast.List) and isinstance(value, ast.Tuple | ast.List)
        names = {item.id for item in target.elts if isinstance(item, ast.Name)}
        read = {n.id for n in ast.walk(value) if isinstance(n, ast.Name)}
        if len(names) < len(target.elts) or names & read:
            return super()._store_each(target, value)
        pairs = zip(target.elts, value.elts, strict=True)
        return [made for item, part in pairs for made in self.store(item, self.expr(part))]


def _needs_a_variable(method: Function) -> bool:
    """Whether a function inside a method would have another ``this``, or the method binds its
    first parameter again."""
    first = method.args.args[0].arg
    for node in (part for statement in method.body for part in ast.walk(statement)):
        if isinstance(node, NO_ARROWS) or first in names_bound_by(node):
            return True
        if isinstance(node, FUNCTIONS):
            yields = any(isinstance(n, ast.Yield | ast.YieldFrom) for n in ast.walk(node))
            if yields or takes_rest(node.args):
                return True
    return False


def _only_caught(body: list[ast.stmt]) -> set[str]:
    """The names that nothing but ``except`` binds in a function."""
    own = list(walk_own(body))
    caught = {node.name for node in own if isinstance(node, ast.ExceptHandler) and node.name}
    others = (node for node in own if not isinstance(node, ast.ExceptHandler))
    return caught - {name for node in others for name in names_bound_by(node)}
