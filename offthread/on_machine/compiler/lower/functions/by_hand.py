"""Runs on the machine: coroutines that a program drives itself.

A program that sends into its coroutines and has no event loop means Python's own machinery: its
``async def`` becomes a generator, and ``await`` a ``yield from``. Everywhere else a coroutine is
a promise.
"""

from __future__ import annotations

import ast
import functools

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.classes.own_names import OwnNames
from offthread.on_machine.compiler.lower.functions.parameters import Function
from offthread.on_machine.compiler.lower.statements.exceptions import Exceptions
from offthread.on_machine.compiler.scopes import Scope

Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


class ByHand(OwnNames, Exceptions):
    """Coroutines as generators."""

    @functools.cached_property
    def by_hand(self) -> bool:
        """Whether the program sends to coroutines, and nothing else could run them."""
        walked = list(ast.walk(self.tree))
        if not any(isinstance(n, ast.AsyncFunctionDef) for n in walked):
            return False
        imported = {a.name for n in walked if isinstance(n, ast.Import) for a in n.names}
        imported |= {n.module or "" for n in walked if isinstance(n, ast.ImportFrom)}
        names = {n.id for n in walked if isinstance(n, ast.Name)}
        if "asyncio" in imported or self._knows_javascript(names):
            return False
        return any(_drives(n) for n in walked)

    @property
    def _in_coroutine(self) -> bool:
        return self.by_hand and self.scope.kind == "function"

    def _wrapped(self, node: Function, scope: Scope, made: ast.expr, method: bool) -> ast.expr:
        wrapped: ast.expr = super()._wrapped(node, scope, made, method)  # type: ignore[misc]
        if not (self.by_hand and scope.is_async):
            return wrapped
        assert isinstance(made, nodes.JsFunction) and isinstance(wrapped, nodes.Js)
        made.is_async, made.is_generator = False, True
        kind = "hand_generator_" if scope.is_generator else "hand_"
        call = wrapped.parts[-1]
        assert isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        call.func.id = f"$${kind}{'method' if method else 'def'}"
        return wrapped

    def expr_Await(self, node: ast.Await) -> ast.expr:  # noqa: N802
        if not self._in_coroutine:
            plain: ast.expr = super().expr_Await(node)
            return plain
        return ast.YieldFrom(value=nodes.call("$$await_steps", self.expr(node.value)))

    def expr_Yield(self, node: ast.Yield) -> ast.expr:  # noqa: N802
        if not (self._in_coroutine and self.scope.is_async):
            plain: ast.expr = super().expr_Yield(node)
            return plain
        value = self.expr(node.value) if node.value else ast.Constant(value=None)
        return ast.Yield(value=nodes.call("$$hand_yield", value))

    def managed(self, which: str, is_async: bool, arguments: list[ast.expr]) -> ast.expr:
        if is_async and self._in_coroutine:
            return ast.YieldFrom(value=nodes.call(f"$$hand_a{which}", *arguments))
        return super().managed(which, is_async, arguments)

    def loop_over(
        self,
        target: ast.expr,
        iterable: ast.expr,
        inner: list[ast.stmt],
        is_async: bool,
        label: str = "",
    ) -> list[ast.stmt]:
        if not (is_async and self._in_coroutine):
            return super().loop_over(target, iterable, inner, is_async, label)
        if isinstance(iterable, ast.Call) and ast.unparse(iterable.func) == "$$aiter_open":
            iterable = iterable.args[0]
        kept, given = self.temporary(), self.temporary()
        start = nodes.call("$$hand_aiter", iterable)
        step = ast.YieldFrom(value=nodes.call("$$hand_next", nodes.name(kept)))
        head: list[nodes.Part] = [f"for ({kept} = ", start, f"; ({given} = ", step, ") !== ",
                nodes.name("$$not_bound"), ";)"]  # fmt: skip
        return [nodes.JsLoop(head, [*self.store(target, nodes.name(given)), *inner], label)]

    def collected(
        self, function: nodes.JsFunction, first: ast.expr, node: Comprehension, lazy: bool
    ) -> ast.expr:
        if not (function.is_async and self._in_coroutine):
            return super().collected(function, first, node, lazy)  # type: ignore[misc,no-any-return]
        function.is_async, function.is_generator, function.kind = False, True, "function"
        if isinstance(first, ast.Call) and ast.unparse(first.func) == "$$aiter":
            first = first.args[0]  # the loop asks
        called = nodes.Js(["(", function, ")(", first, ")"])
        if lazy:
            return nodes.call("$$hand_generator", called)
        return ast.YieldFrom(value=called)

    def yielded(self, element: ast.expr) -> ast.expr:
        if self._in_coroutine and self.scope.is_async:
            element = nodes.call("$$hand_yield", element)
        made: ast.expr = super().yielded(element)  # type: ignore[misc]
        return made

    def expr_Call(self, node: ast.Call) -> ast.expr:  # noqa: N802
        func = node.func
        if isinstance(func, ast.Name) and func.id in ("aiter", "anext") and self.is_builtin(func):
            if self.by_hand:
                return nodes.call(f"$$hand_{func.id}", *self.elements(node.args))
        return super().expr_Call(node)


def _drives(node: ast.AST) -> bool:
    """``coroutine.send(None)``, or a step of what ``__await__`` gives."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    if node.func.attr == "send" and len(node.args) == 1:
        given = node.args[0]
        return isinstance(given, ast.Constant) and given.value is None
    return node.func.attr == "__await__" and not node.args
