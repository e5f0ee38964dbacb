"""Runs on the machine: lowers imports.

JavaScript's imports stand in front of a module. A name that one import binds, and nothing
else, becomes that import; other names are assigned where the statement stands, so that they
mean what they mean in Python. An attribute of an imported module is checked now.
"""

from __future__ import annotations

import ast
import difflib
from collections import Counter
from collections.abc import Iterable

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.names.names import Names
from offthread.on_machine.compiler.modules import absolute_module
from offthread.on_machine.compiler.problems import Refused
from offthread.on_machine.compiler.scopes import Imported, Scope, walk_own

CATCHES_MISSING = frozenset({"ImportError", "ModuleNotFoundError", "Exception", "BaseException"})
ERASED = frozenset({"__future__", "typing", "typing_extensions", "collections.abc", "types"})
ASKED_AT_RUN_TIME = frozenset({"__class__", "__dict__", "__doc__"})
RUNTIME = runtime.FOLDER
Import = ast.Import | ast.ImportFrom


class Imports(Names):
    """Imports."""

    def collect_imports(self, scope: Scope, body: Iterable[ast.stmt]) -> None:
        """Learn what the imports of a scope bind, before anything of it is lowered."""
        own = list(walk_own(body))
        for node in own:
            if isinstance(node, ast.Try) and _catches_missing(node):
                self.guarded_imports |= {id(n) for n in walk_own(node.body)}
        imports = [node for node in own if isinstance(node, Import)]
        tops = Counter(a.name.split(".")[0] for node in imports if isinstance(node, ast.Import)
                       for a in node.names if a.asname is None)  # fmt: skip
        for node in imports:
            for alias in node.names:
                self._collect_alias(scope, node, alias, tops)

    def _collect_alias(
        self, scope: Scope, node: Import, alias: ast.alias, tops: Counter[str]
    ) -> None:
        """``tops``: how often ``import a`` and ``import a.b`` bind each name, all to one module."""
        local = alias.asname or alias.name.split(".")[0]
        module = alias.name if isinstance(node, ast.Import) else self.absolute(node)
        if module == "js":
            name = "globalThis" if isinstance(node, ast.Import) else alias.name
            scope.imported[local] = Imported(name, "js", None)
        elif module == "_runtime" and RUNTIME in self.place.path.parents:
            scope.imported[local] = Imported(f"$${alias.name}", "js", None)
        elif self.is_erased(module):
            return
        elif alias.name == "*":
            self._collect_star(scope, module)
        elif self._found(node, module, alias) and scope.counts[local] in (1, tops[local]):
            if scope.kind != "class" and not self._is_changing(node, module, alias):
                scope.imported[local] = self._direct(scope, node, module, alias)

    def absolute(self, node: ast.ImportFrom) -> str:
        return absolute_module(node, self.place.name, self.place.path)

    def is_erased(self, module: str) -> bool:
        return module in ERASED and self.place.modules.find(module) is None

    def _collect_star(self, scope: Scope, module: str) -> None:
        for name in self.place.modules.star_names(module):
            if name not in scope.bound:
                scope.bound.add(name)
                js = self.spelled(name, scope)
                self.es_import(f"{{{_as(name, js)}}}", module)
                scope.imported[name] = Imported(js, module, name)

    def _found(self, node: Import, module: str, alias: ast.alias) -> bool:
        modules = self.place.modules
        if modules.find(module) is None:
            plain = isinstance(node, ast.ImportFrom) and modules.find(f"{module}.{alias.name}")
            return bool(plain)
        return isinstance(node, ast.Import) or (
            alias.name in modules.offer(module).names
            or modules.find(f"{module}.{alias.name}") is not None
        )

    def _is_changing(self, node: Import, module: str, alias: ast.alias) -> bool:
        modules = self.place.modules
        return (
            isinstance(node, ast.ImportFrom)
            and modules.find(module) is not None
            and alias.name in modules.offer(module).changing
        )

    def _direct(self, scope: Scope, node: Import, module: str, alias: ast.alias) -> Imported:
        """Import under the local name itself (module level) or one of its own (functions)."""
        local = alias.asname or alias.name.split(".")[0]
        js = self.spelled(local, scope) if scope.kind == "module" else self._new_name()
        if isinstance(node, ast.Import) and alias.asname is None and "." in alias.name:
            return self._dotted(node, alias.name, js)
        return self._bind(node, module, alias, js)

    def _bind(self, node: Import, module: str, alias: ast.alias, js: str) -> Imported:
        modules = self.place.modules
        if isinstance(node, ast.ImportFrom):
            offered = modules.find(module) and alias.name in modules.offer(module).names
            if offered:
                self.es_import(f"{{{_as(alias.name, js)}}}", module)
                return Imported(js, module, alias.name)
            module = f"{module}.{alias.name}"
        self.es_import(f"* as {js}", module)
        self.module_aliases[module] = js
        return Imported(js, module)

    def _dotted(self, node: Import, module: str, js: str) -> Imported:
        """``import a.b.c``: the name ``a``; ``a.b.c`` is found again by ``module_of``."""
        top = module.split(".")[0]
        if self.place.modules.find(top) is not None:
            self.es_import(f"* as {js}", top)
        alias = ast.alias(name=module, asname="")
        self._bind(ast.Import(names=[alias]), module, alias, self._new_name())
        return Imported(js, top)

    def _new_name(self) -> str:
        return f"$m{len(self.es_imports) + 1}"

    def stmt_Import(self, node: Import) -> list[ast.stmt]:  # noqa: N802
        lowered: list[ast.stmt] = []
        for alias in node.names:
            lowered += self._import_one(node, alias)
        return lowered

    stmt_ImportFrom = stmt_Import

    def _import_one(self, node: Import, alias: ast.alias) -> list[ast.stmt]:
        local = alias.asname or alias.name.split(".")[0]
        owner = self.scope.find(local)
        module = alias.name if isinstance(node, ast.Import) else self.absolute(node)
        if alias.name == "*" and self.place.modules.find(module):
            return []
        if owner is not None and local in owner.imported:
            found_here = nodes.name(owner.imported[local].js)
            return self.store(_target(local), found_here) if local in owner.unsure else []
        if self.is_erased(module):
            erased = module != "__future__"
            return self.store(_target(local), nodes.Js(["null"])) if erased else []
        if not self._found(node, module, alias):
            return self._missing(node, module, alias)
        js = self._new_name()
        found = self._bind(node, module, alias, js)
        return self.store(_target(local), nodes.name(found.js))

    def _missing(self, node: Import, module: str, alias: ast.alias) -> list[ast.stmt]:
        found = self.place.modules.find(module) is not None
        message = (
            f"cannot import name {alias.name!r} from {module!r}"
            if found
            else f"No module named {module!r}"
        )
        if id(node) in self.guarded_imports:
            kind = "$ImportError" if found else "$ModuleNotFoundError"
            return [ast.Raise(exc=nodes.call("$$raised", nodes.call(kind, nodes.text(message))))]
        raise Refused(node, message, self._remedy(module, alias.name, found))

    def _remedy(self, module: str, name: str, found: bool) -> str:
        if found:
            return did_you_mean(name, self.place.modules.offer(module).names, f"{module} offers")
        return (
            "the page has no such module: run that code in the worker with "
            f"await async_run(script, context), or put {module.replace('.', '/')}.py "
            "into the project"
        )

    def module_of(self, node: ast.expr) -> tuple[str, str] | None:
        """(dotted module, JavaScript name) where ``node`` plainly is an imported module."""
        if isinstance(node, ast.Attribute):
            base = self.module_of(node.value)
            full = f"{base[0]}.{node.attr}" if base else ""
            return (full, self.module_aliases[full]) if full in self.module_aliases else None
        found = self.imported(node)
        if found is None or found.attribute is not None or found.module == "js":
            return None
        return found.module, found.js

    def module_attribute(self, node: ast.Attribute) -> ast.expr | None:
        """``module.name`` as JavaScript's own access, which a bundler can follow."""
        deeper = self.module_of(node)
        if deeper is not None:
            return nodes.name(deeper[1])
        base = self.module_of(node.value)
        if base is None or node.attr in ASKED_AT_RUN_TIME:
            return None
        if node.attr == "__name__":
            return nodes.text(base[0])
        if self.place.modules.find(base[0]) is None:
            raise Refused(node, f"{base[0]}.{node.attr} is not imported",
                          f"write `import {base[0]}.{node.attr}`")  # fmt: skip
        offered = self.place.modules.offer(base[0]).names
        if node.attr not in offered:
            message = f"module {base[0]!r} has no attribute {node.attr!r}"
            asked = (
                self.at.tries or self.expects_attribute_errors or has_been_asked(node, self.tree)
            )
            if asked:
                return nodes.call("$$throw_attribute_error", nodes.text(message))
            raise Refused(node, message,
                          did_you_mean(node.attr, offered, f"{base[0]} offers"))  # fmt: skip
        return ast.Attribute(value=nodes.name(base[1]), attr=node.attr, ctx=ast.Load())


