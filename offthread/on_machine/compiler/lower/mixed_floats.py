"""Runs on the machine: floats that meet ints, where types no longer tell them apart.

``for x in (1, 2.0)`` and ``show(1)`` beside ``show(1.0)``: the same variable holds both, and
JavaScript's 1.0 is 1. What is plainly a float there is handed on as a float that the runtime can
tell (``whole_floats.mjs``). Loops keep JavaScript's numbers, and so do functions with loops, all
that a page may hand to JavaScript, and containers of nothing but floats.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterable, Sequence

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.call_sites import defaults_of
from offthread.on_machine.compiler.changes import PUTS_ONE
from offthread.on_machine.compiler.contents import item_of
from offthread.on_machine.compiler.lower.whole_floats import WholeFloats
from offthread.on_machine.compiler.result_types import TAKEN
from offthread.on_machine.compiler.scopes import Scope, arguments_of
from offthread.on_machine.compiler.types import STR

# Methods of containers that put there, or give back, what they are given.
GIVEN = frozenset({*PUTS_ONE, *TAKEN, "update", "fromkeys"})
LOOPS = (ast.For, ast.While, ast.AsyncFor)


class MixedFloats(WholeFloats):
    """Displays, calls and formats that get floats among others."""

    def expr(self, node: ast.expr) -> ast.expr:
        lowered = super().expr(node)
        return nodes.call("$$kept_float", lowered) if getattr(node, "is_mixed", False) else lowered

    def expr_List(self, node: ast.List) -> ast.expr:  # noqa: N802
        self._hand_on(node.elts)
        return super().expr_List(node)

    def expr_Tuple(self, node: ast.Tuple) -> ast.expr:  # noqa: N802
        self._hand_on(node.elts)
        return super().expr_Tuple(node)

    def expr_Dict(self, node: ast.Dict) -> ast.expr:  # noqa: N802
        self._hand_on(node.values)
        return super().expr_Dict(node)

    def expr_Call(self, node: ast.Call) -> ast.expr:  # noqa: N802
        if self._maps_to_texts(node):
            node.args[0] = nodes.name("$$text_of_float")
        if self._tells_floats:
            func = node.func
            if isinstance(func, ast.Attribute) and func.attr == "format":
                if self.type_of(func.value) == STR:
                    self._mark_floats([*node.args, *(k.value for k in node.keywords)])
            elif isinstance(func, ast.Attribute) and func.attr in GIVEN:
                held = self.type_of(func.value)
                if not self.is_hot() and (held is None or not held.shows_floats):
                    self._mark_floats([*node.args, *(k.value for k in node.keywords)])
            elif not self.is_hot():
                self._mark_floats(self._mixed_arguments(node))
        return super().expr_Call(node)

    def expr_BinOp(self, node: ast.BinOp) -> ast.expr:  # noqa: N802
        if isinstance(node.op, ast.Mod) and self._tells_floats and self.type_of(node.left) == STR:
            given = node.right
            self._mark_floats(given.elts if isinstance(given, ast.Tuple) else [given])
        return super().expr_BinOp(node)

    def stmt_Assign(self, node: ast.Assign) -> list[ast.stmt]:  # noqa: N802
        if self._tells_floats and not self.is_hot() and all(map(self._is_mixed, node.targets)):
            self._mark_floats(_values(node.value))
        return super().stmt_Assign(node)

    def stmt(self, node: ast.stmt) -> list[ast.stmt]:
        methods = node.body if isinstance(node, ast.ClassDef) else [node]
        for function in methods if self._tells_floats else ():
            if isinstance(function, ast.FunctionDef) and not _has_loops(function):
                self._mark_defaults(function)
        return super().stmt(node)

    def _mark_defaults(self, node: ast.FunctionDef) -> None:
        for parameter, default in defaults_of(node.args):
            if self.sites.type_given(parameter, self.inference()) is None:
                self._mark_floats([default])

    def stmt_For(self, node: ast.For | ast.AsyncFor) -> list[ast.stmt]:  # noqa: N802
        if isinstance(node.iter, ast.Tuple | ast.List) and self._tells_floats and (
            not all(map(self._is_float, node.iter.elts))
        ):  # fmt: skip
            self._mark_floats(node.iter.elts)  # in a loop too: these are few
        return super().stmt_For(node)

    def expr_Yield(self, node: ast.Yield) -> ast.expr:  # noqa: N802
        if self._tells_floats and not self.is_hot() and node.value is not None:
            self._mark_floats([node.value])
        return super().expr_Yield(node)

    def _is_mixed(self, target: ast.expr) -> bool:
        """Whether what is assigned to may hold other things than floats too."""
        if isinstance(target, ast.Subscript):
            held = self.type_of(target.value)
            return held is None or not held.shows_floats
        name = getattr(target, "id", getattr(target, "attr", ""))
        kind = self.type_of(target) if isinstance(target, ast.Name) else None
        if isinstance(target, ast.Attribute):
            return name not in self.float_attributes and name not in self._used_in_loops
        known = kind is not None and kind.shows_floats
        return isinstance(target, ast.Name) and not known and name not in self._used_in_loops

    @functools.cached_property
    def _used_in_loops(self) -> frozenset[str]:
        """Variables and attributes whose speed matters."""
        loops = [n for n in ast.walk(self.tree) if isinstance(n, LOOPS)]
        inside = [n for loop in loops for s in loop.body for n in ast.walk(s)]
        names = {n.id for n in inside if isinstance(n, ast.Name)}
        return frozenset(names | {n.attr for n in inside if isinstance(n, ast.Attribute)})

    def _maps_to_texts(self, node: ast.Call) -> bool:
        """Whether it is ``map(str, …)`` of floats."""
        named = [n.id for n in (node.func, *node.args[:1])
                 if isinstance(n, ast.Name) and self.is_builtin(n)]  # fmt: skip
        if len(node.args) != 2 or named not in (["map", "str"], ["map", "repr"]):
            return False
        held = item_of(self.type_of(node.args[1]))
        return held is not None and held.is_floaty and runtime.offers("$$text_of_float")

    @property
    def _tells_floats(self) -> bool:
        alone = self.place.is_entry and not self.place.is_page
        return alone and runtime.offers("$$kept_float")

    def _hand_on(self, items: Sequence[ast.expr]) -> None:
        """Mark the floats of a display that holds other things too."""
        if self._tells_floats and not self.is_hot() and not all(map(self._is_float, items)):
            self._mark_floats(items)

    def _is_float(self, node: ast.expr) -> bool:
        kind = self.type_of(node)
        return kind is not None and kind.is_floaty

    def _mark_floats(self, items: Iterable[ast.expr]) -> None:
        for item in items:
            number = item.operand if isinstance(item, ast.UnaryOp) else item
            value = number.value if isinstance(number, ast.Constant) else 1.0
            if self._is_float(item) and isinstance(value, float) and value.is_integer():
                item.is_mixed = True  # type: ignore[attr-defined]

    def _mixed_arguments(self, node: ast.Call) -> Iterable[ast.expr]:
        """Arguments for parameters that get other things too."""
        called = list(self._called_functions(node.func))
        if not called or any(map(_has_loops, called)):
            return []
        named = [(k.arg, k.value) for k in node.keywords]
        if not isinstance(called[0], ast.ClassDef):
            return [*node.args, *(value for _, value in named)]
        known = self._known_to(called[0])  # attributes are often read in loops
        pairs = [*zip(known, node.args, strict=False), *named]
        return [value for name, value in pairs if not (name and known.get(name))]

    def _known_to(self, node: ast.ClassDef) -> dict[str, bool]:
        """For each parameter of ``__init__`` whether all calls give a float, or loops read it."""
        makers = [n for n in node.body if isinstance(n, ast.FunctionDef) and n.name == "__init__"]
        parameters = arguments_of(makers[0].args)[1:] if makers else []
        given, make, fast = self.sites.type_given, self.inference(), self._used_in_loops
        return {p.arg: p.arg in fast or given(p, make) is not None for p in parameters}

    def _called_functions(self, func: ast.expr) -> Iterable[ast.AST]:
        """What the program's own functions are that a call may be of."""
        if isinstance(func, ast.Attribute):
            return [] if runtime.is_method(func.attr) else self.own_methods.get(func.attr, [])
        owner = self.scope.find(func.id) if isinstance(func, ast.Name) else None
        if not isinstance(func, ast.Name) or owner is None or func.id in owner.imported:
            return []
        return _defined(self.tree, owner, func.id)


def _makes_tuples(node: ast.expr) -> bool:
    """Whether a value is a class that ``namedtuple`` makes."""
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "namedtuple"


def _has_loops(node: ast.AST) -> bool:
    return any(isinstance(inner, LOOPS) for inner in ast.walk(node))


def _values(node: ast.expr) -> Iterable[ast.expr]:
    """A value, and what displays hold that are in it."""
    yield node
    held = getattr(node, "elts", [])
    if isinstance(node, ast.Dict | ast.BoolOp):
        held = node.values
    elif isinstance(node, ast.IfExp):
        held = [node.body, node.orelse]
    for one in held:
        yield from _values(one)


def _defined(tree: ast.Module, owner: Scope, name: str) -> list[ast.AST]:
    """The function, the class or the lambda that a name stands for."""
    if name in owner.function_nodes:
        return [owner.function_nodes[name]]
    return [n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == name] or [
        n.value for n in tree.body
        if isinstance(n, ast.Assign) and (isinstance(n.value, ast.Lambda) or _makes_tuples(n.value))
        and any(isinstance(t, ast.Name) and t.id == name for t in n.targets)
    ]  # fmt: skip
