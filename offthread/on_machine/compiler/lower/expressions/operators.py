"""Runs on the machine: lowers operators and comparisons.

JavaScript's own operators stand where the types are plain to see (``types.py``); elsewhere a
small runtime call decides by type.
"""

from __future__ import annotations

import ast
import functools

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.effects import can_swap
from offthread.on_machine.compiler.lower.expressions.expressions import Expressions

BINARY = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "div", ast.FloorDiv: "floordiv",
    ast.Mod: "mod", ast.Pow: "pow", ast.LShift: "lshift", ast.RShift: "rshift",
    ast.BitAnd: "bitand", ast.BitOr: "bitor", ast.BitXor: "bitxor", ast.MatMult: "matmul",
}  # fmt: skip
COMPARE = {
    ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge",
}  # fmt: skip
UNARY = {ast.USub: "$$neg", ast.UAdd: "$$pos", ast.Invert: "$$invert"}


class Operators(Expressions):
    """Arithmetic, comparison, membership, identity."""

    def expr_BinOp(self, node: ast.BinOp) -> ast.expr:  # noqa: N802
        left, right = self.expr(node.left), self.expr(node.right)
        return self.operation(node.op, node.left, left, node.right, right)

    def operation(
        self, op: ast.operator, left: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr
    ) -> ast.expr:
        """``left op right``, of which ``a`` and ``b`` are the lowered forms."""
        return nodes.call(f"$${BINARY[type(op)]}", a, b)

    def expr_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:  # noqa: N802
        if isinstance(node.op, ast.Not):
            return nodes.Js(["!", self.truth(node.operand)])
        if isinstance(node.operand, ast.Constant) and isinstance(node.op, ast.USub):
            if isinstance(node.operand.value, int | float) and node.operand.value is not False:
                return nodes.Js(["(-", self.expr(node.operand), ")"])
        return nodes.call(UNARY[type(node.op)], self.expr(node.operand))

    def expr_Compare(self, node: ast.Compare) -> ast.expr:  # noqa: N802
        made: list[ast.expr] = []
        left, left_node = self.expr(node.left), node.left
        for index, (op, right_node) in enumerate(zip(node.ops, node.comparators, strict=True)):
            right = self.expr(right_node)
            again = right
            if index < len(node.ops) - 1 and not isinstance(right, ast.Name | ast.Constant):
                kept = self.temporary()  # used again by the next comparison: evaluate once
                right, again = nodes.Js([f"({kept} = ", right, ")"]), nodes.name(kept)
            compared = self.comparison(op, left_node, left, right_node, right)
            made.append(compared)
            left, left_node = again, right_node
        chain = made[-1]
        for op, compared in reversed([*zip(node.ops, made[:-1], strict=False)]):
            chain = self._and_then(op, compared, chain)
        return nodes.Js(["(", chain, ")"])

    def _and_then(self, op: ast.cmpop, first: ast.expr, rest: ast.expr) -> ast.expr:
        """``rest`` where ``first`` is true, which may be anything in some programs."""
        if not self.gives_any(op):
            return nodes.Js([first, " && ", rest])
        kept = self.temporary()
        test = nodes.call("$$truth", nodes.Js([f"{kept} = ", first]))
        return nodes.Js(["(", test, " ? ", rest, f" : {kept})"])

    def comparison(
        self, op: ast.cmpop, left: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr
    ) -> ast.expr:
        """One comparison of lowered ``a`` and ``b``, which were ``left`` and ``right``."""
        if isinstance(op, ast.Is | ast.IsNot):
            negative = isinstance(op, ast.IsNot)
            if _are_like_reads(left, right) or self._reads_method(left, right):
                return nodes.Js(["!" if negative else "", nodes.call("$$same_read", a, b)])
            if isinstance(left, ast.Name) and isinstance(right, ast.Name) and left.id == right.id:
                return nodes.Js(["(", a, ", ", "false)" if negative else "true)"])  # nan is nan
            if _is_none(left) or _is_none(right):  # null and undefined are both None
                return nodes.Js([a, " != " if negative else " == ", b])
            return nodes.Js([a, " !== " if negative else " === ", b])
        if isinstance(op, ast.In | ast.NotIn):
            sign = "!" if isinstance(op, ast.NotIn) else ""
            return nodes.Js([sign, self.contains(left, a, right, b)])
        return nodes.call(f"$${COMPARE[type(op)]}", a, b)

    def _reads_method(self, left: ast.expr, right: ast.expr) -> bool:
        """``kept is a.method``, of a method of the module's classes."""
        names = {n.attr for n in (left, right) if isinstance(n, ast.Attribute)}
        return bool(names & self.method_names) and runtime.offers("$$same_read")

    @functools.cached_property
    def method_names(self) -> set[str]:
        classes = [n for n in ast.walk(self.tree) if isinstance(n, ast.ClassDef)]
        return {s.name for n in classes for s in n.body if isinstance(s, ast.FunctionDef)}

    def contains(self, left: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr) -> ast.expr:
        """The runtime takes the holder first; Python evaluates the item first."""
        if can_swap(left, right):
            return nodes.call("$$contains", b, a)
        kept = self.temporary()
        return nodes.Js(
            [f"({kept} = ", a, ", ", nodes.call("$$contains", b, nodes.name(kept)), ")"]
        )


def _are_like_reads(left: ast.expr, right: ast.expr) -> bool:
    """``a.x is b.x``: a method is another object each time it is read."""
    return (
        isinstance(left, ast.Attribute)
        and isinstance(right, ast.Attribute)
        and left.attr == right.attr
        and runtime.offers("$$same_read")
    )


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
