"""Runs on the machine: JavaScript's own operators, where the types are plain to see.

Each method asks ``types.py`` first and leaves what it cannot tell to the runtime calls of the
other files. Smaller runtime calls stand in where one side is a literal text or number.
"""

from __future__ import annotations

import ast
import functools
import re

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.plain_types.known_types import KnownTypes
from offthread.on_machine.compiler.types_inferred.contents import shape, shows_later
from offthread.on_machine.compiler.types_inferred.types import FLOAT, STR, SUMMED, Type, operation

RAW = {
    ast.Eq: "===", ast.NotEq: "!==", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^", ast.Add: "+", ast.Sub: "-", ast.Mult: "*",
}  # fmt: skip
_FORMAT = re.compile(r"%[-+ #0]*[\d*]*(\.\d+)?[diouxXeEfFgGcrsa]")
BITWISE = (ast.BitAnd, ast.BitOr, ast.BitXor)


class Typed(KnownTypes):
    """Operators on known types."""

    def is_int(self, node: ast.expr) -> bool:
        kind = self.type_of(node)
        return kind is not None and kind.kind == "int" and kind.is_number

    def operation(
        self, op: ast.operator, left: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr
    ) -> ast.expr:
        raw = self.raw(op, left, a, right, b)
        return raw if raw is not None else super().operation(op, left, a, right, b)

    def augmented(
        self, op: ast.operator, target: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr
    ) -> ast.expr:
        raw = self.raw(op, target, a, right, b)
        return raw if raw is not None else super().augmented(op, target, a, right, b)

    def raw(
        self, op: ast.operator, left: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr
    ) -> ast.expr | None:
        """``a op b`` as JavaScript's operator, if that means the same."""
        first, second = self.type_of(left), self.type_of(right)
        if first == STR and isinstance(op, ast.Mod):
            return nodes.call("$$percent", a, b) if runtime.offers("$$percent") else None
        if first == second == STR and isinstance(op, ast.Add):
            return nodes.Js(["(", a, " + ", b, ")"])
        if first is None or second is None or not (first.is_number and second.is_number):
            return self._modulo(op, second, a, b)
        result = operation(op, first, second, right)
        if result is None or not result.is_number:
            return None
        math = self.javascript_global("Math")
        return _arithmetic(op, a, first, b, second, right, result, math)

    @functools.cached_property
    def has_formats(self) -> bool:
        """Whether a text of the module may be a format for ``%``."""
        texts = [n.value for n in ast.walk(self.tree) if isinstance(n, ast.Constant)]
        return any(
            isinstance(t, bytes)
            and b"%" in t
            or isinstance(t, str)
            and _FORMAT.search(t) is not None
            for t in texts
        )

    def _modulo(
        self, op: ast.operator, second: Type | None, a: ast.expr, b: ast.expr
    ) -> ast.expr | None:
        """``x % number`` is no formatting of texts, or fails."""
        plain = isinstance(op, ast.Mod) and second is not None and second.is_number
        plain = plain and not self.has_formats
        return (
            nodes.call("$$mod_number", a, b) if plain and runtime.offers("$$mod_number") else None
        )

    def comparison(
        self, op: ast.cmpop, left: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr
    ) -> ast.expr:
        sign = RAW.get(type(op))
        first, second = self.type_of(left), self.type_of(right)
        if sign and first and second and (
            (first.is_number and second.is_number)
            or (first == second == STR and isinstance(op, ast.Eq | ast.NotEq))
        ):  # fmt: skip
            return nodes.Js([a, f" {sign} ", b])
        if isinstance(op, ast.Eq | ast.NotEq):
            literal = a if _is_plain(left) else b if _is_plain(right) else None
            if literal is not None and not self.defines_equality:
                other = b if literal is a else a
                mark = "!" if isinstance(op, ast.NotEq) else ""
                return nodes.Js([mark, nodes.call("$$eq_plain", other, literal)])
        if isinstance(op, ast.In | ast.NotIn) and _are_plain(right) and not isinstance(b, nodes.Js):
            assert isinstance(right, ast.Tuple | ast.List)  # one that a chain keeps is needed whole
            mark = "!" if isinstance(op, ast.NotIn) else ""
            items = ast.List(elts=right.elts, ctx=ast.Load())
            return nodes.Js([mark, nodes.call("$$in_plain", a, items)])
        return super().comparison(op, left, a, right, b)

    def truth(self, node: ast.expr) -> ast.expr:
        kind = self.type_of(node)
        if kind is None or isinstance(node, ast.BoolOp | ast.Compare | ast.UnaryOp):
            return super().truth(node)
        if kind.kind == "bool":
            return self.expr(node)
        if kind.is_number:
            return nodes.Js(["(", self.expr(node), " !== 0)"])
        if kind == STR:
            return nodes.Js(["(", self.expr(node), ' !== "")'])
        if kind.kind in ("list", "tuple"):
            return nodes.Js(["((", self.expr(node), ").length > 0)"])
        return super().truth(node)

    def text_of(self, node: ast.expr, value: ast.expr) -> ast.expr:
        kind = self.type_of(node)
        if kind is not None and (kind == STR or (kind.kind == "int" and kind.is_number)):
            return value
        return super().text_of(node, value)

    def shows_floats(self, node: ast.expr) -> bool:
        kind = self.type_of(node)
        if kind is None or kind.kind == "iterator":
            return False
        return kind.shows_floats and (kind.is_floaty or runtime.offers("$$shaped_text"))

    def arguments(self, node: ast.Call, plain: bool = False, shows: bool = False) -> list[ast.expr]:
        """Texts are made of lists after all arguments are evaluated, which may change them."""
        kinds = [self.type_of(a) for a in node.args] if shows else []
        calls = [any(isinstance(n, ast.Call) for n in ast.walk(a)) for a in node.args]
        if not any(shows_later(k) and any(calls[i + 1 :]) for i, k in enumerate(kinds)) or any(
            isinstance(argument, ast.Starred) for argument in node.args
        ):
            return super().arguments(node, plain, shows)
        shapes = nodes.Js([f"[{', '.join(map(shape, kinds))}]"])
        first, keywords = self.elements(node.args), super().arguments(node, plain)[len(kinds) :]
        texts = nodes.call("$$shaped_texts", shapes, *first)
        return [ast.Starred(value=texts, ctx=ast.Load()), *keywords]

    def formatted(self, node: ast.expr, value: ast.expr, spec: ast.expr) -> ast.expr:
        kind = self.type_of(node)
        if kind is not None and kind.is_floaty and not _says_how(spec):
            return nodes.call("$$format_float", value, spec, nodes.name("$format"))
        return super().formatted(node, value, spec)

    def shown(self, node: ast.expr) -> ast.expr:
        value, kind = super().shown(node), self.type_of(node)
        if not self.shows_floats(node) or kind is None:
            return value
        if kind.is_floaty:
            return nodes.call("$$float_text", value)
        if kind == SUMMED:
            return nodes.call("$$sum_text", value)
        return nodes.call("$$shaped_text", value, nodes.Js([shape(kind)]))

    def expr_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:  # noqa: N802
        kind = self.type_of(node.operand)
        if isinstance(node.op, ast.USub) and kind is not None and kind.is_number and (
            not isinstance(node.operand, ast.Constant)
        ):  # fmt: skip
            start = "(0 - " if kind.kind == "int" else "(-" if kind == FLOAT else ""
            return nodes.Js([start, self.expr(node.operand), ")"]) if start else (
                super().expr_UnaryOp(node))  # fmt: skip
        return super().expr_UnaryOp(node)

    def expr_Call(self, node: ast.Call) -> ast.expr:  # noqa: N802
        """``len`` of a list is its length; ``repr`` of a float has a point."""
        func = node.func
        plain = isinstance(func, ast.Name) and self.is_builtin(func) and not node.keywords
        if plain and len(node.args) == 1:
            assert isinstance(func, ast.Name)
            kind = self.type_of(node.args[0])
            if func.id == "len" and kind is not None and kind.kind in ("list", "tuple"):
                return nodes.Js(["(", self.expr(node.args[0]), ").length"])
            if func.id == "repr" and kind is not None and kind.is_floaty and kind != FLOAT:
                return nodes.call("$$repr_of_float", self.expr(node.args[0]))
            if func.id == "repr" and self.shows_floats(node.args[0]):
                return nodes.call("$str", self.shown(node.args[0]))
        return super().expr_Call(node)


