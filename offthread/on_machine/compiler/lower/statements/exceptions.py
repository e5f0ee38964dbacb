"""Runs on the machine: lowers try, raise and with (PEP 343) to JavaScript's try and throw."""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.expressions.expressions import Expressions


class Exceptions(Expressions):
    """Exceptions and context managers."""

    def stmt_TryStar(self, node: ast.Try) -> list[ast.stmt]:  # noqa: N802
        return self.stmt_Try(node)

    def stmt_Try(self, node: ast.Try) -> list[ast.stmt]:  # noqa: N802
        self.at.tries += 1
        inner = self.body(node.body)
        self.at.tries -= 1
        completed = self.temporary() if node.orelse else ""
        if completed:
            inner = [nodes.assign(completed, ast.Constant(value=False)), *inner,
                     nodes.assign(completed, ast.Constant(value=True))]  # fmt: skip
        lowered: list[ast.stmt] = self._handling(node, inner) if node.handlers else inner
        if completed:
            then = self.body(node.orelse)
            lowered.append(ast.If(test=nodes.name(completed), body=then, orelse=[]))
        if not node.finalbody:
            return lowered
        final = self.body(node.finalbody)
        if not final:  # finally: pass
            return lowered
        if not self.mentions_context:
            return [nodes.JsTry(lowered, final=final)]
        pending = self.temporary()
        start = nodes.assign(pending, ast.Constant(value=None))
        noted: list[ast.stmt] = [nodes.assign(pending, nodes.name("$x")),
                                 ast.Raise(exc=nodes.name("$x"))]  # fmt: skip
        return [start, nodes.JsTry(lowered, "$x", noted, self._in_context(final, pending))]

    def _handling(self, node: ast.Try, inner: list[ast.stmt]) -> list[ast.stmt]:
        """What is handled around the statement is handled again after it."""
        if not self.mentions_context:
            return [self._caught(node, inner)]
        kept, before = self.at.handling, self.temporary()
        self.at.handling = before
        caught = self._caught(node, inner)
        self.at.handling = kept
        return [nodes.assign(before, nodes.call("$$handling_now")), caught]

    def _caught(self, node: ast.Try, inner: list[ast.stmt]) -> ast.stmt:
        error = f"$e{len(self.at.caught) + 1}"
        if type(node).__name__ == "TryStar":
            return self._caught_in_parts(node, inner, error)
        self.at.caught.append(error)
        chain: list[ast.stmt] = [ast.Raise(exc=nodes.name(error))]
        for handler in reversed(node.handlers):
            body = self._handler_body(handler, error)
            if handler.type is None:
                chain = body
            else:
                test = self.caught_by(error, handler.type)
                chain = [nodes.at(ast.If(test=test, body=body, orelse=chain), handler)]
        self.at.caught.pop()
        return nodes.JsTry(inner, error, [*self.entered(error), *chain])

    def _caught_in_parts(self, node: ast.Try, inner: list[ast.stmt], error: str) -> ast.stmt:
        """``except*``: each handler takes its part of a group of exceptions."""
        state, taken = self.temporary(), self.temporary()
        self.at.caught.append(taken)
        steps: list[ast.stmt] = [
            nodes.assign(state, nodes.call("$$start_group", nodes.name(error)))
        ]
        for handler in node.handlers:
            assert handler.type is not None
            part = nodes.call("$$take_group", nodes.name(state), self.expr(handler.type))
            noted = nodes.call("$$raised_in_group", nodes.name(state), nodes.name("$x"))
            body = nodes.JsTry(self._handler_body(handler, taken), "$x", [ast.Expr(value=noted)])
            steps.append(nodes.assign(taken, part))
            steps.append(ast.If(test=nodes.Js([f"{taken} !== null"]), body=[body], orelse=[]))
        self.at.caught.pop()
        steps.append(ast.Expr(value=nodes.call("$$end_group", nodes.name(state))))
        return nodes.JsTry(inner, error, [*self.entered(error), *steps])

    def entered(self, error: str) -> list[ast.stmt]:
        """What a handler does first."""
        return [nodes.JsStatement([f"{error} = ", nodes.call("$$caught", nodes.name(error))])]

    def caught_by(self, error: str, kind: ast.expr) -> ast.expr:
        """Whether the exception in the variable ``error`` is of ``kind`` (not lowered)."""
        return nodes.call("$$catches", nodes.name(error), self.expr(kind))

    def _handler_body(self, handler: ast.ExceptHandler, error: str) -> list[ast.stmt]:
        """The name of the exception is unbound at the end (Language Reference, 8.4.1)."""
        body = self.body(handler.body)
        if handler.name:
            target = ast.Name(id=handler.name, ctx=ast.Store())
            body = [*self.store(target, nodes.name(error)), *body]
            owner = self.scope.find(handler.name)
            if owner is not None and (handler.name in owner.unsure or self.lists_variables):
                after = self.store(target, self.unbound(handler.name))
                body = [nodes.JsTry(body, final=after)]
        return self._with_context(body, error)

    def _with_context(self, body: list[ast.stmt], error: str) -> list[ast.stmt]:
        """``body`` handles ``error``: what is raised meanwhile knows it as its context."""
        if not self.mentions_context:
            return body
        around = [nodes.name(self.at.handling)] if self.at.handling else []
        final: list[ast.stmt] = [ast.Expr(value=nodes.call("$$handled", *around))]
        return self._in_context(body, error, final)

    def _in_context(
        self, body: list[ast.stmt], error: str, final: list[ast.stmt] | None = None
    ) -> list[ast.stmt]:
        raised = nodes.call("$$in_context", nodes.name("$x"), nodes.name(error))
        return [nodes.JsTry(body, "$x", [ast.Raise(exc=raised)], final or ())]

    def stmt_Raise(self, node: ast.Raise) -> list[ast.stmt]:  # noqa: N802
        context: list[ast.expr] = [nodes.name(self.at.caught[-1])] if self.at.caught else []
        if node.exc is None:
            again = context[0] if context else nodes.call("$$no_active_exception")
            return [ast.Raise(exc=again)]
        if node.cause is not None:
            raised = [self.expr(node.exc), self.expr(node.cause), *context]
            return [ast.Raise(exc=nodes.call("$$raised_from", *raised))]
        return [ast.Raise(exc=nodes.call("$$raised", self.expr(node.exc), *context))]

    def stmt_With(self, node: ast.With | ast.AsyncWith) -> list[ast.stmt]:  # noqa: N802
        first, *rest = node.items
        body: list[ast.stmt] = node.body
        if rest:
            body = [nodes.at(type(node)(items=rest, body=node.body), node)]
        return self._managed(first, body, isinstance(node, ast.AsyncWith))

    def stmt_AsyncWith(self, node: ast.AsyncWith) -> list[ast.stmt]:  # noqa: N802
        if self.scope.kind != "function":
            self.top_level_await(node)
        return self.stmt_With(node)

    def managed(self, which: str, is_async: bool, arguments: list[ast.expr]) -> ast.expr:
        """A call that enters or leaves a context manager."""
        called = nodes.call(f"$${'a' * is_async}{which}", *arguments)
        return ast.Await(value=called) if is_async else called

    def _managed(self, item: ast.withitem, body: list[ast.stmt], is_async: bool) -> list[ast.stmt]:
        manager, left = self.temporary(), self.temporary()
        error = f"$e{len(self.at.caught) + 1}"

        def method(which: str, *arguments: ast.expr) -> ast.expr:
            return self.managed(which, is_async, [nodes.name(manager), *arguments])

        start: list[ast.stmt] = [nodes.assign(manager, self.expr(item.context_expr))]
        if item.optional_vars:
            kept = self.keep(method("enter"), start)
            taken = self.store(item.optional_vars, kept)
        else:
            start.append(ast.Expr(value=method("enter")))
            taken = []
        start.append(nodes.assign(left, ast.Constant(value=False)))
        self.at.tries += 1
        inner = [*taken, *self.body(body)]
        self.at.tries -= 1
        swallowed = nodes.Js(["!", method("exit", nodes.name(error))])
        handler: list[ast.stmt] = [
            nodes.assign(left, ast.Constant(value=True)),
            *self.entered(error),
            *self._with_context([ast.If(test=swallowed, body=[ast.Raise(exc=nodes.name(error))],
                                        orelse=[])], error),
        ]  # fmt: skip
        final: list[ast.stmt] = [
            ast.If(test=nodes.Js([f"!{left}"]), body=[ast.Expr(value=method("exit"))], orelse=[])
        ]
        return [*start, nodes.JsTry(inner, error, handler, final)]
