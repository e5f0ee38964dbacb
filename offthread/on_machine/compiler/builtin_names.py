"""Runs on the machine: ``import builtins`` read as the names that it stands for.

``builtins.len`` is ``len`` where the module binds no ``len`` of its own. Where it does, where a
builtin is replaced or the module is handed on as a value, the import stays, and is refused.
"""

from __future__ import annotations

import ast
import builtins


def with_builtin_names(tree: ast.Module) -> ast.Module:
    """``tree``, changed in place."""
    if not any(_names_builtins(node) for node in tree.body):
        return tree
    reader = _Reader()
    reader.visit(tree)
    if reader.may_be_read():
        _Replacer(reader.aliases).visit(tree)
        ast.fix_missing_locations(tree)
    return tree


def _names_builtins(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        return any(alias.name == "builtins" for alias in node.names)
    return isinstance(node, ast.ImportFrom) and node.module == "builtins" and not node.level


class _Reader(ast.NodeVisitor):
    """What the module binds, and how it uses the names that mean ``builtins``."""

    def __init__(self) -> None:
        self.aliases: set[str] = set()
        self.bound: set[str] = set()
        self.asked: set[str] = set()
        self.bare: set[str] = set()

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:  # noqa: N802
        for alias in node.names:
            if alias.name == "builtins" and isinstance(node, ast.Import):
                self.aliases.add(alias.asname or alias.name)
            elif isinstance(node, ast.ImportFrom) and node.module == "builtins":
                self.asked.add(alias.name)
                self.bound |= {alias.asname} if alias.asname not in (None, alias.name) else set()
            else:
                self.bound.add((alias.asname or alias.name).split(".")[0])

    visit_ImportFrom = visit_Import  # noqa: N815

    def visit_Attribute(self, node: ast.Attribute) -> None:  # noqa: N802
        if isinstance(node.value, ast.Name) and isinstance(node.ctx, ast.Load):
            self.asked |= {node.attr} if node.value.id in self.aliases else set()
            self.bare |= {node.value.id} - self.aliases
        else:
            self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:  # noqa: N802
        (self.bare if isinstance(node.ctx, ast.Load) else self.bound).add(node.id)

    def visit_arg(self, node: ast.arg) -> None:
        self.bound.add(node.arg)
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.ClassDef) -> None:  # noqa: N802
        self.bound.add(node.name)
        self.generic_visit(node)

    visit_AsyncFunctionDef = visit_ClassDef = visit_FunctionDef  # type: ignore[assignment]  # noqa: N815

    def may_be_read(self) -> bool:
        known = self.asked <= set(vars(builtins))
        return (
            known and not (self.aliases & (self.bare | self.bound)) and not self.asked & self.bound
        )


class _Replacer(ast.NodeTransformer):
    def __init__(self, aliases: set[str]) -> None:
        self.aliases = aliases

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:  # noqa: N802
        if isinstance(node.value, ast.Name) and node.value.id in self.aliases:
            return ast.copy_location(ast.Name(id=node.attr, ctx=node.ctx), node)
        return self.generic_visit(node)

    def visit_Import(self, node: ast.Import) -> ast.AST:  # noqa: N802
        node.names = [alias for alias in node.names if alias.name != "builtins"]
        return node if node.names else ast.copy_location(ast.Pass(), node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.AST | list[ast.stmt]:  # noqa: N802
        if not _names_builtins(node):
            return node
        renamed = [a for a in node.names if a.asname not in (None, a.name)]
        made: list[ast.stmt] = [
            ast.Assign(
                targets=[ast.Name(id=str(a.asname), ctx=ast.Store())],
                value=ast.Name(id=a.name, ctx=ast.Load()),
            )
            for a in renamed
        ]
        return [ast.copy_location(one, node) for one in made or [ast.Pass()]]
