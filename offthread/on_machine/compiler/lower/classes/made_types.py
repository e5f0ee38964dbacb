"""Runs on the machine: classes that a program makes or changes in rare ways.

``type("Meters", (int,), {…})`` names builtin types as bases, which are made fit for that only
where the text shows it; ``__class__`` in a class body lets instances pose as something else.
"""

from __future__ import annotations

import ast
import functools

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.classes.classes import Classes
from offthread.on_machine.compiler.scopes import Scope, bind_body


class MadeTypes(Classes):
    """``type`` with three arguments, and ``__class__`` of the program's own."""

    @functools.cached_property
    def _poses(self) -> bool:
        classes = [n for n in ast.walk(self.tree) if isinstance(n, ast.ClassDef)]
        return any("__class__" in _bound_in(node) for node in classes)

    def expr_Call(self, node: ast.Call) -> ast.expr:  # noqa: N802
        func = node.func
        if not isinstance(func, ast.Name) or not self.is_builtin(func) or node.keywords:
            return super().expr_Call(node)  # type: ignore[misc,no-any-return]
        if func.id == "type" and len(node.args) == 3 and isinstance(node.args[1], ast.Tuple):
            items = node.args[1].elts
            listed = [self._base(b, lowered) for b, lowered in
                      zip(items, self.elements(items), strict=True)]  # fmt: skip
            name, body = self.exprs([node.args[0], node.args[2]])
            return nodes.call("$type", name, nodes.call("$$tuple_of", *listed), body)
        if func.id == "isinstance" and len(node.args) == 2 and self._poses:
            return nodes.call("$$poses_as", *self.elements(node.args))
        return super().expr_Call(node)  # type: ignore[misc,no-any-return]

    def expr_Attribute(self, node: ast.Attribute) -> ast.expr:  # noqa: N802
        if node.attr == "__class__" and self._poses:
            return nodes.call("$$shown_class", self.expr(node.value))
        if node.attr == "__qualname__" and isinstance(node.value, ast.Attribute):
            owner, name = node.value.value, node.value.attr
            if isinstance(owner, ast.Name) and self.is_builtin(owner) and runtime.is_method(name):
                return nodes.text(f"{owner.id}.{name}")
        return super().expr_Attribute(node)  # type: ignore[misc,no-any-return]


def _bound_in(node: ast.ClassDef) -> set[str]:
    scope = Scope("class", None, ())
    bind_body(scope, node.body)
    return scope.bound
