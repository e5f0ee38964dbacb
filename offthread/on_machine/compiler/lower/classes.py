"""Runs on the machine: lowers classes.

A class body becomes a function that fills a namespace and is run once by ``$$class``. The
body's variables are spelled ``$c_name``, so that methods do not see them. Methods take
``this``, so that JavaScript can call them too; ``$cls`` is the class itself, for ``super()``.
"""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.functions import Functions
from offthread.on_machine.compiler.scopes import Scope, bind_body


class Classes(Functions):
    """Class definitions."""

    def stmt_ClassDef(self, node: ast.ClassDef) -> list[ast.stmt]:  # noqa: N802
        bases = ast.List(elts=[self.expr(base) for base in node.bases], ctx=ast.Load())
        options = ast.Dict(
            keys=[nodes.text(k.arg or "") for k in node.keywords],
            values=[self.expr(k.value) for k in node.keywords],
        )
        body = self._class_body(node)
        extra = [options] if node.keywords else []
        made = nodes.call("$$class_", nodes.text(node.name), bases, body, *extra)
        value: ast.expr = nodes.Js(["/* @__PURE__ */ ", made])
        for decorator in reversed(node.decorator_list):
            value = self.decorated(decorator, value)
        target = self.spelled(node.name, self.scope.find(node.name))
        return [nodes.assign(target, value)]

    def _class_body(self, node: ast.ClassDef) -> nodes.JsFunction:
        scope = Scope("class", self.scope, ())
        bind_body(scope, node.body)
        outer, self.scope = self.scope, scope
        lowered: list[ast.stmt] = []
        for statement in node.body:
            lowered += self._class_statement(statement)
        lowered.append(self._namespace(node, scope))
        body = self.declare(scope, lowered, ())
        self.scope = outer
        return nodes.JsFunction("", ["$cls"], [], body, kind="arrow")

    def _class_statement(self, statement: ast.stmt) -> list[ast.stmt]:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            if not statement.decorator_list and _takes_self(statement):
                before, value = self.function(statement, method=True)
                target = nodes.assign(self.spelled(statement.name, self.scope), value)
                return [nodes.at(s, statement) for s in [*before, target]]
            if _takes_self(statement):
                return self._decorated_method(statement)
        return self.stmt(statement)

    def _decorated_method(
        self, statement: ast.FunctionDef | ast.AsyncFunctionDef
    ) -> list[ast.stmt]:
        """Decorators get a function that takes ``self``; ``super()`` works in it too."""
        first = (statement.args.posonlyargs + statement.args.args)[0].arg
        self.classes.append(self.spelled(first, None))
        lowered = self.stmt(statement)
        self.classes.pop()
        return lowered

    def _namespace(self, node: ast.ClassDef, scope: Scope) -> ast.stmt:
        """``return {…}``: what the body bound, in order, and its annotations."""
        names = list(dict.fromkeys(n for s in node.body for n in _bound_in_order(s, scope)))
        values: list[ast.expr] = [nodes.name(self.spelled(n, scope)) for n in names]
        keys: list[ast.expr | None] = [nodes.text(n) for n in names]
        fields = [
            s.target.id
            for s in node.body
            if isinstance(s, ast.AnnAssign) and isinstance(s.target, ast.Name)
            and "ClassVar" not in ast.unparse(s.annotation)
        ]  # fmt: skip
        if fields:
            keys.append(nodes.text("__fields__"))
            values.append(ast.List(elts=[nodes.text(f) for f in fields], ctx=ast.Load()))
        return ast.Return(value=ast.Dict(keys=keys, values=values))


def _takes_self(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return bool(function.args.posonlyargs or function.args.args)


def _bound_in_order(statement: ast.stmt, scope: Scope) -> list[str]:
    inner = Scope("class", scope, ())
    bind_body(inner, [statement])
    own = inner.bound & scope.bound
    if isinstance(statement, ast.AnnAssign) and statement.value is None:
        return []
    return sorted(own)
