"""Runs on the machine: whole floats in tables of values of several types.

JavaScript's 1.0 is 1, an index like any other. Programs that handle TypeErrors try their functions
on such values: where a literal ``1.0`` stands in a display beside ints, texts, None and the like,
or in a call of a builtin method inside a ``try`` or a lambda, it is kept as a float; and so it is
in a sum or product with what may be a fraction, which an int leaves a fraction. Lists of
floats alone stay what they are, and so does all that a page, or a module that it imports, may hand
to JavaScript.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterable

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.calls.arities import method_lines
from offthread.on_machine.compiler.lower.calls.checked_calls import CheckedCalls
from offthread.on_machine.compiler.lower.plain_types.hot import Hot

_RETURN_INTS = frozenset({"__index__", "__int__", "__len__", "__hash__", "__length_hint__"})
# Builtins that take ints, from this argument on.
_OF_INTS = {"bytes": 0, "bytearray": 0, "enumerate": 1, "round": 1, "pow": 0, "int": 1}
Display = ast.List | ast.Tuple | ast.Set


class WholeFloats(CheckedCalls, Hot):
    """Literals that are kept as floats."""

    def expr_List(self, node: ast.List) -> ast.expr:  # noqa: N802
        self._mark_display(node)
        return super().expr_List(node)

    def expr_Tuple(self, node: ast.Tuple) -> ast.expr:  # noqa: N802
        self._mark_display(node)
        return super().expr_Tuple(node)

    def expr_Set(self, node: ast.Set) -> ast.expr:  # noqa: N802
        self._mark_display(node)
        return super().expr_Set(node)

    def expr_Call(self, node: ast.Call) -> ast.expr:  # noqa: N802
        if self._keeps_floats:
            self._mark_call(node)
        return super().expr_Call(node)

    def _mark_call(self, node: ast.Call) -> None:
        func, tried = node.func, self.at.tries or self.at.in_lambda
        if tried and isinstance(func, ast.Attribute) and method_lines(func.attr):
            _mark(node.args)
        elif tried and isinstance(func, ast.Name) and self.is_builtin(func):
            _mark(node.args[_OF_INTS.get(func.id, len(node.args)) :])
            if func.id in ("bytes", "bytearray"):
                _mark(item for display in node.args for item in getattr(display, "elts", ()))
        elif tried and isinstance(func, ast.Name):
            _mark([*node.args, *(k.value for k in node.keywords)])
        elif any(isinstance(a, ast.Attribute) and method_lines(a.attr) for a in node.args):
            _mark(node.args)  # attempt("text".find, "t", 1.0)

    def expr_BinOp(self, node: ast.BinOp) -> ast.expr:  # noqa: N802
        if self._has_fractions:
            for number, other in ((node.left, node.right), (node.right, node.left)):
                _mark([number] if self.type_of(other) is None else [])
        if self._keeps_floats and isinstance(node.op, ast.Mult):
            for number, other in ((node.left, node.right), (node.right, node.left)):
                kind = self.type_of(other)
                tried = kind is None and (self.at.tries or self.at.in_lambda)
                if tried or kind is not None and kind.kind in ("str", "list", "tuple"):
                    _mark([number])
        return super().expr_BinOp(node)

    def expr_Constant(self, node: ast.Constant) -> ast.expr:  # noqa: N802
        value = super().expr_Constant(node)
        kept = _is_marked(node) or id(node) in self._of_methods
        return nodes.call("$$whole_float", value) if kept else value

    @functools.cached_property
    def _of_methods(self) -> set[int]:
        """Whole floats that special methods return where they have to return an int."""
        if not self._keeps_floats:
            return set()
        methods = [n for n in ast.walk(self.tree) if isinstance(n, ast.FunctionDef)
                   and n.name in _RETURN_INTS]  # fmt: skip
        returned = [n.value for m in methods for n in ast.walk(m) if isinstance(n, ast.Return)]
        return {id(v) for v in returned if isinstance(v, ast.Constant) and _is_whole(v.value)}

    def expr_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:  # noqa: N802
        value: ast.expr = super().expr_UnaryOp(node)
        return nodes.call("$$whole_float", value) if _is_marked(node) else value

    def stmt_AugAssign(self, node: ast.AugAssign) -> list[ast.stmt]:  # noqa: N802
        target = node.target
        if self._has_fractions and isinstance(target, ast.Name) and self.type_of(target) is None:
            _mark([node.value])
        return super().stmt_AugAssign(node)

    @functools.cached_property
    def _has_fractions(self) -> bool:
        return "fractions" in self._imported and self._may_keep_floats

    @functools.cached_property
    def _imported(self) -> frozenset[str]:
        """The modules that the program imports."""
        imports = [n for n in ast.walk(self.tree) if isinstance(n, ast.ImportFrom | ast.Import)]
        return frozenset(getattr(n, "module", None) or a.name for n in imports for a in n.names)

    @property
    def _keeps_floats(self) -> bool:
        return self._may_keep_floats and self.names_errors

    @property
    def _may_keep_floats(self) -> bool:
        """Whether the program is no page and hands nothing to JavaScript."""
        alone = self.place.is_entry and not self.place.is_page and "js" not in self._imported
        return alone and runtime.offers("$$whole_float")

    def _mark_display(self, node: Display) -> None:
        if not self._keeps_floats:
            return
        displays = [n for n in _within(node) if isinstance(n, Display)]
        if any(_is_other(item) for one in displays for item in one.elts):
            for one in displays:
                _mark(one.elts)


def _within(node: ast.expr) -> Iterable[ast.expr]:
    """A display and those in it."""
    yield node
    for item in getattr(node, "elts", ()):
        if isinstance(item, Display):
            yield from _within(item)


def _is_other(node: ast.expr) -> bool:
    """A literal that is plainly no float."""
    is_float = isinstance(node, ast.Constant) and isinstance(node.value, float)
    return isinstance(node, ast.Constant | ast.JoinedStr) and not is_float


def _mark(items: Iterable[ast.expr]) -> None:
    for item in items:
        number = item.operand if isinstance(item, ast.UnaryOp) else item
        value = number.value if isinstance(number, ast.Constant) else None
        signed = not isinstance(item, ast.UnaryOp) or isinstance(item.op, ast.USub)
        if signed and _is_whole(value):
            item.is_kept = True  # type: ignore[attr-defined]


def _is_whole(value: object) -> bool:
    return isinstance(value, float) and value.is_integer() and abs(value) < 2**53


def _is_marked(node: ast.expr) -> bool:
    return getattr(node, "is_kept", False)
