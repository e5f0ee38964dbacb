"""Runs on the machine: lowers those of Offthread's own modules that no user's module can reach.

Beyond ``slim.py``: functions carry no signature, since only a user's code calls by keyword what
the compiler cannot see; classes are bare constructors; ``Exception`` and ``TypeError`` are
JavaScript's own. Which modules these are, ``program.py`` finds out (``shown_modules``).
"""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.base import Place
from offthread.on_machine.compiler.lower.functions.parameters import Defaults, Function
from offthread.on_machine.compiler.lower.slim import Slim
from offthread.on_machine.compiler.problems import Refused
from offthread.on_machine.compiler.scopes import Scope

NATIVE = {"Exception": "Error", "TypeError": "TypeError"}


class Bare(Slim):
    """All concerns, for readers that are Offthread's own modules only."""

    def __init__(self, tree: ast.Module, place: Place) -> None:
        super().__init__(tree, place)
        self.bases: list[ast.expr | None] = []  # of the classes being lowered

    def expr_Name(self, node: ast.Name) -> ast.expr:  # noqa: N802
        if node.id in NATIVE and self.is_builtin(node):
            return nodes.Js([NATIVE[node.id]])
        return super().expr_Name(node)

    def _wrapped(self, node: Function, scope: Scope, made: ast.expr, method: bool) -> ast.expr:
        assert isinstance(made, nodes.JsFunction)
        return self.unsigned(made, method or scope.is_generator)

    def _defaults(self, arguments: ast.arguments, kept: list[tuple[str, ast.expr]]) -> Defaults:
        """Constants, and names that stand for one: they are read at the call."""
        for default in arguments.defaults:
            if not isinstance(default, ast.Constant | ast.Name):
                raise Refused(default, "a default must be a constant here", "take None instead")
        first = len(arguments.args) - len(arguments.defaults)
        named = zip(arguments.args[first:], arguments.defaults, strict=True)
        return {argument.arg: self.expr(default) for argument, default in named}

    def _made(self, node: ast.ClassDef) -> ast.expr:
        if not self._is_bare(node):
            return super()._made(node)
        base = self.expr(node.bases[0]) if node.bases else nodes.Js(["Object"])
        parts: list[nodes.Part] = []
        for method in node.body:
            if isinstance(method, Function):
                made = self._method(node, method)
                assert isinstance(made, nodes.JsFunction)
                made.kind, made.name = "method", method.name
                parts += [made, ", "]
        named = [nodes.text(node.name)] if node.bases else []  # errors are known by their names
        return nodes.call("$$bare_class", base, nodes.Js(["{", *parts, "}"]), *named)

    def _is_bare(self, node: ast.ClassDef) -> bool:
        """Whether it holds nothing but methods, and its base is bare or JavaScript's."""
        base = node.bases[0] if node.bases else None
        known = base is None or isinstance(base, ast.Name) and (
            base.id in NATIVE and self.is_builtin(base) or self._is_of_bare_module(base)
        )  # fmt: skip
        return known and all(
            _is_text(s) or isinstance(s, Function) and not s.decorator_list for s in node.body
        )

    def _is_of_bare_module(self, base: ast.Name) -> bool:
        found = self.imported(base)
        return found is None or found.module not in self.place.shown

    def _method(self, node: ast.ClassDef, method: Function) -> ast.expr:
        outer = self.at
        self.at = outer.inside(Scope("class", self.scope, ()), in_function=True)
        self.at.class_names = [*outer.class_names, node.name]
        self.bases.append(node.bases[0] if node.bases else None)
        made = self.function(method, [], method=True)
        self.bases.pop()
        self.at = outer
        return nodes.at(made, method)

    def _super_call(self, node: ast.Call, func: ast.Attribute) -> ast.expr:
        base = self.bases[-1] if self.bases else None
        if base is None:
            return super()._super_call(node, func)
        if isinstance(base, ast.Name) and base.id in NATIVE and self.is_builtin(base):
            return ast.Constant(value=None)  # Error's constructor has done it
        holder = self.expr(base)
        arguments = nodes.commas([self._own_self(node), *self.elements(node.args)])
        return nodes.Js([holder, f".prototype.{func.attr}.call(", *arguments, ")"])

    def _apply(self, func: ast.expr, node: ast.Call) -> ast.expr:
        if node.keywords:
            raise Refused(node, "a call by keyword, of what carries no signature here",
                          "pass the arguments by position")  # fmt: skip
        return super()._apply(func, node)

    def expr_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:  # noqa: N802
        if isinstance(node.op, ast.USub):
            return nodes.Js(["(-", self.expr(node.operand), ")"])
        return super().expr_UnaryOp(node)

    def operation(
        self, op: ast.operator, left: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr
    ) -> ast.expr:
        if isinstance(op, ast.Mod):
            return nodes.call("$$mod", a, b)
        return super().operation(op, left, a, right, b)


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
