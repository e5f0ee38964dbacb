"""Runs on the machine: private names of a class body (Language Reference, 6.2.1).

``__x`` anywhere inside ``class A`` is ``_A__x``: variables, parameters and keywords as well as
attributes. The names are changed in the tree, before anything asks which scope binds them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

FIELDS = {ast.Name: "id", ast.arg: "arg", ast.keyword: "arg", ast.Attribute: "attr",
          ast.FunctionDef: "name", ast.AsyncFunctionDef: "name", ast.ClassDef: "name",
          ast.ExceptHandler: "name", ast.MatchAs: "name", ast.alias: "asname"}  # fmt: skip


def mangled_in(owner: str, name: str) -> str:
    """How ``name`` is called inside ``class owner``."""
    private = name.startswith("__") and not name.endswith("__") and owner.lstrip("_")
    return f"_{owner.lstrip('_')}{name}" if private else name


def mangle(node: ast.ClassDef) -> None:
    """Give the private names in the body of the class their full ones."""
    for statement in node.body:
        for inner in _inside(statement):
            _rename(written_name(node), inner)


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that belong to a class body: those of the bodies of inner classes do not."""
    yield node
    outer = (
        (*node.bases, *node.keywords, *node.decorator_list)
        if isinstance(node, ast.ClassDef)
        else None
    )
    for child in ast.iter_child_nodes(node) if outer is None else outer:
        yield from _inside(child)


def _rename(owner: str, node: ast.AST) -> None:
    if isinstance(node, ast.Global | ast.Nonlocal):
        node.names = [mangled_in(owner, name) for name in node.names]
    field = FIELDS.get(type(node))
    written = getattr(node, field) if field is not None else None
    if field is not None and written and mangled_in(owner, written) != written:
        setattr(node, field, mangled_in(owner, written))
        if field == "name":
            node.written = written  # type: ignore[attr-defined]


def written_name(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> str:
    """What a function or class calls itself: its name as it was before ``mangle``."""
    written: str = getattr(node, "written", node.name)
    return "<lambda>" if written == "lambda" else written
