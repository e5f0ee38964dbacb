"""Runs on the machine: longer code for loops, where it pays.

JavaScript's compilers make fast code of what stands in the loop itself: the test for two
numbers and their operator, the read of an attribute or an item. The runtime's call follows for
the rest. Only a program's own loops are written so; the framework's stay short.
"""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.expressions.operators import BINARY
from offthread.on_machine.compiler.lower.plain_types.typed import RAW, Typed
from offthread.on_machine.compiler.types_inferred.types import Type

SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
EXACT = 2**53 - 1


class Hot(Typed):
    """Operators, items and attributes in loops."""

    def is_hot(self) -> bool:
        """Whether code may be longer to be fast: in a loop of a program, not of the framework."""
        return self.at.in_loop and not self.place.name.startswith("offthread.")

    def _twice(self, value: ast.expr) -> tuple[ast.expr, ast.expr]:
        """An expression that is evaluated once, and one that is its value again."""
        if isinstance(value, ast.Name | ast.Constant):
            return value, value
        kept = self.temporary()
        return nodes.Js([f"({kept} = ", value, ")"]), nodes.name(kept)

    def operation(
        self, op: ast.operator, left: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr
    ) -> ast.expr:
        raw = self.raw(op, left, a, right, b)
        if raw is not None or not self._is_numeric(op, left, right):
            return raw or super().operation(op, left, a, right, b)
        return self._guarded(op, left, a, right, b, f"$${BINARY[type(op)]}")

    def augmented(
        self, op: ast.operator, target: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr
    ) -> ast.expr:
        raw = self.raw(op, target, a, right, b)
        if raw is not None or not self._is_numeric(op, target, right):
            return raw or super().augmented(op, target, a, right, b)
        return self._guarded(op, target, a, right, b, f"$$i{BINARY[type(op)]}")

    def _is_numeric(self, op: ast.operator, left: ast.expr, right: ast.expr) -> bool:
        """Whether numbers are likely: nothing says that it is about something else."""
        kinds = [self.type_of(left), self.type_of(right)]
        return self.is_hot() and type(op) in SIGNS and all(map(_may_be_number, kinds))

    def _guarded(
        self, op: ast.operator, left: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr, slow: str
    ) -> ast.expr:
        """``typeof a === "number" && … ? a + b : $$add (a, b)``, exact within 53 bits."""
        tests, again, other = self._numbers(left, a, right, b)
        computed: list[nodes.Part] = [again, f" {SIGNS[type(op)]} ", other]
        call = nodes.call(slow, again, other)
        if isinstance(op, ast.Div):
            return nodes.Js(["(", *tests, " && ", other, " !== 0 ? ", *computed, " : ", call, ")"])
        if _is_float(self.type_of(left)) or _is_float(self.type_of(right)):
            return nodes.Js(["(", *tests, " ? ", *computed, " : ", call, ")"])
        result = self.temporary()
        zero = " + 0" if isinstance(op, ast.Mult) else ""  # -0 is no int
        fits = f") <= {EXACT} && {result} >= -{EXACT} ? {result} : "
        return nodes.Js(["(", *tests, f" && ({result} = ", *computed, f"{zero}{fits}", call, ")"])

    def _numbers(
        self, left: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr
    ) -> tuple[list[nodes.Part], ast.expr, ast.expr]:
        """A test that both are numbers, which evaluates both, and the two values again."""
        (first, again), (second, other) = self._twice(a), self._twice(b)
        known = [self.type_of(left), self.type_of(right)]
        tests: list[nodes.Part] = []
        for value, kind in zip((first, second), known, strict=True):
            simple = isinstance(value, ast.Name | ast.Constant)
            if not (
                simple and kind is not None and kind.is_number
            ):  # `&` evaluates both sides, also where the first is no number
                tests += [" & " if tests else "", "(typeof ", value, ' === "number")']
        return (tests or ["true"]), again, other

    def comparison(
        self, op: ast.cmpop, left: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr
    ) -> ast.expr:
        kinds = [self.type_of(left), self.type_of(right)]
        likely = all(map(_may_be_number, kinds))
        both = all(kind is not None and kind.is_number for kind in kinds)
        if both or not likely or not self.is_hot() or type(op) not in COMPARED:
            return super().comparison(op, left, a, right, b)
        tests, again, other = self._numbers(left, a, right, b)
        slow = nodes.call(COMPARED[type(op)], again, other)
        sign = f" {RAW[type(op)]} "
        return nodes.Js(["(", *tests, " ? ", again, sign, other, " : ", slow, ")"])

    def expr_Attribute(self, node: ast.Attribute) -> ast.expr:  # noqa: N802
        lowered = super().expr_Attribute(node)
        if not (isinstance(lowered, ast.Call) and isinstance(lowered.func, ast.Name)):
            return lowered
        if lowered.func.id != "$$got" or not self.is_hot():
            return lowered
        read = lowered.args
        value = self.temporary()
        slow = nodes.call("$$got", nodes.name(value), *read[1:])
        fast = f') === "number" ? {value} : '
        return nodes.Js([f"(typeof ({value} = ", read[0], fast, slow, ")"])

    def expr_Subscript(self, node: ast.Subscript) -> ast.expr:  # noqa: N802
        if not self.is_hot() or isinstance(node.slice, ast.Slice | ast.Tuple | ast.Starred):
            return super().expr_Subscript(node)
        if isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
            return super().expr_Subscript(node)
        holder, holder_again = self._twice(self.expr(node.value))
        place, place_again = self._twice(self.expr(node.slice))
        slow = nodes.call("$$item", holder_again, place_again)
        if self.is_int(node.slice):
            return self._read_at(holder, place, holder_again, slow)
        if not isinstance(holder, ast.Name) or not isinstance(place, ast.Name):
            return nodes.call("$$item", holder, place)
        fast = self._read_at(holder, place, holder_again, slow)
        return nodes.Js([f'(typeof {place.id} === "number" ? ', fast, " : ", slow, ")"])

    def _read_at(
        self, holder: ast.expr, place: ast.expr, again: ast.expr, slow: ast.expr
    ) -> ast.expr:
        """An item of a list; the runtime's way for all that is not simply there."""
        value, array = self.temporary(), self.javascript_global("Array")
        read = ast.Subscript(value=holder, slice=place, ctx=ast.Load())
        # A subclass of list may read its items in a way of its own.
        test = f".constructor === {array} ? {value} : "
        return nodes.Js([f"(({value} = ", read, ") !== undefined && ", again, test, slow, ")"])

    def truth(self, node: ast.expr) -> ast.expr:
        """Of a variable in a loop, which is a number where it often is."""
        if not self.is_hot() or not isinstance(node, ast.Name) or self.type_of(node) is not None:
            return super().truth(node)
        value = self.expr(node)
        if not isinstance(value, ast.Name):
            return super().truth(node)
        slow = nodes.call("$$truth", value)
        test = f'(typeof {value.id} === "number" ? {value.id} !== 0 : '
        return nodes.Js([test, slow, ")"])

    def _store_item(self, target: ast.Subscript, value: ast.expr) -> ast.expr:
        if not self.is_hot() or isinstance(target.slice, ast.Slice | ast.Tuple):
            return super()._store_item(target, value)
        holder, place = self.expr(target.value), self.expr(target.slice)
        if not isinstance(holder, ast.Name) or not isinstance(place, ast.Name | ast.Constant):
            return nodes.call("$$set_at", holder, place, value, nodes.name("$$set_item"))
        return self._stored_at(holder, place, value)

    def _stored_at(
        self, holder: ast.Name, place: ast.Name | ast.Constant, value: ast.expr
    ) -> ast.expr:
        """``place`` is an index of a list, or the runtime finds out what it is."""
        kept, array = self.temporary(), self.javascript_global("Array")
        slow = nodes.call("$$set_item", holder, place, nodes.name(kept))
        is_list = f"{holder.id}?.constructor === {array} && "
        tests: list[nodes.Part] = [is_list, place, " >>> 0 === ", place, " && ", place]
        stored = ast.Subscript(value=holder, slice=place, ctx=ast.Load())
        done: list[nodes.Part] = [f" < {holder.id}.length ? ", stored, f" = {kept} : "]
        return nodes.Js([f"({kept} = ", value, ", ", *tests, *done, slow, ")"])


def _may_be_number(kind: Type | None) -> bool:
    """Whether nothing says that a value is no number."""
    return kind is None or kind.is_number or kind.kind in ("int", "floaty", "summed")


def _is_float(kind: Type | None) -> bool:
    """Whether a value, where it is a number at all, is a float: then so is what is computed of
    it, which is exact as it is."""
    return kind is not None and kind.kind in ("float", "floaty")


COMPARED = {
    ast.Eq: "$$eq", ast.NotEq: "$$ne", ast.Lt: "$$lt", ast.LtE: "$$le", ast.Gt: "$$gt",
    ast.GtE: "$$ge",
}  # fmt: skip
