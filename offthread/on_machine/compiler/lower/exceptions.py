"""Runs on the machine: lowers try, raise and with (PEP 343) to JavaScript's try and throw."""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.expressions import Expressions


class Exceptions(Expressions):
    """Exceptions and context managers."""

    def stmt_Try(self, node: ast.Try) -> list[ast.stmt]:  # noqa: N802
        inner = self.body(node.body)
        if node.orelse:
            completed = self.temporary()
            inner = [nodes.assign(completed, ast.Constant(value=False)), *inner,
                     nodes.assign(completed, ast.Constant(value=True))]  # fmt: skip
        lowered: list[ast.stmt] = inner
        if node.handlers:
            lowered = [self._caught(node, inner)]
        if node.orelse:
            then = self.body(node.orelse)
            lowered.append(nodes.JsLoop([f"if ({completed})"], then))
        if node.finalbody:
            return [nodes.JsTry(lowered, final=self.body(node.finalbody))]
        return lowered

    def _caught(self, node: ast.Try, inner: list[ast.stmt]) -> ast.stmt:
        error = f"$e{len(self.caught) + 1}"
        self.caught.append(error)
        chain: list[ast.stmt] = [ast.Raise(exc=nodes.name(error))]
        for handler in reversed(node.handlers):
            body = self._handler_body(handler, error)
            if handler.type is None:
                chain = body
            else:
                test = nodes.call("$$catches", nodes.name(error), self.expr(handler.type))
                chain = [nodes.at(ast.If(test=test, body=body, orelse=chain), handler)]
        self.caught.pop()
        entered = nodes.JsStatement([f"{error} = ", nodes.call("$$caught", nodes.name(error))])
        return nodes.JsTry(inner, error, [entered, *chain])

    def _handler_body(self, handler: ast.ExceptHandler, error: str) -> list[ast.stmt]:
        body: list[ast.stmt] = []
        if handler.name:
            owner = self.scope.find(handler.name)
            body.append(nodes.assign(self.spelled(handler.name, owner), nodes.name(error)))
        return [*body, *self.body(handler.body)]

    def stmt_Raise(self, node: ast.Raise) -> list[ast.stmt]:  # noqa: N802
        context: list[ast.expr] = [nodes.name(self.caught[-1])] if self.caught else []
        if node.exc is None:
            again = context[0] if context else nodes.call("$$no_active_exception")
            return [ast.Raise(exc=again)]
        if node.cause is not None:
            cause = self.expr(node.cause)
            return [ast.Raise(exc=nodes.call("$$raised_from", self.expr(node.exc), cause))]
        return [ast.Raise(exc=nodes.call("$$raised", self.expr(node.exc), *context))]

    def stmt_With(self, node: ast.With | ast.AsyncWith) -> list[ast.stmt]:  # noqa: N802
        first, *rest = node.items
        body: list[ast.stmt] = node.body
        if rest:
            body = [nodes.at(type(node)(items=rest, body=node.body), node)]
        return self._managed(first, body, isinstance(node, ast.AsyncWith))

    stmt_AsyncWith = stmt_With

    def _managed(
        self, item: ast.withitem, body: list[ast.stmt], is_async: bool
    ) -> list[ast.stmt]:
        manager, left = self.temporary(), self.temporary()
        error = f"$e{len(self.caught) + 1}"

        def method(which: str, *arguments: ast.expr) -> ast.expr:
            called = nodes.call(f"$${'a' * is_async}{which}", nodes.name(manager), *arguments)
            return ast.Await(value=called) if is_async else called

        entered = method("enter")
        start: list[ast.stmt] = [nodes.assign(manager, self.expr(item.context_expr))]
        if item.optional_vars:
            kept = self.temporary()
            start.append(nodes.assign(kept, entered))
            taken = self.store(item.optional_vars, nodes.name(kept))
        else:
            start.append(ast.Expr(value=entered))
            taken = []
        start.append(nodes.assign(left, ast.Constant(value=False)))
        inner = [*taken, *self.body(body)]
        leave = nodes.assign(left, ast.Constant(value=True))
        swallowed = nodes.Js(["!", method("exit", nodes.name(error))])
        handler: list[ast.stmt] = [leave, ast.If(test=swallowed,
                                   body=[ast.Raise(exc=nodes.name(error))], orelse=[])]  # fmt: skip
        final: list[ast.stmt] = [
            ast.If(test=nodes.Js([f"!{left}"]), body=[ast.Expr(value=method("exit"))], orelse=[])
        ]
        return [*start, nodes.JsTry(inner, error, handler, final)]
