"""Runs on the machine: ``__annotations__`` of a module, as the program reads it by name.

Only modules that name it pay: the dict becomes a variable, and each annotated name of the module
an entry, which is made where the annotation stands.
"""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.classes.annotations import are_texts, as_text

NAME = "__annotations__"


def keep_annotations(tree: ast.Module) -> ast.Module:
    """The module with its annotations written down, where somebody reads them."""
    if not any(isinstance(n, ast.Name) and n.id == NAME for n in ast.walk(tree)):
        return tree
    kept: ast.Module = _Keeping(are_texts(tree)).visit(tree)
    start = nodes.assign(NAME, ast.Dict(keys=[], values=[]))
    place = 1 if ast.get_docstring(tree) is not None else 0
    while place < len(kept.body) and getattr(kept.body[place], "module", "") == "__future__":
        place += 1
    kept.body.insert(place, nodes.at(start, kept.body[0]))
    return kept


class _Keeping(ast.NodeTransformer):
    def __init__(self, texts: bool) -> None:
        self.texts = texts

    def visit_AnnAssign(self, node: ast.AnnAssign) -> list[ast.stmt]:  # noqa: N802
        if not isinstance(node.target, ast.Name) or not node.simple:
            return [node]
        target = ast.Subscript(
            value=nodes.name(NAME), slice=nodes.text(node.target.id), ctx=ast.Store()
        )
        value = as_text(node.annotation) if self.texts else node.annotation
        return [node, nodes.at(ast.Assign(targets=[target], value=value), node)]

    def _leave(self, node: ast.stmt) -> ast.stmt:
        """Functions keep no annotations of their variables, classes their own."""
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = _leave  # noqa: N815
