"""Runs on the machine: lowers functions and lambdas.

A compiled function is a plain JavaScript function. Its signature travels beside it as a
short text (``$$def``), which only calls with keywords and error messages read: names joined by
spaces, ``=`` after one with a default, ``*`` before the rest, ``/`` and ``*`` as in Python.
Defaults are evaluated once, where the function is defined. A function with keyword-only
parameters or ``**`` receives them in a trailing ``Keywords`` object.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.annotations import (
    annotations_of,
    are_texts,
    as_text,
    asks_for_annotations,
    asks_for_hints,
    read_annotation,
)
from offthread.on_machine.compiler.lower.imports import Imports
from offthread.on_machine.compiler.lower.mangling import written_name
from offthread.on_machine.compiler.lower.signatures import needs_return, signature, takes_rest
from offthread.on_machine.compiler.scopes import (
    Scope,
    arguments_of,
    function_scope,
    type_parameters,
)
from offthread.on_machine.compiler.waiting import waits

Function = ast.FunctionDef | ast.AsyncFunctionDef
Defaults = dict[str, ast.expr]


class Functions(Imports):
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
        annotation = _annotation_of_first(node, skip=self.scope.kind == "class")
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
        body = self._function_body(node, scope, defaults, method)
        self.at = outer
        made = self._javascript_function(node, scope, body, defaults, method)
        told = self.told(self._wrapped(node, scope, made, method), node, scope, defaults)
        return self._with_defaults(told, kept, before)

    def told(self, made: ast.expr, node: Function, scope: Scope, defaults: Defaults) -> ast.expr:
        """The function with what it shall tell of itself."""
        return made

    def _with_defaults(
        self, made: ast.expr, kept: list[tuple[str, ast.expr]], before: list[ast.stmt]
    ) -> ast.expr:
        """In a loop each function keeps its own defaults: in a closure made for it."""
        if kept and self.at.in_loop:
            for name, _ in kept:
                self.scope.temporaries.remove(name)
            names = ", ".join(name for name, _ in kept)
            values = nodes.commas([value for _, value in kept])
            return nodes.Js([f"(({names}) => ", made, ")(", *values, ")"])
        before += [nodes.at(nodes.assign(name, value), value) for name, value in kept]
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

    def _first_parameter(self, node: Function) -> str:
        names = [*node.args.posonlyargs, *node.args.args]
        return self.spelled(names[0].arg, self.scope) if names else "null"

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

    def _defaults(self, arguments: ast.arguments, kept: list[tuple[str, ast.expr]]) -> Defaults:
        """Defaults that are no constants are evaluated into temporaries (``kept``)."""
        values: Defaults = {}
        positional = [*arguments.posonlyargs, *arguments.args]
        pairs = list(zip(reversed(positional), reversed(arguments.defaults), strict=False))[::-1]
        keyword = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        pairs += [(argument, value) for argument, value in keyword if value is not None]
        for argument, value in pairs:
            lowered = self.expr(value)
            if not isinstance(value, ast.Constant):
                kept.append((self.temporary(), lowered))
                lowered = nodes.name(kept[-1][0])
            values[argument.arg] = lowered
        return values

    def _prologue(self, node: Function, defaults: Defaults, method: bool) -> list[ast.stmt]:
        """What stands first in the body: ``self``, the count of arguments, keywords."""
        arguments = node.args
        lines: list[ast.stmt] = []
        positional = [*arguments.posonlyargs, *arguments.args][1 if method else 0 :]
        if method:
            lines.append(nodes.JsStatement([f"var {self._first_parameter(node)} = this"]))
        required = len(positional) - min(len(arguments.defaults), len(positional))
        if required:
            lines += self.count_arguments(positional[:required])
        if takes_rest(arguments):
            lines += self._rest(node, defaults, self._shown_name())
        if method and node.name == "__init__" and not takes_rest(arguments):
            lines += self.refuse_more(node, len(positional))
        return lines

    def refuse_more(self, node: Function, most: int) -> list[ast.stmt]:
        """Raise TypeError where a class is called with too many arguments."""
        name = nodes.text(self._shown_name())
        text = nodes.text(signature(node.args, skip_first=True))
        given = nodes.Js(["arguments.length"])
        check = nodes.call("$$too_many", name, text, given, ast.Constant(value=True))
        return [nodes.JsStatement([f"if (arguments.length > {most}) ", check])]

    def count_arguments(self, required: list[ast.arg]) -> list[ast.stmt]:
        """Raise TypeError where a required argument is missing."""
        names = ast.List(elts=[nodes.text(a.arg) for a in required])
        shown = nodes.text(self._shown_name())
        check = nodes.call("$$missing", shown, names, nodes.Js(["arguments"]))
        return [nodes.JsStatement([f"if (arguments.length < {len(required)}) ", check])]

    def _shown_name(self) -> str:
        """The qualified name of the function whose body is lowered."""
        return ".".join(self.at.path[:-1])

    def _rest(self, node: Function, defaults: Defaults, shown: str) -> list[ast.stmt]:
        arguments = node.args
        lines: list[ast.stmt] = []
        if arguments.kwonlyargs or arguments.kwarg:
            lines.append(self._variable("$kw", nodes.call("$$take_keywords", nodes.name("$rest"))))
        lines += self._needed_keywords(arguments, shown)
        for argument in arguments.kwonlyargs:
            default = defaults.get(argument.arg, nodes.name("undefined"))
            taken = nodes.call("$$take_keyword", nodes.name("$kw"), nodes.text(argument.arg),
                               default, nodes.text(shown))  # fmt: skip
            lines.append(self._variable(self.spelled(argument.arg, self.scope), taken))
        if arguments.kwarg:
            others = nodes.call("$$other_keywords", nodes.name("$kw"))
            lines.append(self._variable(self.spelled(arguments.kwarg.arg, self.scope), others))
        if arguments.vararg:
            spelled = self.spelled(arguments.vararg.arg, self.scope)
            lines.append(self._variable(spelled, self.other_arguments()))
        return lines

    def _needed_keywords(self, arguments: ast.arguments, shown: str) -> list[ast.stmt]:
        """A message about several absent keywords names them all."""
        pairs = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        needed: list[ast.expr] = [nodes.text(a.arg) for a, default in pairs if default is None]
        if len(needed) < 2:
            return []
        names = ast.List(elts=needed, ctx=ast.Load())
        call = nodes.call("$$need_keywords", nodes.name("$kw"), names, nodes.text(shown))
        return [ast.Expr(value=call)]

    def other_arguments(self) -> ast.expr:
        """The value of ``*args``."""
        return nodes.call("$$tuple_of", nodes.Js(["...$rest"]))

    def _variable(self, spelled: str, value: ast.expr) -> ast.stmt:
        return nodes.JsStatement([f"var {spelled} = ", value])

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


def _annotation_of_first(node: Function, skip: bool) -> ast.expr | None:
    """The annotation that a bare ``@….register`` reads: of the first parameter, or after self."""
    if not any(isinstance(d, ast.Attribute) and d.attr == "register" for d in node.decorator_list):
        return None
    parameters = [*node.args.posonlyargs, *node.args.args][1 if skip else 0 :]
    found = parameters[0].annotation if parameters else None
    if isinstance(found, ast.Constant) and isinstance(found.value, str):
        return ast.parse(found.value, mode="eval").body
    return found