def has_been_asked(node: ast.Attribute, tree: ast.Module) -> bool:
    """Whether the module asks ``hasattr`` for that name, and so knows that it may be absent."""
    wanted = ast.unparse(node.value), repr(node.attr)
    calls = (n for n in ast.walk(tree) if isinstance(n, ast.Call) and len(n.args) == 2)
    return any(
        getattr(call.func, "id", "") == "hasattr" and tuple(map(ast.unparse, call.args)) == wanted
        for call in calls
    )


def did_you_mean(name: str, offered: Iterable[str], otherwise: str) -> str:
    """A remedy: the nearest name, or a list of what there is."""
    public = sorted(n for n in offered if not n.startswith("_"))
    near = difflib.get_close_matches(name, public, 1)
    if near:
        return f"did you mean {near[0]!r}?"
    shown = ", ".join(public[:20]) + (", …" if len(public) > 20 else "")
    return f"{otherwise} {shown or 'nothing'}; run what the page lacks in the worker (async_run)"


def _catches_missing(node: ast.Try) -> bool:
    caught = {n.id for h in node.handlers if h.type for n in ast.walk(h.type)
              if isinstance(n, ast.Name)}  # fmt: skip
    return bool(caught & CATCHES_MISSING) or any(h.type is None for h in node.handlers)


def _as(name: str, js: str) -> str:
    return name if name == js else f"{name} as {js}"


def _target(local: str) -> ast.Name:
    return ast.Name(id=local, ctx=ast.Store())
