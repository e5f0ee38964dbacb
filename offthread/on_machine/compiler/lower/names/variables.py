"""Runs on the machine: ``globals()``, ``locals()``, ``vars()`` and ``dir()`` of where they stand.

Variables are JavaScript's, which has no way to list them: the compiler writes the list. A dict
of ``globals()`` reads and sets the variables themselves, one of ``locals()`` is a copy.
"""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.calls.calls import Calls
from offthread.on_machine.compiler.scopes import Scope


class Variables(Calls):
    """Calls without arguments that ask for the variables of a scope."""

    def expr_Call(self, node: ast.Call) -> ast.expr:  # noqa: N802
        func = node.func
        if isinstance(func, ast.Name) and not node.args and not node.keywords:
            if self.scope.find(func.id) is None:
                asked = self._variables_of(func.id)
                if asked is not None:
                    return asked
        return super().expr_Call(node)

    def _variables_of(self, name: str) -> ast.expr | None:
        if name == "globals":
            return self._live(self.scope.module)
        if name not in ("locals", "vars", "dir"):
            return None
        if self.scope.is_comprehension or (self.scope.kind == "class" and name != "locals"):
            return None
        is_module = self.scope.kind == "module"
        made = self._live(self.scope) if is_module else self._copy(self.scope)
        return nodes.call("$sorted", made) if name == "dir" else made

    def _copy(self, scope: Scope) -> ast.expr:
        names = self._names(scope)
        values: list[ast.expr] = [nodes.name(self._value(name, scope)) for name in names]
        if scope.kind == "class":
            names = ["__module__", "__qualname__", *names]
            values = [nodes.text("__main__"), nodes.text(".".join(self.at.path)), *values]
        return nodes.call("$$variables", ast.Dict(keys=[*map(nodes.text, names)], values=values))

    def _live(self, scope: Scope) -> ast.expr:
        """Each variable with a function that reads it, and one that sets it."""
        parts: list[nodes.Part] = []
        for name in self._names(scope):
            value = self._value(name, scope)
            pair = f"[() => {value}" + ("]" if name in scope.imported else f", $v => {value} = $v]")
            parts.append(nodes.Js([nodes.text(name), f": {pair}"]))
        listed = nodes.Js(["{", *nodes.commas(parts), "}"])
        return nodes.call("$$live_variables", listed, nodes.name("$globals"))

    def _value(self, name: str, scope: Scope) -> str:
        found = scope.imported.get(name)
        if found is None:
            return self.spelled(name, scope)
        return self.javascript_global(found.js) if found.module == "js" else found.js

    def _names(self, scope: Scope) -> list[str]:
        own = scope.bound - scope.declared_global - scope.declared_nonlocal
        return sorted((n for n in own if not n.startswith("$")), key=scope.place_of)
