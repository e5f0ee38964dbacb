"""Runs on the machine: the outermost statements of a module - declarations, awaiting."""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.base import LowererBase
from offthread.on_machine.compiler.lower.page_guard import SHOW_ASYNC


def declare_module(
    lowerer: LowererBase, body: list[ast.stmt], own: dict[str, str]
) -> list[ast.stmt]:
    """Declare module variables: at their first plain assignment, so that a bundler can drop
    what nobody uses; the others, which are assigned inside something, in front."""
    scope = lowerer.scope
    unsure = {own[name] for name in own if name in scope.unsure}
    left = {*own.values(), *scope.temporaries} - unsure
    is_library = runtime.FOLDER in lowerer.place.path.parents  # unused parts may be dropped
    waiting = not lowerer.is_async  # what comes after an await stands in a function
    declared: list[ast.stmt] = []
    for statement in body:
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        if waiting and isinstance(target, ast.Name) and target.id in left:
            left.discard(target.id)
            assert isinstance(statement, ast.Assign)
            value = statement.value
            pure = "/* @__PURE__ */ " if is_library and isinstance(value, ast.Call) else ""
            parts: list[nodes.Part] = [f"var {target.id} = {pure}", value]
            statement = nodes.at(nodes.JsStatement(parts), statement)
        declared.append(statement)
    front = [lowerer.declared(name, scope) for name in own if own[name] in unsure]
    front += [[name] for name in sorted(left)]
    if not front:
        return declared
    joined = [piece for part in front for piece in [", ", *part]][1:]
    return [nodes.JsStatement(["var ", *joined]), *declared]


def wait_for_rest(body: list[ast.stmt], is_page: bool) -> list[ast.stmt]:
    """The statements of a module that awaits, as an async function: a classic script has no
    top-level await. ``$done`` is the promise of its end."""
    first, rest = (body[:1], body[1:]) if body and nodes.is_declaration(body[0]) else ([], body)
    function = nodes.JsFunction("", [], [], rest, kind="arrow", is_async=True)
    failed = nodes.name(SHOW_ASYNC)
    watch = [nodes.JsStatement(["$done.catch(", failed, ")"])] if is_page else []
    return [*first, nodes.JsStatement(["var $done = (", function, ")()"]), *watch]
