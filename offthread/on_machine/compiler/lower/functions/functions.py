"""Runs on the machine: lowers functions and lambdas.

A compiled function is a plain JavaScript function. Its signature travels beside it as a
short text (``$$def``), which only calls with keywords and error messages read: names joined by
spaces, ``=`` after one with a default, ``*`` before the rest, ``/`` and ``*`` as in Python.
What stands first in its body is in parameters.py.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.classes.annotations import (
    annotation_of_first,
    annotations_of,
    are_texts,
    as_text,
    asks_for_annotations,
    asks_for_hints,
    read_annotation,
)
from offthread.on_machine.compiler.lower.classes.mangling import written_name
from offthread.on_machine.compiler.lower.functions.parameters import Defaults, Function, Parameters
from offthread.on_machine.compiler.lower.functions.signatures import (
    needs_return,
    signature,
    takes_rest,
)
from offthread.on_machine.compiler.scopes import (
    Scope,
    arguments_of,
    function_scope,
    type_parameters,
)
from offthread.on_machine.compiler.waiting import waits


class Functions(Parameters):
    """Functions and lambdas."""

    def stmt_FunctionDef(self, node: Function) -> list[ast.stmt]:  # noqa: N802
        before: list[ast.stmt] = []
        decorators = self.decorators(node, before)
        value = self._annotated(node, self.function(node, before, method=False))
        for decorator in reversed(decorators):
            value = ast.Call(func=decorator, args=[value], keywords=[])
        return [*before, *self.bind_name(node.name, value)]

    def _annotated(self, node: Function, value: ast.expr) -> ast.expr:
        """What ``@size.register`` stands before tells the type of its first parameter; modules
        that read annotations get them all."""
        if asks_for_annotations(self.tree) and runtime.offers("$$with_annotations"):
            value = self._with_annotations(value, annotations_of(node))
        annotation = annotation_of_first(node, skip=self.scope.kind == "class")
        if annotation is None or not runtime.offers("$$annotated"):
            return value
        kind = nodes.JsFunction("", [], [], [ast.Return(value=self.expr(annotation))], kind="arrow")
        return nodes.call("$$annotated", value, kind)

    def _with_annotations(self, value: ast.expr, found: dict[str, ast.expr]) -> ast.expr:
        texts = are_texts(self.tree)
        shown = [as_text(one) if texts else self.expr(one) for one in found.values()]
        keys: list[ast.expr | None] = [nodes.text(name) for name in found]
        arguments = [value, ast.Dict(keys=keys, values=shown)]
        if asks_for_hints(self.tree):
            arguments.append(self.hints(found))
        return nodes.call("$$with_annotations", *arguments)

    def hints(self, found: dict[str, ast.expr]) -> ast.expr:
        """A function that evaluates annotations when somebody asks."""
        keys: list[ast.expr | None] = [nodes.text(name) for name in found]
        values = [self.expr(read_annotation(one)) for one in found.values()]
        made = ast.Return(value=ast.Dict(keys=keys, values=values))
        return nodes.JsFunction("", [], [], [made], kind="arrow")

    stmt_AsyncFunctionDef = stmt_FunctionDef

    def bind_name(self, name: str, value: ast.expr) -> list[ast.stmt]:
        target = self.mangled(name)
        return [nodes.assign(self.spelled(target, self.scope.find(target)), value)]

    def decorators(self, node: Function | ast.ClassDef, before: list[ast.stmt]) -> list[ast.expr]:
        """They are evaluated in their order, before all else of the definition."""
        lowered = self.exprs(node.decorator_list)
        plain = all(isinstance(d, ast.Name | ast.Attribute) for d in node.decorator_list)
        hoists = isinstance(node, Function) and any(
            not isinstance(d, ast.Constant) for d in node.args.defaults
        )
        return lowered if plain or not hoists else [self.keep(d, before) for d in lowered]

    def function(self, node: Function, before: list[ast.stmt], method: bool) -> ast.expr:
        """The function as an expression; statements that evaluate its defaults go to ``before``."""
        kept: list[tuple[str, ast.expr]] = []
        defaults = self._defaults(node.args, kept)
        scope = function_scope(node, self.scope)
        outer = self.at
        self.at = outer.inside(scope, in_function=True)
        self.at.path = scope.path = (*outer.path, written_name(node), "<locals>")
        self.at.in_lambda = node.name == "lambda"
        self.at.first = self._first_parameter(node)
        body = self._function_body(node, scope, defaults, method)
        self.at = outer
        made = self._javascript_function(node, scope, body, defaults, method)
        told = self.told(self._wrapped(node, scope, made, method), node, scope, defaults)
        return self._with_defaults(told, kept, before)

    def told(self, made: ast.expr, node: Function, scope: Scope, defaults: Defaults) -> ast.expr:
        """The function with what it shall tell of itself."""
        return made

    def _wrapped(self, node: Function, scope: Scope, made: ast.expr, method: bool) -> ast.expr:
        is_async = scope.is_async and not scope.is_generator and runtime.offers("$$async_def")
        is_async = is_async and not waits(node)
        wrap = ("$$async_" if is_async else "$$") + ("method" if method else "def")
        text = nodes.text(signature(node.args, skip_first=method))
        outer = () if method or node.name in self.scope.declared_global else self._outer_path()
        call = nodes.call(wrap, made, text, *self.described(node, outer))
        return nodes.Js(["/* @__PURE__ */ ", call])

    def described(self, node: Function, outer: tuple[str, ...] = ()) -> list[ast.expr]:
        """Its name, which a minifier would change, and its docstring if the module asks for one."""
        doc = ast.get_docstring(node, clean=False) if self.mentions_doc else None
        name = nodes.text(".".join([*outer, written_name(node)]))
        return [name, nodes.text(doc)] if doc is not None else [name]

    def _outer_path(self) -> tuple[str, ...]:
        """What a function inside another one is called after, where the program may ask."""
        return self.at.path if self.names_functions else ()

    def _function_body(
        self, node: Function, scope: Scope, defaults: Defaults, method: bool
    ) -> list[ast.stmt]:
        params = {argument.arg for argument in arguments_of(node.args)}
        self.collect_imports(scope, node.body)
        self.find_unsure(scope, node.body, params | set(type_parameters(node)))
        self.learn_types(scope, node.body, arguments_of(node.args))
        if method:
            self.at.raw_self = self._first_parameter(node)
            self.at.self_names.append(self.at.raw_self)
        prologue = self._prologue(node, defaults, method)
        body = self.body(node.body)
        kind = "async " * scope.is_async + "generator" if scope.is_generator else (
            "coroutine" if scope.is_async else "")  # fmt: skip
        if kind:
            body = self.stopping(node.body, body, kind)
        return self.declare(scope, [*prologue, *body], params)

    def stopping(
        self, own: Sequence[ast.AST], body: list[ast.stmt], kind: str = "generator"
    ) -> list[ast.stmt]:
        """``body``, lowered from ``own``, of a generator or coroutine that ends as Python's."""
        return body

    def _javascript_function(
        self,
        node: Function,
        scope: Scope,
        body: list[ast.stmt],
        defaults: Defaults,
        method: bool,
    ) -> nodes.JsFunction:
        positional = [*node.args.posonlyargs, *node.args.args][1 if method else 0 :]
        params = [self.spelled(argument.arg, scope) for argument in positional]
        values = [defaults.get(argument.arg) for argument in positional]
        if takes_rest(node.args):
            params.append("...$rest")
        return nodes.JsFunction(
            self._function_name(node.name),
            params,
            values,
            self.ended(body),
            is_async=scope.is_async,
            is_generator=scope.is_generator,
        )

    def ended(self, body: list[ast.stmt]) -> list[ast.stmt]:
        """The body of a function that returns None where it ends without a value."""
        return [*body, ast.Return(value=ast.Constant(value=None))] if needs_return(body) else body

    def _function_name(self, name: str) -> str:
        """The name in stack traces; "$" keeps it from hiding a variable."""
        return f"{name}$" if self.spelled(name, None) != name else f"{name}$f"

    def expr_Lambda(self, node: ast.Lambda) -> ast.expr:  # noqa: N802
        """A function; defaults are evaluated just before it."""
        returned = nodes.at(ast.Return(value=node.body), node)
        made = ast.FunctionDef(name="lambda", args=node.args, body=[returned], decorator_list=[])
        before: list[ast.stmt] = []
        function = self.function(nodes.at(made, node), before, method=False)
        if not before:
            return function
        evaluated: list[nodes.Part] = []
        for statement in before:
            assert isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)
            evaluated += [f"{statement.targets[0].id} = ", statement.value, ", "]
        return nodes.Js(["(", *evaluated, function, ")"])
