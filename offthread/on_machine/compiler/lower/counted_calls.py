"""Runs on the machine: calls of Python's builtin methods with the wrong number of
arguments, which JavaScript would let pass. Only where the text shows such a call, in programs that
handle its error, is there anything to it at run time.
"""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.arities import wrong_method_call
from offthread.on_machine.compiler.lower.checked_calls import CheckedCalls


class CountedCalls(CheckedCalls):
    """Calls that count their arguments now."""

    def _method_call(self, node: ast.Call, func: ast.Attribute) -> ast.expr:
        if self.names_errors and self._names_class(func.value) and runtime.is_method(func.attr):
            return self._call_on_type(node, func)
        if not (self.names_errors and _is_plain(node)) or self.module_of(func.value) is not None:
            return super()._method_call(node, func)
        wrong = wrong_method_call(func.attr, len(node.args), bool(node.keywords))
        if not wrong or self._names_class(func.value):
            return super()._method_call(node, func)
        words = ast.Dict(
            keys=[nodes.text(k) for k in wrong], values=[nodes.text(v) for v in wrong.values()]
        )
        given = ast.List(elts=self.arguments(node), ctx=ast.Load())
        method = [nodes.name(f"$_{func.attr}")] if runtime.is_method(func.attr) else []
        holder = self.expr(func.value)
        return nodes.call("$$wrong_count", holder, nodes.text(func.attr), given, words, *method)

    def _call_on_type(self, node: ast.Call, func: ast.Attribute) -> ast.expr:
        """``str.upper(text)``, whose first argument has to be of the type."""
        given = ast.List(elts=self.arguments(node), ctx=ast.Load())
        method = nodes.name(f"$_{func.attr}")
        return nodes.call("$$on_type", self.expr(func.value), nodes.text(func.attr), given, method)

    def _names_class(self, holder: ast.expr) -> bool:
        """A builtin type: its methods get self as an argument."""
        return isinstance(holder, ast.Name) and self.is_builtin(holder)


def _is_plain(node: ast.Call) -> bool:
    """Whether the number of arguments is plain to see."""
    starred = any(isinstance(a, ast.Starred) for a in node.args)
    return not starred and all(k.arg is not None for k in node.keywords)
