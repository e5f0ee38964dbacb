"""Runs on the machine: lowers operators, comparisons, literals, subscripts and attributes.

JavaScript's own operators stand where the types are plain to see; elsewhere a small runtime
call decides by type.
"""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.base import LowererBase

BINARY = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "div", ast.FloorDiv: "floordiv",
    ast.Mod: "mod", ast.Pow: "pow", ast.LShift: "lshift", ast.RShift: "rshift",
    ast.BitAnd: "bitand", ast.BitOr: "bitor", ast.BitXor: "bitxor", ast.MatMult: "matmul",
}  # fmt: skip
COMPARE = {
    ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge",
}  # fmt: skip


class Expressions(LowererBase):
    """Expressions without calls."""

    def expr_Constant(self, node: ast.Constant) -> ast.expr:  # noqa: N802
        value = node.value
        if isinstance(value, bytes):
            numbers = ast.List(elts=[ast.Constant(value=b) for b in value], ctx=ast.Load())
            return nodes.call("$$bytes_of", numbers)
        if value is Ellipsis:
            return nodes.name("$$ellipsis")
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) > 2**53:
            return nodes.Js([f"{value}n"])
        return node

    def expr_Js(self, node: nodes.Js) -> ast.expr:  # noqa: N802
        return node

    def expr_List(self, node: ast.List) -> ast.expr:  # noqa: N802
        return ast.List(elts=self.elements(node.elts), ctx=ast.Load())

    def expr_Tuple(self, node: ast.Tuple) -> ast.expr:  # noqa: N802
        return nodes.call("$$tuple_of", *self.elements(node.elts))

    def expr_Set(self, node: ast.Set) -> ast.expr:  # noqa: N802
        items = ast.List(elts=self.elements(node.elts), ctx=ast.Load())
        return nodes.call("$set", items)

    def elements(self, items: list[ast.expr]) -> list[ast.expr]:
        """Items of a display or of a call; a starred one becomes a spread."""
        return [
            ast.Starred(value=nodes.call("$$iter", self.expr(item.value)), ctx=ast.Load())
            if isinstance(item, ast.Starred)
            else self.expr(item)
            for item in items
        ]

    def expr_Dict(self, node: ast.Dict) -> ast.expr:  # noqa: N802
        if all(isinstance(k, ast.Constant) and _is_plain_key(k.value) for k in node.keys):
            return ast.Dict(keys=node.keys, values=self.exprs(node.values))
        pairs: list[ast.expr] = []
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                pairs.append(nodes.Js(["...", nodes.call("$$pairs", self.expr(value))]))
            else:
                pairs.append(nodes.Js(["[", self.expr(key), ", ", self.expr(value), "]"]))
        return nodes.call("$$dict_of", ast.List(elts=pairs, ctx=ast.Load()))

    def expr_Attribute(self, node: ast.Attribute) -> ast.expr:  # noqa: N802
        return nodes.call("$$attr", self.expr(node.value), nodes.text(node.attr))

    def expr_Subscript(self, node: ast.Subscript) -> ast.expr:  # noqa: N802
        if isinstance(node.slice, ast.Slice):
            return nodes.call("$$get_slice", self.expr(node.value), *self.bounds(node.slice))
        return nodes.call("$$item", self.expr(node.value), self.index(node.slice))

    def index(self, node: ast.expr) -> ast.expr:
        """A subscript that is no plain slice: slices inside a tuple become slice objects."""
        if isinstance(node, ast.Slice):
            return nodes.call("$slice", *self.bounds(node))
        if isinstance(node, ast.Tuple):
            return nodes.call("$$tuple_of", *[self.index(item) for item in node.elts])
        return self.expr(node)

    def bounds(self, node: ast.Slice) -> list[ast.expr]:
        none = ast.Constant(value=None)
        return [self.expr(part) if part else none for part in (node.lower, node.upper, node.step)]

    def expr_BinOp(self, node: ast.BinOp) -> ast.expr:  # noqa: N802
        function = f"$${BINARY[type(node.op)]}"
        return nodes.call(function, self.expr(node.left), self.expr(node.right))

    def expr_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:  # noqa: N802
        if isinstance(node.op, ast.Not):
            return nodes.Js(["!", self.truth(node.operand)])
        if isinstance(node.operand, ast.Constant) and isinstance(node.op, ast.USub):
            return nodes.Js(["(-", self.expr(node.operand), ")"])
        function = {ast.USub: "$$neg", ast.UAdd: "$$pos", ast.Invert: "$$invert"}[type(node.op)]
        return nodes.call(function, self.expr(node.operand))

    def expr_BoolOp(self, node: ast.BoolOp) -> ast.expr:  # noqa: N802
        *firsts, last = node.values
        lowered = self.expr(last)
        for value in reversed(firsts):
            lowered = self._either(isinstance(node.op, ast.And), value, lowered)
        return lowered

    def _either(self, is_and: bool, value: ast.expr, rest: ast.expr) -> ast.expr:
        if is_boolean(value):
            return nodes.Js(["(", self.expr(value), " && " if is_and else " || ", rest, ")"])
        kept = self.temporary()
        test = ["(", nodes.call("$$truth", nodes.Js([f"{kept} = ", self.expr(value)]))]
        return nodes.Js([*test, " ? ", rest, f" : {kept})"] if is_and else
                        [*test, f" ? {kept} : ", rest, ")"])  # fmt: skip

    def truth(self, node: ast.expr) -> ast.expr:
        """The truth of ``node`` as a JavaScript boolean, parenthesised."""
        if isinstance(node, ast.BoolOp):
            joint = " && " if isinstance(node.op, ast.And) else " || "
            parts: list[nodes.Part] = ["("]
            for index, value in enumerate(node.values):
                parts += [joint if index else "", self.truth(value)]
            return nodes.Js([*parts, ")"])
        if is_boolean(node):
            return nodes.Js(["(", self.expr(node), ")"])
        return nodes.call("$$truth", self.expr(node))

    def expr_IfExp(self, node: ast.IfExp) -> ast.expr:  # noqa: N802
        test, body, other = self.truth(node.test), self.expr(node.body), self.expr(node.orelse)
        return nodes.Js(["(", test, " ? ", body, " : ", other, ")"])

    def expr_NamedExpr(self, node: ast.NamedExpr) -> ast.expr:  # noqa: N802
        owner = self.scope.find(node.target.id)
        target = self.spelled(node.target.id, owner)
        return nodes.Js([f"({target} = ", self.expr(node.value), ")"])

    def expr_Compare(self, node: ast.Compare) -> ast.expr:  # noqa: N802
        parts: list[nodes.Part] = ["("]
        left = self.expr(node.left)
        for index, (op, right_node) in enumerate(zip(node.ops, node.comparators, strict=True)):
            right = self.expr(right_node)
            if index < len(node.ops) - 1:  # used again by the next comparison: evaluate once
                kept = self.temporary()
                right = nodes.Js([f"({kept} = ", right, ")"])
            parts += [" && " if index else "", self._comparison(op, left, right)]
            left = nodes.name(kept) if index < len(node.ops) - 1 else left
        return nodes.Js([*parts, ")"])

    def _comparison(self, op: ast.cmpop, left: ast.expr, right: ast.expr) -> ast.expr:
        if isinstance(op, ast.Is | ast.IsNot):
            negative = isinstance(op, ast.IsNot)
            if _is_none(left) or _is_none(right):  # null and undefined are both None
                return nodes.Js([left, " != " if negative else " == ", right])
            return nodes.Js([left, " !== " if negative else " === ", right])
        if isinstance(op, ast.In | ast.NotIn):
            sign = "!" if isinstance(op, ast.NotIn) else ""
            return nodes.Js([sign, nodes.call("$$contains", right, left)])
        return nodes.call(f"$${COMPARE[type(op)]}", left, right)

    def expr_Await(self, node: ast.Await) -> ast.expr:  # noqa: N802
        return ast.Await(value=nodes.call("$$awaitable", self.expr(node.value)))

    def expr_Yield(self, node: ast.Yield) -> ast.expr:  # noqa: N802
        return ast.Yield(value=self.expr(node.value) if node.value else None)

    def expr_YieldFrom(self, node: ast.YieldFrom) -> ast.expr:  # noqa: N802
        return ast.YieldFrom(value=nodes.call("$$iter", self.expr(node.value)))

    def expr_JoinedStr(self, node: ast.JoinedStr) -> ast.expr:  # noqa: N802
        parts: list[nodes.Part] = ['(""']
        for value in node.values:
            parts += [" + ", self.expr(value)]
        return nodes.Js([*parts, ")"])

    def expr_FormattedValue(self, node: ast.FormattedValue) -> ast.expr:  # noqa: N802
        value = self.expr(node.value)
        if node.conversion in (ord("r"), ord("a")):
            value = nodes.call("$repr" if node.conversion == ord("r") else "$ascii", value)
        elif node.conversion == ord("s"):
            value = nodes.call("$str", value)
        if node.format_spec is None:
            return nodes.call("$str", value) if node.conversion == -1 else value
        return nodes.call("$format", value, self.expr(node.format_spec))


def is_boolean(node: ast.expr) -> bool:
    """Whether ``node`` is plainly a JavaScript boolean."""
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.Not)
    if isinstance(node, ast.Constant):
        return isinstance(node.value, bool)
    return isinstance(node, ast.Compare)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_plain_key(key: object) -> bool:
    """Texts that keep their place in a plain object: digits would move to the front."""
    return isinstance(key, str) and not key.isdigit() and key != "__proto__"
