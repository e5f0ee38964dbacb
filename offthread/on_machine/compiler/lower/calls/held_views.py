"""Runs on the machine: bytearrays whose size a memoryview holds.

CPython knows when a view is gone, JavaScript does not. A program that names BufferError expects
it: there a view that a variable or a ``with`` holds keeps the bytearray at its size, until it is
released or the variable is deleted.
"""

from __future__ import annotations

import ast
import functools

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.calls.calls import Calls


class HeldViews(Calls):
    """Calls of ``memoryview`` whose result is held, and ``del``."""

    def expr_Call(self, node: ast.Call) -> ast.expr:  # noqa: N802
        value: ast.expr = super().expr_Call(node)
        return nodes.call("$$held_view", value) if id(node) in self._held else value

    def _delete(self, target: ast.expr) -> list[ast.stmt]:
        deleted: list[ast.stmt] = super()._delete(target)  # type: ignore[misc]
        if not isinstance(target, ast.Name) or target.id not in self._held.values():
            return deleted
        held = nodes.at(ast.Name(id=target.id, ctx=ast.Load()), target)
        return [ast.Expr(value=nodes.call("$$let_go", self.expr(held))), *deleted]

    @functools.cached_property
    def _held(self) -> dict[int, str]:
        """The calls, by identity, and the variable that holds each."""
        named = any(isinstance(n, ast.Name) and n.id == "BufferError" for n in ast.walk(self.tree))
        if not named or not runtime.offers("$$held_view"):
            return {}
        found = [_held_by(n) for n in ast.walk(self.tree)]
        return {id(call): name for call, name in found if _makes_view(call)}


def _held_by(node: ast.AST) -> tuple[ast.expr | None, str]:
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        target = node.targets[0]
        return node.value, target.id if isinstance(target, ast.Name) else ""
    return (node.context_expr, "") if isinstance(node, ast.withitem) else (None, "")


def _makes_view(node: ast.expr | None) -> bool:
    func = node.func if isinstance(node, ast.Call) else None
    return isinstance(func, ast.Name) and func.id == "memoryview"
