"""Runs on the machine: lowers the parameters of functions, and their defaults.

Defaults are evaluated once, where the function is defined. A function with keyword-only
parameters or ``**`` receives them in a trailing ``Keywords`` object.
"""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.functions.signatures import signature, takes_rest
from offthread.on_machine.compiler.lower.names.imports import Imports

Function = ast.FunctionDef | ast.AsyncFunctionDef
Defaults = dict[str, ast.expr]
IN_C = {"operator": "_operator", "math": "math"}  # whose functions count by place, as C does


class Parameters(Imports):
    """What a function does before its body, and what is done where it is defined."""

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

    def _prologue(self, node: Function, defaults: Defaults, method: bool) -> list[ast.stmt]:
        """What stands first in the body: ``self``, the count of arguments, keywords."""
        arguments = node.args
        lines: list[ast.stmt] = []
        positional = [*arguments.posonlyargs, *arguments.args][1 if method else 0 :]
        if method:
            lines.append(nodes.JsStatement([f"var {self._first_parameter(node)} = this"]))
        required = len(positional) - min(len(arguments.defaults), len(positional))
        if required:
            lines += self.count_arguments(positional[:required], len(positional))
        if takes_rest(arguments):
            lines += self._rest(node, defaults, self._shown_name())
            if method and node.name == "__init__" and not arguments.vararg:
                lines += self.refuse_more(node, len(positional), "$rest")
        if method and node.name == "__init__" and not takes_rest(arguments):
            lines += self.refuse_more(node, len(positional))
        return lines

    def refuse_more(self, node: Function, most: int, rest: str = "") -> list[ast.stmt]:
        """Raise TypeError where a class is called with too many arguments; ``rest`` has those
        that are left, the keywords taken."""
        name = nodes.text(self._shown_name())
        text = nodes.text(signature(node.args, skip_first=True))
        given = nodes.Js([f"{most} + {rest}.length" if rest else "arguments.length"])
        check = nodes.call("$$too_many", name, text, given, ast.Constant(value=True))
        test = f"{rest}.length" if rest else f"arguments.length > {most}"
        return [nodes.JsStatement([f"if ({test}) ", check])]

    def count_arguments(self, required: list[ast.arg], most: int = 0) -> list[ast.stmt]:
        """Raise TypeError where a required argument is missing."""
        names = ast.List(elts=[nodes.text(a.arg) for a in required])
        shown, given = nodes.text(self._shown_name()), nodes.Js(["arguments"])
        check = nodes.call("$$missing", shown, names, given)
        module = IN_C.get(self.place.name.split(".")[0], "")
        if module and most and "." not in self._shown_name():
            bounds = [ast.Constant(value=len(required)), ast.Constant(value=most)]
            check = nodes.call("$$too_few_in_c", nodes.text(module), shown, *bounds, given)
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

    def _first_parameter(self, node: Function) -> str:
        names = [*node.args.posonlyargs, *node.args.args]
        return self.spelled(names[0].arg, self.scope) if names else "null"
