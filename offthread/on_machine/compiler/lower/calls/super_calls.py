"""Runs on the machine: lowers ``super()``, as a value and with a method that is called at once."""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.expressions.expressions import Expressions
from offthread.on_machine.compiler.problems import Refused


class SuperCalls(Expressions):
    """Calls of ``super``."""

    def _super(self, node: ast.Call) -> ast.expr:
        if node.args:
            return nodes.call("$$super_proxy", *self.elements(node.args))
        own = self._own_self(node)
        return own if _throws(own) else nodes.call("$$super_proxy", nodes.name("$cls"), own)

    def _own_self(self, node: ast.AST) -> ast.expr:
        """The first parameter of the function that says ``super()``, or the error that it is."""
        if self.at.first not in ("", "null") and self.at.class_names:
            return nodes.name(self.at.first)
        lacks = self.at.first in ("", "null")
        wrong = "super(): no arguments" if lacks else "super(): __class__ cell not found"
        if not (self.at.tries or self.expects_runtime_errors):
            raise Refused(node, f"RuntimeError: {wrong}",
                          "name both: super(TheClass, self)")  # fmt: skip
        return nodes.call("$$throw_runtime_error", nodes.text(wrong))

    def _super_call(self, node: ast.Call, func: ast.Attribute) -> ast.expr:
        assert isinstance(func.value, ast.Call)
        if func.value.args:
            support, (cls, own) = "$$super_of", self.exprs(func.value.args[:2])
        else:
            support, cls, own = "$$super_method", nodes.name("$cls"), self._own_self(node)
        if _throws(own):
            return own
        method = nodes.call(support, cls, own, nodes.text(self.mangled(func.attr)))
        return self._apply(method, node)

    def _apply(self, func: ast.expr, node: ast.Call) -> ast.expr:
        raise NotImplementedError


def _throws(own: ast.expr) -> bool:
    func = getattr(own, "func", None)
    return isinstance(func, ast.Name) and func.id == "$$throw_runtime_error"
