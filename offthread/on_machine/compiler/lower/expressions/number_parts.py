"""Runs on the machine: what few programs ask of numbers and bytes.

Only a program whose text shows that it may want the parts of a number, complex powers or the
error of an item assigned to bytes calls what looks for them.
"""

from __future__ import annotations

import ast
import functools
import re

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.calls.calls import NUMBER_PARTS
from offthread.on_machine.compiler.lower.calls.checked_calls import CheckedCalls
from offthread.on_machine.compiler.lower.plain_types.hot import Hot
from offthread.on_machine.compiler.types_inferred.types import FLOAT

# Operators that take no float, which JavaScript cannot tell from an int where it is whole.
OF_INTS = {
    ast.LShift: "<<", ast.RShift: ">>", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^",
}  # fmt: skip
_SPECIAL_FIELD = re.compile(r"\{[^{}]*\.__\w+__")
DIVISIONS = {
    ast.Div: "$$float_div", ast.FloorDiv: "$$float_floordiv", ast.Mod: "$$float_mod",
}  # fmt: skip


class NumberParts(CheckedCalls, Hot):
    """What numbers and bytes are asked for by few programs."""

    @functools.cached_property
    def own_names(self) -> frozenset[str]:
        """Attributes and methods that the program itself makes."""
        stored = [n for n in ast.walk(self.tree) if isinstance(n, ast.Attribute)]
        made = {n.attr for n in stored if isinstance(n.ctx, ast.Store)
                and isinstance(n.value, ast.Name) and n.value.id == "self"}  # fmt: skip
        named = {n.name for n in ast.walk(self.tree) if isinstance(n, ast.FunctionDef)}
        return frozenset(made | named)

    @functools.cached_property
    def is_complex(self) -> bool:
        """Whether complex numbers appear in the program."""
        return any(
            isinstance(n, ast.Constant) and isinstance(n.value, complex)
            or isinstance(n, ast.Name) and n.id == "complex"
            for n in ast.walk(self.tree)
        )  # fmt: skip

    def expr_Attribute(self, node: ast.Attribute) -> ast.expr:  # noqa: N802
        asks = node.attr in NUMBER_PARTS and node.attr not in self.own_names
        if asks and isinstance(node.ctx, ast.Load) and not self.is_javascript(node.value) and (
            self.module_attribute(node) is None and runtime.offers("$$number_part")
        ):  # fmt: skip
            return nodes.call("$$number_part", self.expr(node.value), nodes.text(node.attr))
        return super().expr_Attribute(node)

    def allowing(self) -> list[ast.stmt]:
        """What the program begins with where its text shows that it may want more than most: a
        template such as "{0.__class__}", a range beyond 53 bits."""
        texts = [n.value for n in ast.walk(self.tree) if isinstance(n, ast.Constant)]
        found = []
        if any(isinstance(t, str) and _SPECIAL_FIELD.search(t) for t in texts):
            found.append(("$$read_special_by", "$getattr"))
        ranges = any(isinstance(n, ast.Name) and n.id == "range" for n in ast.walk(self.tree))
        if ranges and any(_is_long(n) for n in ast.walk(self.tree)):
            found.append(("$$allow_wide_ranges", "$$wide_range"))
        called = {id(n.func) for n in ast.walk(self.tree) if isinstance(n, ast.Call)
                  and not any(isinstance(a, ast.Starred) for a in n.args)}  # fmt: skip
        as_value = any(isinstance(n, ast.Name) and n.id == "str" and id(n) not in called
                       for n in ast.walk(self.tree))  # fmt: skip
        if self.names_errors and as_value and any(isinstance(t, bytes) for t in texts):
            found.append(("$$allow_decoding", "$$decoded"))
        if any(isinstance(t, str) and max(t, default="") > "\uffff" for t in texts):
            found.append(("$$order_texts_by", "$$by_code_points"))
        return [ast.Expr(value=nodes.call(allow, nodes.name(by))) for allow, by in found]

    def operation(
        self, op: ast.operator, left: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr
    ) -> ast.expr:
        if isinstance(op, ast.Pow) and not _is_whole(right) and (
            self.is_complex or isinstance(left, ast.UnaryOp)
        ) and runtime.offers("$$complex_pow"):  # fmt: skip
            return nodes.call("$$complex_pow", a, b)
        kinds = (self.type_of(left), self.type_of(right))
        if isinstance(op, ast.Pow) and FLOAT in kinds:
            return nodes.call("$$float_pow", a, b)
        if type(op) in DIVISIONS and FLOAT in kinds and self.tells_division(right):
            return nodes.call(DIVISIONS[type(op)], a, b)
        if type(op) in OF_INTS and FLOAT in kinds and runtime.offers("$$no_int"):
            names = [nodes.text("float" if kind == FLOAT else "") for kind in kinds]
            return nodes.call("$$no_int", a, b, nodes.text(OF_INTS[type(op)]), *names)
        return super().operation(op, left, a, right, b)

    def tells_division(self, right: ast.expr) -> bool:
        """Whether the words of a ZeroDivisionError may be read."""
        safe = isinstance(right, ast.Constant) and bool(right.value)
        read = self.names_divisions and (self.at.tries or self.at.in_lambda)
        return bool(read) and not safe and runtime.offers("$$float_div")

    def contains(self, left: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr) -> ast.expr:
        if self.names_errors and isinstance(left, ast.Constant) and isinstance(left.value, str):
            return nodes.call("$$contains", b, a)  # bytes refuse a text
        return super().contains(left, a, right, b)

    def _store_item(self, target: ast.Subscript, value: ast.expr) -> ast.expr:
        plain = self.names_errors and isinstance(target.value, ast.Name | ast.Constant)
        wanted = self.at.tries or not self.place.is_page
        if plain and wanted and runtime.offers("$$assignable"):
            call = nodes.call("$$assignable", self.expr(target.value))
            return nodes.Js(["(", call, ", ", super()._store_item(target, value), ")"])
        return super()._store_item(target, value)


def _is_long(node: ast.AST) -> bool:
    """Whether it may be an int beyond 53 bits."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow | ast.LShift):
        power = node.right.value if isinstance(node.right, ast.Constant) else None
        return isinstance(power, int) and power >= 15
    value = node.value if isinstance(node, ast.Constant) else None
    return isinstance(value, int) and value >= 2**53 or getattr(node, "attr", "") == "maxsize"


def _is_whole(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int)
