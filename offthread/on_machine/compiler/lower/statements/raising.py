"""Runs on the machine: what few programs ask of exceptions.

The name that an AttributeError tells, a cause that is set by hand, ``OSError`` with a number,
``except`` with anything behind it: each has a runtime function of its own, which only programs
carry whose text asks for it.
"""

from __future__ import annotations

import ast
import builtins
import functools

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.calls.calls import Calls
from offthread.on_machine.compiler.lower.statements.exceptions import Exceptions

SETTERS = {"__cause__": "$$set_cause", "__context__": "$$set_cause"}
OS_ERRORS = frozenset({"OSError", "IOError", "EnvironmentError"})


class Raising(Calls, Exceptions):
    """Exceptions, looked at closely."""

    def caught_by(self, error: str, kind: ast.expr) -> ast.expr:
        if self._is_sure_kind(kind):
            return super().caught_by(error, kind)
        return nodes.call("$$catches_any", nodes.name(error), self.expr(kind))

    def _is_sure_kind(self, kind: ast.expr, *, within: bool = False) -> bool:
        """Whether what stands behind ``except`` is plainly an exception, or several."""
        if isinstance(kind, ast.Tuple) and not within:
            return all(self._is_sure_kind(one, within=True) for one in kind.elts)
        if isinstance(kind, ast.Attribute):
            return True
        if not isinstance(kind, ast.Name):
            return False
        owner = self.scope.find(kind.id)
        if owner is None:
            return _is_exception(kind.id) or not hasattr(builtins, kind.id)
        return kind.id in owner.imported or self._is_class(kind.id)

    def _is_class(self, name: str) -> bool:
        """Whether every binding of the name in the module is a class or an import."""
        return name in self._classes and name not in self._variables

    @functools.cached_property
    def _classes(self) -> frozenset[str]:
        return frozenset(n.name for n in ast.walk(self.tree) if isinstance(n, ast.ClassDef))

    @functools.cached_property
    def _variables(self) -> frozenset[str]:
        names = {n.id for n in ast.walk(self.tree)
                 if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)}  # fmt: skip
        return frozenset(names | {n.arg for n in ast.walk(self.tree) if isinstance(n, ast.arg)})

    @functools.cached_property
    def _handled(self) -> frozenset[str]:
        """The names that handlers give to exceptions."""
        handlers = [n for n in ast.walk(self.tree) if isinstance(n, ast.ExceptHandler)]
        return frozenset(handler.name for handler in handlers if handler.name)

    @functools.cached_property
    def _asks_for_traceback(self) -> bool:
        return any(getattr(n, "attr", "") == "__traceback__" for n in ast.walk(self.tree))

    def expr_Attribute(self, node: ast.Attribute) -> ast.expr:  # noqa: N802
        if node.attr == "__traceback__":
            return nodes.call("$$traceback_of", self.expr(node.value))
        if node.attr in ("name", "obj") and isinstance(node.value, ast.Name) and (
            node.value.id in self._handled
        ):  # fmt: skip
            reader = "$$error_name" if node.attr == "name" else "$$error_object"
            return nodes.call(reader, self.expr(node.value))
        return super().expr_Attribute(node)

    def entered(self, error: str) -> list[ast.stmt]:
        if not self._asks_for_traceback:
            return super().entered(error)
        looked = nodes.call("$$caught_with_traceback", nodes.name(error))
        return [nodes.JsStatement([f"{error} = ", looked])]

    def _store_attribute(self, target: ast.Attribute, value: ast.expr) -> ast.stmt:
        if target.attr in SETTERS:
            name = nodes.text(target.attr)
            return ast.Expr(nodes.call(SETTERS[target.attr], self.expr(target.value), name, value))
        if target.attr == "__traceback__":
            return ast.Expr(nodes.call("$$set_traceback", self.expr(target.value), value))
        stored: ast.stmt = super()._store_attribute(target, value)  # type: ignore[misc]
        return stored

    def expr_Call(self, node: ast.Call) -> ast.expr:  # noqa: N802
        func = node.func
        if isinstance(func, ast.Name) and self.is_builtin(func) and _is_exception(func.id):
            if node.keywords:
                given = ast.List(elts=self.elements(node.args), ctx=ast.Load())
                return nodes.call("$$error_with", self.expr(func), given, self.keywords(node))
            many = len(node.args) > 1 or any(isinstance(a, ast.Starred) for a in node.args)
            if func.id in OS_ERRORS and many:
                return nodes.call("$$os_error_of", *self.elements(node.args))
        return super().expr_Call(node)


def _is_exception(name: str) -> bool:
    found = getattr(builtins, name, None)
    return isinstance(found, type) and issubclass(found, BaseException)
