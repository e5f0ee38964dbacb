"""Runs on the machine: smaller runtime calls where the source shows what is meant.

``isinstance(x, str)``, ``str(x)``, ``d["key"]`` and their like need little of the runtime: a
page that uses no more carries no more.
"""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.plain_types.hot import Hot
from offthread.on_machine.compiler.types_inferred.types import FLOAT

KINDS = frozenset("str int float bool list dict tuple set bytes".split())
CONVERSIONS = {"str": "$$text", "int": "$$int_of", "float": "$$float_of", "bool": "$$truth"}


class Small(Hot):
    """Calls and subscripts with a smaller form."""

    def expr_Call(self, node: ast.Call) -> ast.expr:  # noqa: N802
        func = node.func
        if isinstance(func, ast.Name) and self.is_builtin(func) and not node.keywords:
            small = self._small_call(func.id, node)
            if small is not None:
                return small
        return super().expr_Call(node)

    def _small_call(self, name: str, node: ast.Call) -> ast.expr | None:
        if any(isinstance(argument, ast.Starred) for argument in node.args):
            return None
        if name == "type" and len(node.args) == 1 and self.type_of(node.args[0]) == FLOAT:
            return nodes.name("$float")
        if name == "isinstance" and len(node.args) == 2:
            return self._is_kind(node.args[0], node.args[1])
        small = CONVERSIONS.get(name, "")
        if len(node.args) == 1 and small and runtime.offers(small):
            given = self.shown(node.args[0]) if name == "str" else self.expr(node.args[0])
            return nodes.call(small, given)
        return None

    def _is_kind(self, value: ast.expr, kinds: ast.expr) -> ast.expr | None:
        """``isinstance`` of builtin types."""
        listed = kinds.elts if isinstance(kinds, ast.Tuple) else [kinds]
        names = [k.id for k in listed if isinstance(k, ast.Name) and self.is_builtin(k)]
        known = len(names) == len(listed) > 0 and all(
            name in KINDS and runtime.offers(f"$$is_{name}") for name in names
        )
        if not known:
            return None
        first = self.expr(value)
        again = first
        twice = len(names) > 1 or self._may_be_float(value)
        if twice and not isinstance(first, ast.Name):
            kept = self.temporary()
            first, again = nodes.Js([f"({kept} = ", first, ")"]), nodes.name(kept)
        parts: list[nodes.Part] = ["("]
        for index, name in enumerate(names):
            parts += [
                " || " if index else "",
                self._test(name, again if index else first, again, value),
            ]
        return nodes.Js([*parts, ")"])

    def _test(self, name: str, value: ast.expr, again: ast.expr, source: ast.expr) -> ast.expr:
        """A number that is plainly a float is no int, although JavaScript cannot tell."""
        if self._may_be_float(source) and name in ("int", "float"):
            sign = "===" if name == "float" else "!=="
            other: list[nodes.Part] = [" && ", nodes.call("$$is_int", again)] * (name == "int")
            return nodes.Js(["(typeof ", value, f' {sign} "number"', *other, ")"])
        return nodes.call(f"$$is_{name}", value)

    def _may_be_float(self, node: ast.expr) -> bool:
        kind = self.type_of(node)
        return kind is not None and kind.kind in ("float", "floaty")

    def expr_Subscript(self, node: ast.Subscript) -> ast.expr:  # noqa: N802
        if is_key(node.slice) and runtime.offers("$$entry"):
            return nodes.call("$$entry", self.expr(node.value), node.slice)
        return super().expr_Subscript(node)

    def _store_item(self, target: ast.Subscript, value: ast.expr) -> ast.expr:
        if is_key(target.slice) and runtime.offers("$$set_entry"):
            return nodes.call("$$set_entry", self.expr(target.value), target.slice, value)
        return super()._store_item(target, value)

    def contains(self, left: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr) -> ast.expr:
        if is_key(left) and runtime.offers("$$has_entry"):
            return nodes.call("$$has_entry", b, a)
        return super().contains(left, a, right, b)

    def text_of(self, node: ast.expr, value: ast.expr) -> ast.expr:
        lowered = super().text_of(node, value)
        if getattr(getattr(lowered, "func", None), "id", "") == "$str":
            return nodes.call("$$text", value) if runtime.offers("$$text") else lowered
        return lowered


def is_key(node: ast.expr) -> bool:
    """A literal text that keeps its place in a plain object."""
    value = node.value if isinstance(node, ast.Constant) else None
    return isinstance(value, str) and not value.isdigit() and value != "__proto__"
