"""Runs on the machine: floats where Python wants an int.

``items[len(items) / 2]`` is a TypeError also where the half is whole; JavaScript, which has one
kind of numbers, would go on with it. What is plainly a float is refused at run time.
"""

from __future__ import annotations

import ast
import functools

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.expressions.number_parts import NumberParts
from offthread.on_machine.compiler.lower.plain_types.typed import format_end
from offthread.on_machine.compiler.types_inferred.types import FLOAT

OF_INTS = frozenset({"range", "chr", "bin", "hex", "oct"})
# What they give is no int, however large the other side is.
NO_INTS = {ast.Add: "$$float_add", ast.Sub: "$$float_sub", ast.Mult: "$$float_mul"}
CODES_OF_INTS = tuple("bcdoxX")
OF_SLICES = "slice indices must be integers or None or have an __index__ method"


class PlainFloats(NumberParts):
    """Calls that refuse what is plainly a float."""

    def is_float(self, node: ast.expr | None) -> bool:
        return node is not None and self.type_of(node) == FLOAT

    def expr_Subscript(self, node: ast.Subscript) -> ast.expr:  # noqa: N802
        own = self._has_own_items and self.type_of(node.value) is None
        node.slice.may_be_own = own  # type: ignore[attr-defined]
        if not self.is_float(node.slice):
            return super().expr_Subscript(node)
        given = [self.expr(node.value), self.expr(node.slice)]
        return nodes.call("$$float_item", *given, nodes.name("$$item"))

    def bounds(self, node: ast.Slice) -> list[ast.expr]:
        parts = (node.lower, node.upper, node.step)
        if getattr(node, "may_be_own", False):
            return super().bounds(node)
        return [
            nodes.call("$$no_index", bound, nodes.text(OF_SLICES)) if self.is_float(part) else bound
            for part, bound in zip(parts, super().bounds(node), strict=True)
        ]

    @functools.cached_property
    def _has_own_items(self) -> bool:
        """Whether a class of the program may take slices of floats."""
        functions = (n.name for n in ast.walk(self.tree) if isinstance(n, ast.FunctionDef))
        return "__getitem__" in functions

    def range_bound(self, node: ast.expr, check: str = "$$range_bound") -> ast.expr:
        return self._whole(node) if self.is_float(node) else super().range_bound(node, check)

    def expr_Call(self, node: ast.Call) -> ast.expr:  # noqa: N802
        func = node.func
        if self._divides_floats(node):
            return nodes.call("$$float_divmod", *map(self.expr, node.args))
        named = isinstance(func, ast.Name) and func.id in OF_INTS and self.is_builtin(func)
        if not named or node.keywords or not any(map(self.is_float, node.args)):
            return super().expr_Call(node)
        return nodes.call(f"${ast.unparse(func)}", *map(self._whole, node.args))

    def _divides_floats(self, node: ast.Call) -> bool:
        func = node.func
        if not isinstance(func, ast.Name) or func.id != "divmod" or not self.is_builtin(func):
            return False
        if len(node.args) != 2 or node.keywords:
            return False
        return any(map(self.is_float, node.args)) and self.tells_division(node.args[1])

    def _whole(self, node: ast.expr) -> ast.expr:
        value = self.expr(node)
        return nodes.call("$$no_index", value) if self.is_float(node) else value

    def formatted(self, node: ast.expr, value: ast.expr, spec: ast.expr) -> ast.expr:
        if self.is_float(node) and format_end(spec)[-1:] in CODES_OF_INTS:
            return nodes.call("$format", ast.Constant(value=0.5), spec)  # says what is wrong
        return super().formatted(node, value, spec)

    def operation(
        self, op: ast.operator, left: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr
    ) -> ast.expr:
        floats = [self.is_float(left), self.is_float(right)]
        if type(op) not in NO_INTS or self.is_hot() or sum(floats) != 1:
            return super().operation(op, left, a, right, b)
        other = self.type_of(right if floats[0] else left)
        if other is not None and other.is_number:
            return super().operation(op, left, a, right, b)
        return nodes.call(NO_INTS[type(op)], a, b)
