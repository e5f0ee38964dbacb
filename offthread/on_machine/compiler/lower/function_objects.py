"""Runs on the machine: ``__defaults__``, ``__kwdefaults__`` and ``__code__`` of functions.

JavaScript's functions know none of them: where a program asks, each function is told its own.
"""

from __future__ import annotations

import ast
import functools

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.functions import Functions
from offthread.on_machine.compiler.lower.mangling import written_name
from offthread.on_machine.compiler.lower.parameters import Defaults, Function
from offthread.on_machine.compiler.scopes import Scope, arguments_of

TOLD = frozenset({"__defaults__", "__kwdefaults__", "__code__"})


class FunctionObjects(Functions):
    """Functions that tell about themselves."""

    @functools.cached_property
    def _asked(self) -> set[str]:
        return {n.attr for n in ast.walk(self.tree) if isinstance(n, ast.Attribute)}

    def expr_Attribute(self, node: ast.Attribute) -> ast.expr:  # noqa: N802
        lowered: ast.expr = super().expr_Attribute(node)  # type: ignore[misc]
        func = getattr(lowered, "func", None)
        if node.attr == "__dict__" and isinstance(func, ast.Name) and func.id == "$$special_attr":
            func.id = "$$dict_attr"
        return lowered

    def _store_attribute(self, target: ast.Attribute, value: ast.expr) -> ast.stmt:
        if target.attr in ("__name__", "__qualname__"):
            name = nodes.text(target.attr)
            return ast.Expr(nodes.call("$$set_name", self.expr(target.value), name, value))
        stored: ast.stmt = super()._store_attribute(target, value)  # type: ignore[misc]
        return stored

    def told(self, made: ast.expr, node: Function, scope: Scope, defaults: Defaults) -> ast.expr:
        if not self._asked & TOLD:
            return made
        positional = [*node.args.posonlyargs, *node.args.args]
        values = [defaults[a.arg] for a in positional if a.arg in defaults]
        named = [a.arg for a in node.args.kwonlyargs if a.arg in defaults]
        keywords = ast.Dict(keys=[*map(nodes.text, named)], values=[defaults[n] for n in named])
        return nodes.call("$$telling", made, ast.List(elts=values, ctx=ast.Load()), keywords,
                          _code(node, scope))  # fmt: skip


def _code(node: Function, scope: Scope) -> ast.expr:
    arguments = node.args
    counts = {
        "co_argcount": len(arguments.posonlyargs) + len(arguments.args),
        "co_posonlyargcount": len(arguments.posonlyargs),
        "co_kwonlyargcount": len(arguments.kwonlyargs),
    }
    own = scope.bound - scope.declared_global - scope.declared_nonlocal
    parameters = [a.arg for a in arguments_of(arguments)]
    others = sorted(own - set(parameters), key=scope.place_of)
    names = ast.List(elts=[*map(nodes.text, [*parameters, *others])], ctx=ast.Load())
    parts: dict[str, ast.expr] = {name: ast.Constant(value=n) for name, n in counts.items()}
    parts |= {"co_name": nodes.text(written_name(node)), "co_varnames": names}
    return ast.Dict(keys=[*map(nodes.text, parts)], values=[*parts.values()])
