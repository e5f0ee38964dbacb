"""Runs on the machine: functions that call ``asyncio.run``.

JavaScript cannot stand still until a coroutine has ended, so such a function waits for it as an
asynchronous one does, and so do those that call it. Only functions of a module that are called
plainly, by it or by each other, can be made so; others are refused where they are lowered.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

_OTHERS = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.ClassDef,
           ast.FunctionDef, ast.AsyncFunctionDef)  # fmt: skip


def wait_for_runs(tree: ast.Module) -> None:
    """Make the functions of ``tree`` that need it wait."""
    functions = {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef)}
    waiting = {name for name, node in functions.items() if _runs(node)}
    if not waiting or any(functions[name].decorator_list for name in waiting):
        return
    before: set[str] = set()
    while before != waiting:
        before = set(waiting)
        waiting |= {n for n, node in functions.items() if before & set(_called(node.body))}
    places = [*_own(tree.body), *(n for name in waiting for n in _own(functions[name].body))]
    calls = [n for n in places if isinstance(n, ast.Call) and _name(n.func) in waiting]
    mentions = [n for n in ast.walk(tree) if _name(n) in waiting]
    if len(mentions) == len(calls) and not any(_yields(functions[name]) for name in waiting):
        _Waits(calls).visit(tree)
        tree.body = [
            _asynchronous(n) if isinstance(n, ast.FunctionDef) and n.name in waiting else n
            for n in tree.body
        ]


def _asynchronous(node: ast.FunctionDef) -> ast.AsyncFunctionDef:
    """``waits`` says that calls of it run at once."""
    made = ast.AsyncFunctionDef(**vars(node))
    setattr(made, "waits", True)  # noqa: B010
    return made


def waits(node: ast.AST) -> bool:
    return bool(getattr(node, "waits", False))


class _Waits(ast.NodeTransformer):
    def __init__(self, calls: list[ast.Call]) -> None:
        self.calls = {id(call) for call in calls}

    def visit_Call(self, node: ast.Call) -> ast.expr:  # noqa: N802
        self.generic_visit(node)
        return ast.copy_location(ast.Await(value=node), node) if id(node) in self.calls else node


def _own(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """The nodes of a body that run with it."""
    left: list[ast.AST] = list(body)
    while left:
        node = left.pop()
        yield node
        if not isinstance(node, _OTHERS):
            left += ast.iter_child_nodes(node)


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _called(body: list[ast.stmt]) -> list[str]:
    return [_name(n.func) for n in _own(body) if isinstance(n, ast.Call)]


def _runs(node: ast.FunctionDef) -> bool:
    calls = [n for n in _own(node.body) if isinstance(n, ast.Call)]
    return any(ast.unparse(n.func) == "asyncio.run" for n in calls)


def _yields(node: ast.FunctionDef) -> bool:
    return any(isinstance(n, ast.Yield | ast.YieldFrom) for n in _own(node.body))
