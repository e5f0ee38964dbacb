"""Runs on the machine: ``globals()``, ``locals()``, ``vars()`` and ``dir()`` of where they stand.

Variables are JavaScript's, which has no way to list them: the compiler writes the list. A dict
of ``globals()`` reads and sets the variables themselves, and so does ``locals()`` in the body of
a class; in a function it is a copy.
"""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.calls.calls import Calls
from offthread.on_machine.compiler.lower.functions.free_names import cells_in, free_in
from offthread.on_machine.compiler.scopes import Scope

OF_CLASS = "$ns"  # the dict that ``locals()`` gives in the body of a class


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

    def expr_Attribute(self, node: ast.Attribute) -> ast.expr:  # noqa: N802
        """``sys.modules`` knows the modules that the program imports, and the program itself."""
        lowered: ast.expr = super().expr_Attribute(node)
        if node.attr == "__globals__":  # of a function of this module
            return nodes.Js(["(", self.expr(node.value), ", ", self._live(self.scope.module), ")"])
        found = self.module_of(node.value) if node.attr == "modules" else None
        if found is None or found[0] != "sys" or not self.place.is_entry:
            return lowered
        known = dict(sorted(self.module_aliases.items()))
        keys: list[ast.expr | None] = [*map(nodes.text, known)]
        imported = ast.Dict(keys=keys, values=[*map(nodes.name, known.values())])
        variables = self._live(self.scope.module)
        return nodes.call("$$loaded_modules", lowered, imported, nodes.text("__main__"), variables)

    def _variables_of(self, name: str) -> ast.expr | None:
        if name == "globals":
            return self._live(self.scope.module)
        if name not in ("locals", "vars", "dir"):
            return None
        if self.scope.is_comprehension:
            return None
        is_function = self.scope.kind == "function"
        made = self._copy(self.scope) if is_function else self._live(self.scope)
        return nodes.call("$sorted", made) if name == "dir" else made

    def _copy(self, scope: Scope) -> ast.expr:
        names = self._names(scope)
        values: list[ast.expr] = [nodes.name(self._value(name, scope)) for name in names]
        if scope.node is not None:
            names = _as_in_frames(names, scope.node, scope)
            owners = [scope if n in scope.bound else scope.find(n) or scope for n in names]
            values = [nodes.name(self._value(n, o)) for n, o in zip(names, owners, strict=True)]
        return nodes.call("$$variables", ast.Dict(keys=[*map(nodes.text, names)], values=values))

    def _live(self, scope: Scope) -> ast.expr:
        """Each variable with a function that reads it, and one that sets it."""
        parts: list[nodes.Part] = []
        kept: ast.expr = nodes.name("$globals")
        if scope.kind == "class":  # what is set in it becomes the class's
            kept = nodes.Js([f"({OF_CLASS} ??= {{}})"])
            if OF_CLASS not in scope.temporaries:
                scope.temporaries.append(OF_CLASS)
            given = {"__module__": "__main__", "__qualname__": ".".join(self.at.path)}
            for name, text in given.items():
                parts.append(nodes.Js([f"{name}: [() => ", nodes.text(text), "]"]))
        for name in self._names(scope):
            value = self._value(name, scope)
            pair = f"[() => {value}" + ("]" if name in scope.imported else f", $v => {value} = $v]")
            parts.append(nodes.Js([nodes.text(name), f": {pair}"]))
        listed = nodes.Js(["{", *nodes.commas(parts), "}"])
        return nodes.call("$$live_variables", listed, kept)

    def _value(self, name: str, scope: Scope) -> str:
        found = scope.imported.get(name)
        if found is None:
            return self.spelled(name, scope)
        return self.javascript_global(found.js) if found.module == "js" else found.js

    def _namespace(self, node: ast.ClassDef, scope: Scope) -> ast.stmt:
        made: ast.Return = super()._namespace(node, scope)  # type: ignore[misc]
        if OF_CLASS in scope.temporaries and made.value is not None:
            made.value = nodes.call("$$with_variables", made.value, nodes.name(OF_CLASS))
        return made

    def expr_Name(self, node: ast.Name) -> ast.expr:  # noqa: N802
        if node.id in ("__module__", "__qualname__") and self.scope.kind == "class":
            if self.scope.find(node.id) is None:
                return nodes.text("__main__" if node.id == "__module__" else ".".join(self.at.path))
        lowered: ast.expr = super().expr_Name(node)
        return lowered

    def _names(self, scope: Scope) -> list[str]:
        own = scope.bound - scope.declared_global - scope.declared_nonlocal
        return sorted((n for n in own if not n.startswith("$")), key=scope.place_of)


def _as_in_frames(names: list[str], node: ast.AST, scope: Scope) -> list[str]:
    """Parameters and plain variables, those that functions inside share, those from outside."""
    cells = {n for n in cells_in(node, scope) if scope.place_of(n)[0]}
    return [*(n for n in names if n not in cells), *sorted(cells), *sorted(free_in(node, scope))]
