"""Runs on the machine: the names that a class body binds, as its namespace tells of them."""

from __future__ import annotations

import ast

from offthread.on_machine.compiler.scopes import Scope, bind_body


def bound_in_order(statement: ast.stmt, scope: Scope) -> list[str]:
    if isinstance(statement, ast.AnnAssign) and statement.value is None:
        return []
    inner = Scope("class", scope, ())
    bind_body(inner, [statement])
    return sorted(inner.bound)


def long_module(node: ast.ClassDef) -> str:
    """The module in the long name that a class of the library has, where that names one."""
    for statement in node.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant):
            if getattr(statement.targets[0], "id", "") == "__long__":
                return str(statement.value.value).rpartition(".")[0]
    return ""


def bound_twice(node: ast.ClassDef, tree: ast.Module) -> str:
    """What an enumeration has against a name that its body binds again, in a module that imports
    ``enum``: a dict of the class's names has only the last value."""
    if not node.bases or not any(_imports_enum(n) for n in tree.body):
        return ""
    first: dict[str, ast.Constant] = {}
    for statement in node.body:
        name = _bound(statement)
        if name in first:
            return f"{name!r} already defined as {first[name].value!r}"
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant):
            first[name] = statement.value
    return ""


def _bound(statement: ast.stmt) -> str:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return statement.name
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
        name = statement.targets[0].id
        return "" if name.startswith("_") else name
    return ""


def _imports_enum(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Import):
        return any(alias.name == "enum" for alias in statement.names)
    return isinstance(statement, ast.ImportFrom) and statement.module == "enum"