def _arithmetic(
    op: ast.operator,
    a: ast.expr,
    first: Type,
    b: ast.expr,
    second: Type,
    right: ast.expr,
    result: Type,
    math: str,
) -> ast.expr | None:
    """Of two JavaScript numbers, with a result that is one."""
    divisor = right.value if isinstance(right, ast.Constant) else 0
    known = isinstance(divisor, int | float) and divisor > 0
    if isinstance(op, BITWISE):
        small = first.kind == second.kind == "int" and max(first.bits, second.bits) <= 31
        return nodes.Js(["(", a, f" {RAW[type(op)]} ", b, ")"]) if small else None
    if isinstance(op, ast.Add | ast.Sub):
        return nodes.Js(["(", a, f" {RAW[type(op)]} ", b, ")"])
    if isinstance(op, ast.Mult):
        zero = "" if result.kind != "int" or result.positive else " + 0"  # -0 is no int
        return nodes.Js(["(", a, " * ", b, f"{zero})"])
    if isinstance(op, ast.Div) and known:
        return nodes.Js(["(", a, " / ", b, ")"])
    if isinstance(op, ast.FloorDiv) and known and first.kind == second.kind == "int":
        return nodes.Js([f"{math}.floor(", a, " / ", b, ")"])
    if isinstance(op, ast.Mod) and known and first.kind == second.kind == "int":
        if first.positive:
            return nodes.Js(["(", a, " % ", b, ")"])
        return nodes.Js(["(((", a, " % ", b, ") + ", b, ") % ", b, ")"])
    return None


def _says_how(spec: ast.expr) -> bool:
    """Whether a literal format names a type or a precision: ``.2f``, ``d``."""
    return bool(re.search(r"[a-zA-Z%]$", format_end(spec)))


def format_end(spec: ast.expr) -> str:
    """What a lowered format ends with, as far as that is literal: ``.2f``."""
    last = spec.parts[-2] if isinstance(spec, nodes.Js) and len(spec.parts) > 1 else None
    value = last.value if isinstance(last, ast.Constant) else ""
    return value if isinstance(value, str) else ""


def _is_plain(node: ast.expr) -> bool:
    """A literal text or number, which JavaScript compares as Python does."""
    value = node.value if isinstance(node, ast.Constant) else None
    number = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 2**53
    return isinstance(value, str) or number


def _are_plain(node: ast.expr) -> bool:
    return isinstance(node, ast.Tuple | ast.List) and all(_is_plain(item) for item in node.elts)
