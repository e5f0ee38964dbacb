"""Runs on the machine: ``__defaults__``, ``__kwdefaults__`` and ``__code__`` of functions.

JavaScript's functions know none of them: where a program asks, each function is told its own.
"""

from __future__ import annotations

import ast
import functools

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.classes.mangling import written_name
from offthread.on_machine.compiler.lower.functions.free_names import cells_in, free_in
from offthread.on_machine.compiler.lower.functions.functions import Functions
from offthread.on_machine.compiler.lower.functions.parameters import Defaults, Function
from offthread.on_machine.compiler.scopes import Scope, arguments_of

TOLD = frozenset({"__defaults__", "__kwdefaults__", "__code__", "__closure__", "gi_code"})
WATCHED = frozenset("gi_running gi_frame gi_code gi_yieldfrom gi_suspended".split())


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
        if scope.is_generator and not scope.is_async and self._asked & WATCHED:
            made = nodes.call("$$tracked", made)
        if not self._asked & TOLD:
            return made
        positional = [*node.args.posonlyargs, *node.args.args]
        values = [defaults[a.arg] for a in positional if a.arg in defaults]
        named = [a.arg for a in node.args.kwonlyargs if a.arg in defaults]
        keywords = ast.Dict(keys=[*map(nodes.text, named)], values=[defaults[n] for n in named])
        cells = [self._cells(node, scope)] if "__closure__" in self._asked else []
        return nodes.call("$$telling", made, ast.List(elts=values, ctx=ast.Load()), keywords,
                          self._code(node, scope), *cells)  # fmt: skip

    def _code(self, node: Function, scope: Scope) -> ast.expr:
        """One object for all functions that this ``def`` makes."""
        kept = f"$code{node.lineno}_{node.col_offset}"
        if kept not in scope.module.temporaries:
            scope.module.temporaries.append(kept)
        return nodes.Js([f"({kept} ??= ", nodes.call("$$code_of", _code(node, scope)), ")"])

    def _cells(self, node: Function, scope: Scope) -> ast.expr:
        """A function that reads each variable of an outer function, and one that sets it."""
        pairs: list[ast.expr] = []
        for name in sorted(free_in(node, scope)):
            spelled = self.spelled(name, scope.find(name))
            pairs.append(nodes.Js([f"[() => {spelled}, ($v) => {{ {spelled} = $v; }}]"]))
        return ast.List(elts=pairs, ctx=ast.Load())

    def expr_YieldFrom(self, node: ast.YieldFrom) -> ast.expr:  # noqa: N802
        if "gi_yieldfrom" not in self._asked:
            plain: ast.expr = super().expr_YieldFrom(node)  # type: ignore[misc]
            return plain
        return ast.YieldFrom(value=nodes.call("$$delegate_seen", self.expr(node.value)))


def _code(node: Function, scope: Scope) -> ast.expr:
    arguments = node.args
    own = scope.bound - scope.declared_global - scope.declared_nonlocal
    parameters = [a.arg for a in arguments_of(arguments)]
    others = sorted(own - set(parameters), key=scope.place_of)
    numbers = {
        "co_argcount": len(arguments.posonlyargs) + len(arguments.args),
        "co_posonlyargcount": len(arguments.posonlyargs),
        "co_kwonlyargcount": len(arguments.kwonlyargs),
        "co_nlocals": len(parameters) + len(others),
        "co_firstlineno": min([node.lineno, *(d.lineno for d in node.decorator_list)]),
        "co_flags": _flags(arguments, scope),
    }
    texts = {
        "co_varnames": [*parameters, *others],
        "co_freevars": sorted(free_in(node, scope)),
        "co_cellvars": sorted(cells_in(node, scope)),
    }
    parts: dict[str, ast.expr] = {name: ast.Constant(value=n) for name, n in numbers.items()}
    for name, items in texts.items():
        parts[name] = ast.List(elts=[*map(nodes.text, items)], ctx=ast.Load())
    shown = "<lambda>" if node.name == "lambda" else written_name(node)
    parts["co_name"] = nodes.text(shown)
    return ast.Dict(keys=[*map(nodes.text, parts)], values=[*parts.values()])


def _flags(arguments: ast.arguments, scope: Scope) -> int:
    """OPTIMIZED and NEWLOCALS, VARARGS, VARKEYWORDS, NESTED, and the kind of function."""
    outer = scope.parent
    nested = outer is not None and outer.kind == "function"
    kind = (0x200 if scope.is_generator else 0x80) if scope.is_async else 0x20 * scope.is_generator
    return 3 | 4 * bool(arguments.vararg) | 8 * bool(arguments.kwarg) | 16 * nested | kind
