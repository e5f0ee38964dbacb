"""Runs on the machine: lowers names, and imports of Python modules and of JavaScript globals."""

from __future__ import annotations

import ast
import builtins

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.base import LowererBase
from offthread.on_machine.compiler.problems import Refused
from offthread.on_machine.compiler.scopes import JS_RESERVED, Scope, javascript_name

# Called plainly although they start with a capital: `new` would box or throw.
CONVERTERS = frozenset({"Object", "Number", "String", "Boolean", "BigInt", "Symbol"})
ERASED_MODULES = frozenset({"__future__", "typing", "collections.abc", "types"})
# Old attributes of `window` that would answer for a forgotten variable.
WINDOW_ATTRIBUTES = frozenset(
    "name status length event parent top self open close stop find origin closed external focus "
    "blur scroll opener frames history screen".split()
)


class Names(LowererBase):
    """Names and imports."""

    def spelled(self, identifier: str, scope: Scope | None) -> str:
        return javascript_name(identifier, scope)

    def expr_Name(self, node: ast.Name) -> ast.expr:  # noqa: N802
        return nodes.name(self.javascript_of(node))

    def javascript_of(self, node: ast.Name) -> str:
        """How the name is spelled: a variable, a runtime builtin or a JavaScript global."""
        owner = self.scope.find(node.id)
        if owner is not None:
            if owner.kind == "module" and node.id in self.javascript_globals:
                return self.javascript_globals[node.id]
            return self.spelled(node.id, owner)
        if node.id.startswith("$"):
            return node.id
        if runtime.is_builtin(node.id):
            return f"${node.id}"
        return self.global_of(node)

    def global_of(self, node: ast.Name) -> str:
        """A name that nothing in the module binds: a JavaScript global, or refused."""
        if node.id == "__name__":
            return "$name"
        if hasattr(builtins, node.id) and not node.id.startswith("__"):
            raise Refused(
                node,
                f"the builtin {node.id} is not available on the page",
                "run that part in the worker: await async_run(script, context)",
            )
        if node.id in WINDOW_ATTRIBUTES or node.id in JS_RESERVED - {"undefined", "globalThis"}:
            raise Refused(
                node,
                f"name {node.id!r} is not defined",
                f"for the browser's own write `from js import {node.id}` or window.{node.id}",
            )
        return node.id

    def is_javascript_class(self, node: ast.expr) -> bool:
        """Whether calling ``node`` means ``new``: a JavaScript global with a capital."""
        if not isinstance(node, ast.Name):
            return False
        owner = self.scope.find(node.id)
        if owner is not None and not (
            owner.kind == "module" and node.id in self.javascript_globals
        ):
            return False
        if owner is None and runtime.is_builtin(node.id):
            return False
        spelled = self.javascript_globals.get(node.id, node.id)
        return spelled[0].isupper() and spelled not in CONVERTERS

    def collect_imports(self, tree: ast.Module) -> list[ast.stmt]:
        """Take every import of the module, lazy ones too: JavaScript's imports are hoisted.
        Returns statements for the erased ones (``typing``)."""
        erased: list[ast.stmt] = []
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                self._import(node)
            elif isinstance(node, ast.ImportFrom):
                erased += self._import_from(node)
        return erased

    def stmt_Import(self, node: ast.Import) -> list[ast.stmt]:  # noqa: N802
        return []

    stmt_ImportFrom = stmt_Import

    def _import(self, node: ast.Import) -> None:
        for alias in node.names:
            local = alias.asname or alias.name
            if alias.name == "js":
                self.javascript_globals[local] = "globalThis"
            elif alias.name not in ERASED_MODULES:
                if "." in local:
                    raise Refused(
                        node,
                        f"import {alias.name} without a name of its own",
                        f"write `import {alias.name} as {alias.name.split('.')[-1]}` "
                        f"or `from {alias.name} import …`",
                    )
                self.imports.append(nodes.at(ast.Import(names=[alias]), node))

    def _import_from(self, node: ast.ImportFrom) -> list[ast.stmt]:
        if node.module == "js" and not node.level:
            for alias in node.names:
                self.javascript_globals[alias.asname or alias.name] = alias.name
        elif node.module in ERASED_MODULES and not node.level:
            return self._erased(node)
        else:
            self.imports.append(node)
        return []

    def _erased(self, node: ast.ImportFrom) -> list[ast.stmt]:
        """Names of ``typing`` and its like exist as plain values, should one be read."""
        names = [alias.asname or alias.name for alias in node.names]
        return [
            nodes.at(nodes.assign(self.spelled(name, self.scope.module), nodes.Js(["null"])), node)
            for name in names
            if node.module != "__future__"
        ]
