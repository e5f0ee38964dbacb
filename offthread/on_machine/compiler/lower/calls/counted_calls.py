"""Runs on the machine: calls of Python's builtin methods and functions with the wrong number of
arguments, which JavaScript would let pass.

Only in programs that handle its error is there anything to it at run time: where the text shows
such a call, where a star hides how many arguments there are, and where the method or the function
is read as a value, so that it may be called by other code.
"""

from __future__ import annotations

import ast
import functools

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.calls.arities import (
    Lines,
    builtin_line,
    method_lines,
    wrong_for,
)
from offthread.on_machine.compiler.lower.calls.checked_calls import CheckedCalls
from offthread.on_machine.compiler.lower.plain_types.hot import Hot

# Methods that are called on the type itself.
OF_TYPES = frozenset({"fromkeys", "maketrans", "fromhex"})


class CountedCalls(CheckedCalls, Hot):
    """Calls that count their arguments now."""

    def _method_call(self, node: ast.Call, func: ast.Attribute) -> ast.expr:
        on_class = self._names_class(func.value)
        if self.names_errors and on_class and runtime.is_method(func.attr):
            return self._call_on_type(node, func)
        if not self.names_errors or on_class or not self._may_be_builtin(func):
            return super()._method_call(node, func)
        if any(isinstance(k.value, ast.expr) and k.arg is None for k in node.keywords):
            return super()._method_call(node, func)
        starred = any(isinstance(a, ast.Starred) for a in node.args)
        named = bool(node.keywords)
        lines = method_lines(func.attr) if starred else wrong_for(func.attr, len(node.args), named)
        if not lines and not (self._counts() and func.attr in self._own_methods):
            return super()._method_call(node, func)
        given = ast.List(elts=self.arguments(node), ctx=ast.Load())
        holder, name = self.expr(func.value), nodes.text(func.attr)
        return nodes.call("$$counted_method", holder, name, given, _dict(lines), *_named(func.attr))

    @functools.cached_property
    def _own_methods(self) -> frozenset[str]:
        """Methods of the program's classes that are called like builtin ones."""
        classes = (n for n in ast.walk(self.tree) if isinstance(n, ast.ClassDef))
        functions = (s for c in classes for s in c.body if isinstance(s, ast.FunctionDef))
        return frozenset(f.name for f in functions if runtime.is_method(f.name))

    def expr_Attribute(self, node: ast.Attribute) -> ast.expr:  # noqa: N802
        lines = method_lines(node.attr) if self.names_errors else {}
        if not lines or self._names_class(node.value) or not self._may_be_builtin(node):
            return super().expr_Attribute(node)
        holder, name = self.expr(node.value), nodes.text(node.attr)
        return nodes.call("$$counted_value", holder, name, _dict(lines), *_named(node.attr))

    def attribute_call(
        self, holder: ast.expr, name: str, arguments: list[ast.expr], source: ast.expr
    ) -> ast.expr:
        kind = self.type_of(source) if name == "__init__" and self.names_errors else None
        if kind is not None and kind.kind in ("list", "dict"):
            given = ast.List(elts=arguments, ctx=ast.Load())
            return nodes.call("$$dunder", holder, nodes.text(name), given)
        return super().attribute_call(holder, name, arguments, source)

    def _may_be_builtin(self, func: ast.Attribute) -> bool:
        """Whether it may be a method of a builtin type's value."""
        holder = func.value
        known = self.module_of(holder) is not None or self.module_attribute(func) is not None
        return not known and not self.is_javascript(holder) and not _is_super(holder)

    def expr_Call(self, node: ast.Call) -> ast.expr:  # noqa: N802
        return super().expr_Call(self._with_callbacks(node) if self.names_errors else node)

    def _with_callbacks(self, node: ast.Call) -> ast.Call:
        """The call, whose function for a builtin that calls it knows with how many arguments."""
        func, first, given = node.func, list(node.args[:1]), len(node.args) - 1
        name = func.id if isinstance(func, ast.Name) and self.is_builtin(func) else ""
        if name in ("map", "filter") and not any(isinstance(a, ast.Starred) for a in node.args):
            first = [self._callback(a, given if name == "map" else 1) for a in first]
        sorts = isinstance(func, ast.Attribute) and func.attr == "sort"
        if name not in ("map", "filter", "sorted", "min", "max") and not sorts:
            return node
        keywords = [ast.keyword(k.arg, self._callback(k.value, 1) if k.arg == "key" else k.value)
                    for k in node.keywords]  # fmt: skip
        return nodes.at(ast.Call(func, [*first, *node.args[1:]], keywords), node)

    def _callback(self, node: ast.expr, count: int) -> ast.expr:
        own = isinstance(node, ast.Name) and self.scope.find(node.id) is not None
        if not own and not isinstance(node, ast.Lambda):
            return node
        return nodes.call("$$callback", node, ast.Constant(value=count))

    def _function_call(self, node: ast.Call) -> ast.expr:
        func = node.func
        starred = any(isinstance(a, ast.Starred) for a in node.args) and not node.keywords
        if not (starred and self._counts_itself(func)):
            return super()._function_call(node)
        given = ast.List(elts=self.elements(node.args), ctx=ast.Load())
        return nodes.call("$$call_value", self.expr(func), given)

    def expr_Name(self, node: ast.Name) -> ast.expr:  # noqa: N802
        if node.id in ("iter", "reversed") and self._asks_for_hints and self.is_builtin(node):
            return nodes.name(f"$$hinted_{node.id}")
        if self.names_errors and node.id == "getattr" and self.is_builtin(node):
            return nodes.name("$$counted_getattr")
        return super().expr_Name(node)

    @functools.cached_property
    def _asks_for_hints(self) -> bool:
        """Whether iterators have to tell how many values are left."""
        attributes = {n.attr for n in ast.walk(self.tree) if isinstance(n, ast.Attribute)}
        imported = {n.name for n in ast.walk(self.tree) if isinstance(n, ast.alias)}
        asked = {"__length_hint__", "length_hint"} & (attributes | imported)
        return bool(asked) and runtime.offers("$$hinted_iter")

    def _counts_itself(self, func: ast.expr) -> bool:
        named = isinstance(func, ast.Name) and self.is_builtin(func)
        return self.names_errors and named and builtin_line(func.id) is not None  # type: ignore[attr-defined]

    def counting_builtins(self) -> list[ast.stmt]:
        """What tells the builtin functions that are used as values to count."""
        if not self.names_errors:
            return []
        called = {id(n.func) for n in ast.walk(self.tree) if isinstance(n, ast.Call)
                  and not any(isinstance(a, ast.Starred) for a in n.args)}  # fmt: skip
        found = {n.id: n for n in ast.walk(self.tree) if isinstance(n, ast.Name)
                 and id(n) not in called and self._counts_itself(n)}  # fmt: skip
        if not found:
            return []
        functions = [*map(self.expr_Name, found.values())]
        lines = {name: builtin_line(name) or "" for name in found}
        call = nodes.call(
            "$$let_count", _dict(dict(zip(found, functions, strict=True))), _dict(lines)
        )
        return [ast.Expr(value=call)]

    def _call_on_type(self, node: ast.Call, func: ast.Attribute) -> ast.expr:
        """``str.upper(text)``, whose first argument has to be of the type."""
        given = ast.List(elts=self.arguments(node), ctx=ast.Load())
        method = nodes.name(f"$_{func.attr}")
        line = method_lines(func.attr).get(getattr(func.value, "id", ""))
        if func.attr in OF_TYPES and line is not None:
            name = nodes.text(func.attr)
            return nodes.call("$$counted_method", self.expr(func.value), name, given,
                              _dict({"type": line}), method)  # fmt: skip
        return nodes.call("$$on_type", self.expr(func.value), nodes.text(func.attr), given, method)

    def _names_class(self, holder: ast.expr) -> bool:
        """A builtin type: its methods get self as an argument."""
        return isinstance(holder, ast.Name) and self.is_builtin(holder)


def _named(name: str) -> list[ast.expr]:
    return [nodes.name(f"$_{name}")] if runtime.is_method(name) else []


def _dict(values: Lines | dict[str, ast.expr]) -> ast.expr:
    shown = [nodes.text(v) if isinstance(v, str) else v for v in values.values()]
    return ast.Dict(keys=[nodes.text(k) for k in values], values=shown)


def _is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "super"
