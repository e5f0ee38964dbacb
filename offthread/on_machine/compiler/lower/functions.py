"""Runs on the machine: lowers functions, lambdas and comprehensions.

A compiled function is a plain JavaScript function. Its signature travels beside it as a
short text (``$$def``), which only calls with keywords and error messages read: names joined by
spaces, ``=`` after one with a default, ``*`` before the rest, ``/`` and ``*`` as in Python.
Defaults are evaluated once, where the function is defined. A function with keyword-only
parameters or ``**`` receives them in a trailing ``Keywords`` object.
"""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.expressions import Expressions
from offthread.on_machine.compiler.scopes import (
    FUNCTIONS,
    Scope,
    arguments_of,
    bind_body,
    function_scope,
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Functions(Expressions):
    """Functions, lambdas, comprehensions."""

    def stmt_FunctionDef(self, node: Function) -> list[ast.stmt]:  # noqa: N802
        before, value = self.function(node, method=False)
        for decorator in reversed(node.decorator_list):
            value = self.decorated(decorator, value)
        target = self.spelled(node.name, self.scope.find(node.name))
        return [*before, nodes.assign(target, value)]

    stmt_AsyncFunctionDef = stmt_FunctionDef

    def decorated(self, decorator: ast.expr, value: ast.expr) -> ast.expr:
        return ast.Call(func=self.expr(decorator), args=[value], keywords=[])

    def function(self, node: Function, method: bool) -> tuple[list[ast.stmt], ast.expr]:
        """The statements that evaluate its defaults, and the function as an expression."""
        before, defaults = self._defaults(node.args, constants_inline=True)
        scope = function_scope(node, self.scope)
        outer, self.scope = self.scope, scope
        labels, self.labels = self.labels, []
        caught, self.caught = self.caught, []
        prologue = self._prologue(node, defaults, method)
        self_name = self._first_parameter(node)
        if method:
            self.classes.append(self_name)
        body = [*prologue, *self.body(node.body)]
        if method:
            self.classes.pop()
        params = {argument.arg for argument in arguments_of(node.args)}
        body = self.declare(scope, body, params)
        self.scope, self.labels, self.caught = outer, labels, caught
        function = self._javascript_function(node, scope, body, defaults, method)
        wrap = "$$method" if method else "$$def"
        signature = nodes.text(self.signature(node.args, skip_first=method))
        pure = nodes.Js(["/* @__PURE__ */ ", nodes.call(wrap, function, signature)])
        return before, pure

    def _first_parameter(self, node: Function) -> str:
        names = [*node.args.posonlyargs, *node.args.args]
        return self.spelled(names[0].arg, None) if names else "null"

    def _javascript_function(
        self,
        node: Function,
        scope: Scope,
        body: list[ast.stmt],
        defaults: dict[str, ast.expr],
        method: bool,
    ) -> nodes.JsFunction:
        positional = [*node.args.posonlyargs, *node.args.args][1 if method else 0 :]
        params = [self.spelled(argument.arg, None) for argument in positional]
        values = [defaults.get(argument.arg) for argument in positional]
        if takes_rest(node.args):
            params.append("...$rest")
        return nodes.JsFunction(
            self._function_name(node.name),
            params,
            values,
            [*body, ast.Return(value=ast.Constant(value=None))] if needs_return(body) else body,
            is_async=scope.is_async,
            is_generator=scope.is_generator,
        )

    def _function_name(self, name: str) -> str:
        """The name in stack traces; "$" keeps it from hiding a variable."""
        return f"{name}$" if self.spelled(name, None) != name else f"{name}$f"

    def _defaults(
        self, arguments: ast.arguments, constants_inline: bool
    ) -> tuple[list[ast.stmt], dict[str, ast.expr]]:
        before: list[ast.stmt] = []
        values: dict[str, ast.expr] = {}
        positional = [*arguments.posonlyargs, *arguments.args]
        pairs = list(zip(reversed(positional), reversed(arguments.defaults), strict=False))[::-1]
        keyword = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        pairs += [(argument, value) for argument, value in keyword if value is not None]
        for argument, value in pairs:
            lowered = self.expr(value)
            if constants_inline and not isinstance(value, ast.Constant):
                kept = self.temporary()
                before.append(nodes.at(nodes.assign(kept, lowered), value))
                lowered = nodes.name(kept)
            values[argument.arg] = lowered
        return before, values

    def _prologue(
        self, node: Function, defaults: dict[str, ast.expr], method: bool
    ) -> list[ast.stmt]:
        """What stands first in the body: ``self``, the count of arguments, keywords."""
        arguments, lines = node.args, []
        positional = [*arguments.posonlyargs, *arguments.args][1 if method else 0 :]
        if method:
            lines.append(nodes.JsStatement([f"var {self._first_parameter(node)} = this"]))
        required = len(positional) - min(len(arguments.defaults), len(positional))
        if takes_rest(arguments):
            lines += self._rest(arguments, defaults, positional)
        if required:
            name = nodes.text(node.name)
            names = ast.List(elts=[nodes.text(a.arg) for a in positional[:required]])
            given = nodes.Js(["arguments"])
            check = nodes.call("$$missing", name, names, given)
            lines.append(nodes.JsStatement([f"if (arguments.length < {required}) ", check]))
        return lines

    def _rest(
        self,
        arguments: ast.arguments,
        defaults: dict[str, ast.expr],
        positional: list[ast.arg],
    ) -> list[ast.stmt]:
        lines: list[ast.stmt] = []
        if arguments.kwonlyargs or arguments.kwarg:
            lines.append(nodes.JsStatement(["var $kw = ", nodes.call("$$take_keywords",
                         nodes.name("$rest"))]))  # fmt: skip
            for argument in arguments.kwonlyargs:
                default = defaults.get(argument.arg, nodes.name("undefined"))
                taken = nodes.call("$$take_keyword", nodes.name("$kw"), nodes.text(argument.arg),
                                   default)  # fmt: skip
                lines.append(nodes.JsStatement([f"var {self.spelled(argument.arg, None)} = ", taken]))
            if arguments.kwarg:
                lines.append(nodes.JsStatement([f"var {self.spelled(arguments.kwarg.arg, None)} = ",
                             nodes.call("$$other_keywords", nodes.name("$kw"))]))  # fmt: skip
        if arguments.vararg:
            rest = nodes.call("$$tuple_of", nodes.Js(["...$rest"]))
            lines.append(nodes.JsStatement([f"var {self.spelled(arguments.vararg.arg, None)} = ", rest]))
        return lines

    def signature(self, arguments: ast.arguments, skip_first: bool) -> str:
        """The signature's text, as the runtime reads it."""
        positional = [*arguments.posonlyargs, *arguments.args]
        with_default = {a.arg for a in positional[len(positional) - len(arguments.defaults) :]}
        parts = [a.arg + "=" * (a.arg in with_default) for a in positional]
        if arguments.posonlyargs:
            parts.insert(len(arguments.posonlyargs), "/")
        parts = parts[1 if skip_first else 0 :]
        if arguments.vararg:
            parts.append(f"*{arguments.vararg.arg}")
        elif arguments.kwonlyargs:
            parts.append("*")
        for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
            parts.append(argument.arg + "=" * (default is not None))
        return " ".join([*parts, *([f"**{arguments.kwarg.arg}"] if arguments.kwarg else [])])

    def expr_Lambda(self, node: ast.Lambda) -> ast.expr:  # noqa: N802
        """An arrow; one with defaults is made by a function that evaluates them once."""
        returned = nodes.at(ast.Return(value=node.body), node)
        made = ast.FunctionDef(
            name="lambda", args=node.args, body=[returned], decorator_list=[], type_params=[]
        )
        before, function = self.function(nodes.at(made, node), method=False)
        if not before:
            return function
        evaluated: list[nodes.Part] = []
        for statement in before:
            assert isinstance(statement, ast.Assign)
            target = statement.targets[0]
            assert isinstance(target, ast.Name)
            evaluated += [f"{target.id} = ", statement.value, ", "]
        return nodes.Js(["(", *evaluated, function, ")"])

    def expr_ListComp(self, node: ast.ListComp) -> ast.expr:  # noqa: N802
        return self._collect(node, node.elt, "[]", lambda e: nodes.Js(["$r.push(", e, ")"]))

    def expr_SetComp(self, node: ast.SetComp) -> ast.expr:  # noqa: N802
        items = self._collect(node, node.elt, "[]", lambda e: nodes.Js(["$r.push(", e, ")"]))
        return nodes.call("$set", items)

    def expr_DictComp(self, node: ast.DictComp) -> ast.expr:  # noqa: N802
        pair = nodes.at(ast.Tuple(elts=[node.key, node.value], ctx=ast.Load()), node)
        items = self._collect(node, pair, "[]", lambda e: nodes.Js(["$r.push(", e, ")"]))
        return nodes.call("$$dict_of", items)

    def expr_GeneratorExp(self, node: ast.GeneratorExp) -> ast.expr:  # noqa: N802
        return self._collect(node, node.elt, "", lambda e: ast.Yield(value=e))

    def _collect(self, node, element, start, keep):  # type: ignore[no-untyped-def]
        """A function called on the spot: ``start`` is "" for a generator. The first iterable
        is evaluated outside, as in Python."""
        first = nodes.call("$$iter" if not node.generators[0].is_async else "$$aiter",
                           self.expr(node.generators[0].iter))  # fmt: skip
        scope = Scope("function", self.scope, ())
        bind_body(scope, [generator.target for generator in node.generators])
        is_async = _has_await(node)
        outer, self.scope = self.scope, scope
        body = self._nest(node.generators, element, keep, first=True)
        if start:
            body = [nodes.JsStatement([f"var $r = {start}"]), *body,
                    nodes.JsStatement(["return $r"])]  # fmt: skip
        body = self.declare(scope, body, ())
        self.scope = outer
        function = nodes.JsFunction("", ["$i"], [], body, is_async=is_async,
                                    is_generator=not start,
                                    kind="arrow" if start else "function")  # fmt: skip
        called = nodes.Js(["(", function, ")(", first, ")"])
        return ast.Await(value=called) if is_async and start else called

    def _nest(self, generators, element, keep, first):  # type: ignore[no-untyped-def]
        if not generators:
            return [ast.Expr(value=keep(self.expr(element)))]
        head, *rest = generators
        inner = self._nest(rest, element, keep, False)
        for test in reversed(head.ifs):
            inner = [nodes.JsLoop(["if (", self.truth(test), ")"], inner)]
        iterable = nodes.name("$i") if first else self.expr(head.iter)
        return self.loop_over(head.target, iterable, inner, is_async=bool(head.is_async))

    def loop_over(self, target, iterable, inner, is_async, label=""):  # type: ignore[no-untyped-def]
        raise NotImplementedError


def takes_rest(arguments: ast.arguments) -> bool:
    """Whether the JavaScript function needs a rest parameter."""
    return bool(arguments.vararg or arguments.kwonlyargs or arguments.kwarg)


def needs_return(body: list[ast.stmt]) -> bool:
    """Whether the end of ``body`` can be reached as far as its last statement shows."""
    return not (body and isinstance(body[-1], ast.Return | ast.Raise))


def _has_await(node: ast.AST) -> bool:
    """Whether a comprehension awaits outside the functions that it holds."""
    stack: list[ast.AST] = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, ast.Await) or getattr(current, "is_async", False):
            return True
        stack += [c for c in ast.iter_child_nodes(current) if not isinstance(c, FUNCTIONS)]
    return False
