"""Runs on the machine: lowers comprehensions and generator expressions.

Each becomes a function called on the spot, with a scope of its own. The first iterable is
evaluated outside, as in Python.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.functions.functions import Functions
from offthread.on_machine.compiler.scopes import FUNCTIONS, Scope, bind_body

Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
Keep = Callable[[ast.expr], ast.expr]


class Comprehensions(Functions):
    """Comprehensions."""

    def expr_ListComp(self, node: ast.ListComp) -> ast.expr:  # noqa: N802
        return self._collect(node, node.elt, _push)

    def expr_SetComp(self, node: ast.SetComp) -> ast.expr:  # noqa: N802
        return nodes.call("$set", self._collect(node, node.elt, _push))

    def expr_DictComp(self, node: ast.DictComp) -> ast.expr:  # noqa: N802
        pair = nodes.at(ast.Tuple(elts=[node.key, node.value], ctx=ast.Load()), node)
        return nodes.call("$$dict_of", self._collect(node, pair, _push))

    def expr_GeneratorExp(self, node: ast.GeneratorExp) -> ast.expr:  # noqa: N802
        return self._collect(node, node.elt, self.yielded)

    def yielded(self, element: ast.expr) -> ast.expr:
        """What a generator expression does with each of its elements, which are lowered."""
        return ast.Yield(value=element)

    def _collect(self, node: Comprehension, element: ast.expr, keep: Keep) -> ast.expr:
        head = node.generators[0]
        lazy = isinstance(node, ast.GeneratorExp)
        first = self.expr(head.iter)
        if lazy:  # the iterable is asked for its iterator at once
            first = nodes.call("$$aiter" if head.is_async else "$$iter", first)
        is_async = awaits(node)
        scope = Scope("function", self.scope, ())
        bind_body(scope, [generator.target for generator in node.generators])
        scope.is_comprehension, scope.is_async = True, is_async
        outer = self.at
        self.at = outer.inside(scope, in_function=True, in_loop=True)
        self.learn_types(scope, node.generators)
        body = self._nest(node.generators, element, keep, first=True)
        if not lazy:
            body = [nodes.JsStatement(["var $r = []"]), *body, nodes.JsStatement(["return $r"])]
        else:
            body = self.stopping([*node.generators[1:], element], body)
        body = self.declare(scope, body, ())
        self.at = outer
        function = nodes.JsFunction("", ["$i"], [], body, is_async=is_async, is_generator=lazy,
                                    kind="function" if lazy else "arrow")  # fmt: skip
        return self.collected(function, first, node, lazy)

    def collected(
        self, function: nodes.JsFunction, first: ast.expr, node: Comprehension, lazy: bool
    ) -> ast.expr:
        """The call of the function that a comprehension became."""
        called = nodes.Js(["(", function, ")(", first, ")"])
        if lazy or not function.is_async:
            return called
        inside = ast.Constant(value=True)  # it belongs to the task that runs the function
        return self.awaited(nodes.call("$$awaitable", called, inside), node)

    def _nest(
        self, generators: list[ast.comprehension], element: ast.expr, keep: Keep, first: bool
    ) -> list[ast.stmt]:
        if not generators:
            return [nodes.at(ast.Expr(value=keep(self.expr(element))), element)]
        head, *rest = generators
        iterable = nodes.name("$i") if first else self.expr(head.iter)
        counting = None if first else self.counting_range(head.iter)
        tests = [self.truth(test) for test in head.ifs]
        inner = self._nest(rest, element, keep, False)
        for test in reversed(tests):
            inner = [ast.If(test=test, body=inner, orelse=[])]
        if counting is not None and not head.is_async:
            return self.count_over(head.target, counting, inner)
        return self.loop_over(head.target, iterable, inner, is_async=bool(head.is_async))


def _push(element: ast.expr) -> ast.expr:
    return nodes.Js(["$r.push(", element, ")"])


def awaits(node: Comprehension) -> bool:
    """Whether a comprehension awaits in its own scope."""
    stack: list[ast.AST] = [c for c in ast.iter_child_nodes(node)]
    first = node.generators[0]
    while stack:
        current = stack.pop()
        if isinstance(current, ast.Await) or getattr(current, "is_async", False):
            return True
        children = [c for c in ast.iter_child_nodes(current) if not isinstance(c, FUNCTIONS)]
        stack += [c for c in children if not (current is first and c is first.iter)]
    return False
