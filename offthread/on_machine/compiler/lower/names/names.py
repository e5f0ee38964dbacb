"""Runs on the machine: lowers names - variables, builtins, JavaScript's globals."""

from __future__ import annotations

import ast
import builtins
import functools

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.base import LowererBase
from offthread.on_machine.compiler.refusals import REMEDIES, is_global, refuse_name
from offthread.on_machine.compiler.scopes import Scope, javascript_name

EVERY = frozenset({"Exception", "BaseException"})
# Called plainly although they start with a capital: `new` would box or throw.
CONVERTERS = frozenset({"Object", "Number", "String", "Boolean", "BigInt", "Symbol"})


class Names(LowererBase):
    """Names."""

    def spelled(self, identifier: str, scope: Scope | None) -> str:
        return javascript_name(identifier, scope)

    def mangled(self, name: str) -> str:
        """``__x`` inside ``class A`` is ``_A__x`` (Language Reference, 6.2.1)."""
        private = name.startswith("__") and not name.endswith("__") and "." not in name
        owner = self.at.class_names[-1].lstrip("_") if self.at.class_names else ""
        return f"_{owner}{name}" if private and owner else name

    def expr_Name(self, node: ast.Name) -> ast.expr:  # noqa: N802
        if node.id.startswith("__") and self.mangled(node.id) != node.id:
            node = nodes.at(ast.Name(id=self.mangled(node.id), ctx=node.ctx), node)
        owner = self.scope.find(node.id)
        expected = self.at.tries or self.expects_name_errors
        expected = expected or (self.at.in_lambda and self.catches_all)
        if owner is None and expected and not self._is_known(node.id):
            return nodes.call("$$bound", nodes.name("$$not_bound"), nodes.text(node.id))
        spelled = nodes.name(self.javascript_of(node))
        if owner is None or not self.may_be_unbound(node, owner):
            return spelled
        other = self._while_unbound(node, owner)
        if other is not None:
            mark = nodes.name("$$not_bound")
            return nodes.Js([f"({spelled.id} === ", mark, " ? ", other, f" : {spelled.id})"])
        return self.checked(node, owner)

    @functools.cached_property
    def catches_all(self) -> bool:
        """Whether some handler takes whatever comes: a lambda may be wrong on purpose."""
        handlers = [n.type for n in ast.walk(self.tree) if isinstance(n, ast.ExceptHandler)]
        return any(t is None or getattr(t, "id", "") in EVERY for t in handlers)

    def _is_known(self, name: str) -> bool:
        """Whether a free name means something, or is refused with a remedy of its own."""
        known = runtime.is_builtin(name) or is_global(name) or name in REMEDIES
        return known or name.startswith(("$", "__")) or hasattr(builtins, name)

    def checked(self, node: ast.Name, owner: Scope) -> ast.expr:
        """A read that raises Python's error while the variable is not bound."""
        inner = "$$local" if owner is self.scope else "$$free"
        kind = inner if owner.kind == "function" and runtime.offers(inner) else "$$bound"
        return nodes.call(kind, nodes.name(self.spelled(node.id, owner)), nodes.text(node.id))

    def _while_unbound(self, node: ast.Name, owner: Scope) -> ast.expr | None:
        """What else the name means while its variable is not bound, if anything."""
        if owner.kind == "class":
            return self._outside_class(node, owner)
        if owner.kind == "module" and runtime.is_builtin(node.id):
            return nodes.name(f"${node.id}")
        return None

    def _outside_class(self, node: ast.Name, owner: Scope) -> ast.expr | None:
        """What a class body's name means while the class has not bound it."""
        outer = owner.module
        if node.id in outer.bound:  # functions around the class are not asked
            found = outer.imported.get(node.id)
            if node.id in outer.unsure:
                return self.checked(node, outer)
            return nodes.name(found.js if found else self.spelled(node.id, outer))
        return nodes.name(f"${node.id}") if runtime.is_builtin(node.id) else None

    def javascript_of(self, node: ast.Name) -> str:
        """How the name is spelled: a variable, a runtime builtin or a JavaScript global."""
        owner = self.scope.find(node.id)
        if owner is not None:
            imported = owner.imported.get(node.id)
            if imported is None:
                return self.spelled(node.id, owner)
            return self.javascript_global(imported.js) if imported.module == "js" else imported.js
        if node.id.startswith("$"):
            return node.id
        if node.id == "__class__" and self.at.class_names:
            return "$cls"
        if runtime.is_builtin(node.id):
            return f"${node.id}"
        return self.global_of(node)

    def javascript_global(self, name: str) -> str:
        """A global of JavaScript, also where a variable of the module has the same name."""
        owner = self.scope.find(name)
        if owner is None or name == "globalThis" or name.startswith("$"):
            return name
        found = owner.imported.get(name)
        same = found is not None and found.module == "js" and found.js == name
        return name if same else f"globalThis.{name}"

    def global_of(self, node: ast.Name) -> str:
        """A name that nothing in the module binds: a JavaScript global, or refused."""
        if node.id in ("__name__", "__file__", "__doc__"):
            return f"${node.id.strip('_')}"
        if node.id == "__debug__":
            return "true"
        if is_global(node.id):
            return node.id
        raise refuse_name(node, self._visible_names())

    def _visible_names(self) -> set[str]:
        scope: Scope | None = self.scope
        names: set[str] = set()
        while scope is not None:
            names |= scope.bound
            scope = scope.parent
        return names

    def is_javascript(self, node: ast.expr) -> bool:
        """Whether ``node`` is plainly a global of JavaScript or an attribute of one."""
        while isinstance(node, ast.Attribute):
            node = node.value
        if not isinstance(node, ast.Name):
            return False
        imported = self.imported(node)
        if imported is not None:
            return imported.module == "js" and not imported.js.startswith("$")
        return self.scope.find(node.id) is None and not (
            runtime.is_builtin(node.id) or node.id.startswith(("$", "__"))
        )

    def is_javascript_class(self, node: ast.expr) -> bool:
        """Whether calling ``node`` means ``new``: a JavaScript global with a capital."""
        imported = self.imported(node.value if isinstance(node, ast.Attribute) else node)
        if isinstance(node, ast.Attribute):  # import js; js.Map()
            is_js = imported is not None and imported.js == "globalThis"
            spelled = node.attr
        elif isinstance(node, ast.Name) and self.is_javascript(node):
            is_js, spelled = True, imported.js if imported else node.id
        else:
            return False
        return is_js and spelled[0].isupper() and spelled not in CONVERTERS
