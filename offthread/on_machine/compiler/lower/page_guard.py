"""Runs on the machine: shows what app.py's own top level raises on the page itself.

Browsers mask the errors of scripts on file:// and some tell nobody of a rejected promise. So
the top-level statements of a page's program stand in ``try``, and coroutines that it starts
there are watched. Definitions stay outside: a bundler can drop those that nobody uses.
"""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.base import LowererBase

MODULE = "offthread.on_page.stopped"
SHOW, SHOW_ASYNC = "$show", "$show_async"
PURE = "/* @__PURE__ */ "
STARTS_TASK = frozenset({"create_task", "ensure_future"})


def guard_page(lowerer: LowererBase, body: list[ast.stmt]) -> list[ast.stmt]:
    """``body`` with each run of statements that do something in a ``try``."""
    lowerer.es_import(
        f"{{show_top_level_error as {SHOW}, show_async_error as {SHOW_ASYNC}}}", MODULE
    )
    guarded: list[ast.stmt] = []
    run: list[ast.stmt] = []
    for statement in body:
        if not _is_definition(statement):
            run.append(statement)
            continue
        guarded += [*_tried(run), statement]
        run = []
    return [*guarded, *_tried(run)]


def _tried(run: list[ast.stmt]) -> list[ast.stmt]:
    shown = nodes.call(SHOW, nodes.name("$x"))
    return [nodes.JsTry(run, "$x", [ast.Raise(exc=shown)])] if run else []


def _is_definition(statement: ast.stmt) -> bool:
    """A declaration, or an assignment that runs nothing of the program."""
    if isinstance(statement, ast.Assign):
        return _is_quiet(statement.value)
    if not isinstance(statement, nodes.JsStatement):
        return False
    head, *rest = statement.parts
    if not isinstance(head, str) or not head.startswith("var "):
        return False
    return " = " not in head or all(isinstance(p, str) or _is_quiet(p) for p in rest)


def _is_quiet(value: ast.expr) -> bool:
    if isinstance(value, nodes.Js):
        return bool(value.parts) and value.parts[0] == PURE
    if isinstance(value, ast.List):
        return all(_is_quiet(item) for item in value.elts)
    if isinstance(value, ast.Dict):
        return all(_is_quiet(item) for item in value.values)
    return isinstance(value, ast.Constant)


def starts_coroutine(lowerer: LowererBase, node: ast.expr) -> bool:
    """Whether a top-level expression starts a coroutine that nobody awaits."""
    if not isinstance(node, ast.Call) or lowerer.scope.kind != "module":
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    if isinstance(node.func, ast.Name):
        owner = lowerer.scope.find(node.func.id)
        name = node.func.id
        if owner is not None and name in owner.coroutines:
            return True
    return name in STARTS_TASK


def watched(value: ast.expr) -> ast.expr:
    """``value``, a promise, with its failure shown on the page."""
    return nodes.Js(["globalThis.Promise.resolve(", value, ").catch(", nodes.name(SHOW_ASYNC), ")"])
