"""Runs on the machine: calls by keyword of Offthread's own functions are put in order now.

Their signatures are known and nobody rebinds their names, so a page that calls nothing else by
keyword carries none of what puts arguments in their places at run time.
"""

from __future__ import annotations

import ast
from itertools import pairwise

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.calls.arguments import wrong_arguments
from offthread.on_machine.compiler.lower.calls.calls import Calls
from offthread.on_machine.compiler.modules import absolute_module

Function = ast.FunctionDef | ast.AsyncFunctionDef


class KnownCalls(Calls):
    """Calls of imported functions and classes."""

    def _function_call(self, node: ast.Call) -> ast.expr:
        found = self.imported(node.func) if node.keywords else None
        if found is not None and found.attribute and found.module.split(".")[0] == "offthread":
            known = self._signature(found.module, found.attribute)
            ordered = self._ordered(node, known) if known else None
            if ordered is not None:
                return ast.Call(func=self.expr(node.func), args=ordered, keywords=[])
        return super()._function_call(node)

    def _signature(self, module: str, name: str) -> ast.arguments | None:
        """The parameters of ``name`` of ``module``, without ``self`` where it is a class."""
        path = self.place.modules.find(module)
        if path is None:
            return None
        self.files.append(path)
        for node in self.place.modules.parsed(path)[1].body:
            if isinstance(node, Function) and node.name == name:
                return node.args
            if isinstance(node, ast.ClassDef) and node.name == name:
                return _of_class(node)
            if isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    if (alias.asname or alias.name) == name:
                        return self._signature(absolute_module(node, module, path), alias.name)
        return None

    def _ordered(self, node: ast.Call, known: ast.arguments) -> list[ast.expr] | None:
        """The arguments in the order of the parameters; None where that would change the order
        in which they are evaluated, or where the call is wrong."""
        if known.vararg or known.kwonlyargs or known.posonlyargs:
            return None
        if any(isinstance(a, ast.Starred) for a in node.args) or None in _names(node):
            return None
        if wrong_arguments(node, "", known):
            return None
        places = [a.arg for a in known.args]
        taken = [places.index(n) if n in places else len(places) for n in _names(node)]
        if any(later < earlier for earlier, later in pairwise(taken)):
            return None
        return self._in_places(node, places, known.kwarg is not None)

    def _in_places(self, node: ast.Call, places: list[str], takes_more: bool) -> list[ast.expr]:
        """Positional arguments, ``undefined`` for what is left out, keywords for ``**``."""
        given = {k.arg: self.expr(k.value) for k in node.keywords if k.arg in places}
        last = max([places.index(n) + 1 for n in given if n], default=len(node.args))
        missing = [nodes.Js(["undefined"]) for _ in places]
        rest = [given.get(n, missing[i]) for i, n in enumerate(places)][len(node.args) : last]
        more = [k for k in node.keywords if k.arg not in places]
        if takes_more and more:
            rest += missing[len(node.args) + len(rest) :]
            call = ast.Call(func=node.func, args=[], keywords=more)
            rest.append(nodes.call("$$plain_keywords", self.keywords(call)))
        return [*self.elements(node.args), *rest]


def _names(node: ast.Call) -> list[str | None]:
    return [keyword.arg for keyword in node.keywords]


def _of_class(node: ast.ClassDef) -> ast.arguments | None:
    """The parameters of its own ``__init__``, without ``self``."""
    for method in node.body:
        if isinstance(method, Function) and method.name == "__init__":
            made = method.args
            return ast.arguments(
                made.posonlyargs, made.args[1:], made.vararg, made.kwonlyargs,
                made.kw_defaults, made.kwarg, made.defaults,
            )  # fmt: skip
    return None
