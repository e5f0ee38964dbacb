"""Runs on the machine: what the calls of a module's functions give for their parameters.

A parameter for which every call gives a float is a float. All calls of a function are known where
its name is read for nothing but calls; those of a class are calls of its ``__init__``.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Mapping, Sequence

from offthread.on_machine.compiler.scopes import arguments_of, names_bound_by
from offthread.on_machine.compiler.types_inferred.contents import together
from offthread.on_machine.compiler.types_inferred.expressions import Inference
from offthread.on_machine.compiler.types_inferred.types import FLOATY, UNSEEN, Type, Types

Place = tuple[str, ast.FunctionDef, bool]


class CallSites:
    """The calls in a module whose functions' names are only called."""

    def __init__(self, tree: ast.Module) -> None:
        self.calls = _only_called(tree)
        self.parameters: dict[int, Place] = {}
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.decorator_list:
                self._note(node.name, node, is_method=False)
            elif isinstance(node, ast.ClassDef) and not node.decorator_list:
                for inner in node.body:
                    if isinstance(inner, ast.FunctionDef) and inner.name == "__init__":
                        self._note(node.name, inner, is_method=True)

    def _note(self, name: str, node: ast.FunctionDef, *, is_method: bool) -> None:
        if name in self.calls:
            for parameter in arguments_of(node.args):
                self.parameters[id(parameter)] = (name, node, is_method)

    def type_given(self, parameter: ast.arg, make: Inference) -> Type | None:
        """FLOATY where every call gives a float that is plain to see."""
        if id(parameter) not in self.parameters:
            return None
        name, node, is_method = self.parameters[id(parameter)]
        apart = Inference(lambda name: None, make.is_builtin)
        apart.attributes, apart.imported = make.attributes, make.imported
        kinds = [given_types(node, call, apart, is_method).get(parameter.arg)
                 for call in self.calls[name]]  # fmt: skip
        whole = together(kinds)
        return FLOATY if whole is not None and whole.is_floaty else None

    def types_in(self, node: ast.FunctionDef, make: Inference) -> Types:
        """Of all parameters of a function."""
        return {p.arg: self.type_given(p, make) for p in arguments_of(node.args)}


def _only_called(tree: ast.Module) -> Mapping[str, Sequence[ast.Call]]:
    """Names that are bound once and read to be called alone, and those calls."""
    bound = Counter(name for node in ast.walk(tree) for name in names_bound_by(node))
    bound.update(a.arg for a in ast.walk(tree) if isinstance(a, ast.arg))
    calls: dict[str, list[ast.Call]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            calls.setdefault(node.func.id, []).append(node)
    read = Counter(
        n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)
    )
    return {
        name: found
        for name, found in calls.items()
        if bound[name] == 1 and read[name] == len(found)
    }


def given_types(
    node: ast.FunctionDef, call: ast.Call, make: Inference, is_method: bool = False
) -> Types:
    """What a call gives for the parameters, as far as it shows floats."""
    arguments = node.args
    if any(isinstance(a, ast.Starred) for a in call.args) or any(
        keyword.arg is None for keyword in call.keywords
    ):
        return {}
    positional = [*arguments.posonlyargs, *arguments.args][1 if is_method else 0 :]
    given = dict(zip([p.arg for p in positional], call.args, strict=False))
    given |= {str(keyword.arg): keyword.value for keyword in call.keywords}
    return {
        name: _as_given(make.type_of(value))
        for name, value in {**_defaults(arguments), **given}.items()
    }


def _defaults(arguments: ast.arguments) -> dict[str, ast.expr]:
    """Defaults that are literals, which are the same at each call."""
    return {p.arg: d for p, d in defaults_of(arguments) if isinstance(d, ast.Constant)}


def defaults_of(arguments: ast.arguments) -> list[tuple[ast.arg, ast.expr]]:
    """The parameters with a default, and that."""
    positional = [*arguments.posonlyargs, *arguments.args]
    last = positional[len(positional) - len(arguments.defaults) :]
    pairs = [*zip(last, arguments.defaults, strict=True),
             *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)]  # fmt: skip
    return [(parameter, default) for parameter, default in pairs if default is not None]


def _as_given(kind: Type | None) -> Type | None:
    """A float may come in a box (``whole_floats.py``); other types say nothing here."""
    if kind is None or kind == UNSEEN:
        return kind
    if kind.is_floaty:
        return FLOATY
    return kind if kind.kind == "tuple" and kind.shows_floats or kind.kind == "list" else None
