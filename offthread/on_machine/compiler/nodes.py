"""Runs on the machine: the nodes that lowering adds to Python's own ``ast``.

They say in the tree what Python has no spelling for. Only the generator prints them.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import TypeVar

Part = str | ast.expr
Located = TypeVar("Located", bound=ast.AST)


class Js(ast.expr):
    """An expression printed from ``parts``: text stays as it is, expressions are visited."""

    _fields = ("parts",)
    parts: list[Part]

    def __init__(self, parts: Sequence[Part] = ()) -> None:
        super().__init__()
        self.parts = list(parts)


class JsFunction(ast.expr):
    """A function as an expression. ``params`` are printed as they are; ``kind`` is "function",
    "arrow" or "method" (in an object literal); ``is_async`` and ``is_generator`` add their
    marks; ``name`` may be ""."""

    _fields = ("defaults", "body")

    def __init__(
        self,
        name: str = "",
        params: Sequence[str] = (),
        defaults: Sequence[ast.expr | None] = (),
        body: Sequence[ast.stmt] = (),
        *,
        kind: str = "function",
        is_async: bool = False,
        is_generator: bool = False,
    ) -> None:
        super().__init__()
        self.name, self.params = name, list(params)
        self.defaults, self.body = list(defaults), list(body)
        self.kind, self.is_async, self.is_generator = kind, is_async, is_generator


class JsStatement(ast.stmt):
    """A statement printed from ``parts`` (see ``Js``)."""

    _fields = ("parts",)
    parts: list[Part]

    def __init__(self, parts: Sequence[Part] = ()) -> None:
        super().__init__()
        self.parts = list(parts)


class JsLoop(ast.stmt):
    """A loop: ``head`` (parts) before the braces, ``body`` inside, an optional ``label``."""

    _fields = ("head", "body")

    def __init__(
        self, head: Sequence[Part] = (), body: Sequence[ast.stmt] = (), label: str = ""
    ) -> None:
        super().__init__()
        self.head, self.body, self.label = list(head), list(body), label


class JsBlock(ast.stmt):
    """A labelled block: ``break label`` leaves it."""

    _fields = ("body",)

    def __init__(self, label: str = "", body: Sequence[ast.stmt] = ()) -> None:
        super().__init__()
        self.label, self.body = label, list(body)


class JsTry(ast.stmt):
    """``try body catch (name) handler finally final``; either part may be empty."""

    _fields = ("body", "handler", "final")

    def __init__(
        self,
        body: Sequence[ast.stmt] = (),
        name: str = "",
        handler: Sequence[ast.stmt] = (),
        final: Sequence[ast.stmt] = (),
    ) -> None:
        super().__init__()
        self.name = name
        self.body, self.handler, self.final = list(body), list(handler), list(final)


def at(new: Located, old: ast.AST) -> Located:
    """Give ``new`` (and what it holds that has none) the place of ``old`` in the source."""
    waiting: list[ast.AST] = [new]
    while waiting:
        node = waiting.pop()
        if "lineno" not in node.__dict__:
            node.lineno = getattr(old, "lineno", 1)  # type: ignore[attr-defined]
            node.col_offset = getattr(old, "col_offset", 0)  # type: ignore[attr-defined]
            waiting.extend(ast.iter_child_nodes(node))
    return new


def name(identifier: str) -> ast.Name:
    """A name that is read."""
    return ast.Name(id=identifier, ctx=ast.Load())


def call(function: str, *arguments: ast.expr) -> ast.Call:
    """A call of a runtime function, such as ``$eq``."""
    return ast.Call(func=name(function), args=list(arguments), keywords=[])


def text(value: str) -> ast.Constant:
    """A string literal."""
    return ast.Constant(value=value)


def assign(target: str, value: ast.expr) -> ast.Assign:
    """``target = value``."""
    return ast.Assign(targets=[ast.Name(id=target, ctx=ast.Store())], value=value)


def commas(items: Sequence[Part]) -> list[Part]:
    """The items with commas between, for ``Js``."""
    parts: list[Part] = []
    for index, item in enumerate(items):
        parts += [", ", item] if index else [item]
    return parts


def is_declaration(statement: ast.stmt) -> bool:
    """Whether a statement declares variables (``var …``)."""
    return isinstance(statement, JsStatement) and statement.parts[0] == "var "
