"""Runs on the machine: the variables that a function shares with those around and inside it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from offthread.on_machine.compiler.scopes import (
    COMPREHENSIONS,
    FUNCTIONS,
    Scope,
    function_scope,
    walk_own,
)


def free_in(node: ast.AST, scope: Scope) -> set[str]:
    """The variables of functions around ``scope`` that ``node``, its function, uses."""
    body = _body(node)
    used = _used(body, scope) - (scope.bound - scope.declared_nonlocal)
    owners = {name: scope.find(name) for name in used}
    return {n for n, owner in owners.items() if owner is not None and owner.kind == "function"}


def cells_in(node: ast.AST, scope: Scope) -> set[str]:
    """The function's own variables that functions inside it use."""
    inner: set[str] = set()
    for child in _functions(_body(node)):
        inner |= _used_by(child, scope)
    return inner & (scope.bound - scope.declared_nonlocal - scope.declared_global)


def _body(node: ast.AST) -> list[ast.AST]:
    body = getattr(node, "body", [])
    return list(body) if isinstance(body, list) else [body]


def _used(body: Iterable[ast.AST], scope: Scope) -> set[str]:
    body = list(body)
    names = {n.id for n in walk_own(body) if isinstance(n, ast.Name)}
    names |= {name for n in walk_own(body) if isinstance(n, ast.Nonlocal) for name in n.names}
    for child in _functions(body):
        names |= _used_by(child, scope)
    return names


def _used_by(child: ast.AST, scope: Scope) -> set[str]:
    """What a function, class or comprehension inside takes from outside."""
    if isinstance(child, FUNCTIONS):
        inside = function_scope(child, scope)
        return _used(_body(child), inside) - (inside.bound - inside.declared_nonlocal)
    if isinstance(child, ast.ClassDef):
        return _used(child.body, scope)
    bound = {n.id for n in ast.walk(child) if isinstance(n, ast.Name)
             and not isinstance(n.ctx, ast.Load)}  # fmt: skip
    return {n.id for n in ast.walk(child) if isinstance(n, ast.Name)} - bound


def _functions(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    for node in walk_own(body):
        if isinstance(node, (*FUNCTIONS, ast.ClassDef, *COMPREHENSIONS)):
            yield node
