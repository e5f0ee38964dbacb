"""Runs on the machine: lowering - a Python tree becomes one that prints as JavaScript."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from pathlib import Path

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.bare import Bare
from offthread.on_machine.compiler.lower.base import Place
from offthread.on_machine.compiler.lower.full import Core, Full
from offthread.on_machine.compiler.lower.names.module_annotations import keep_annotations
from offthread.on_machine.compiler.lower.page_guard import guard_page
from offthread.on_machine.compiler.lower.program_end import end_quietly, mentions_exit
from offthread.on_machine.compiler.lower.slim import Slim, is_slim
from offthread.on_machine.compiler.lower.top_level import declare_module, wait_for_rest
from offthread.on_machine.compiler.modules import listed_in_all
from offthread.on_machine.compiler.problems import Refused

__all__ = ["Lowered", "Place", "is_slim", "lower"]


@dataclass
class Lowered:
    """A lowered module: its whole ``body``, the ``imports`` (dotted names of the modules it
    needs) and the other ``files`` that were read for it; or its ``problems``."""

    body: list[ast.stmt]
    imports: list[str]
    files: list[Path] = field(default_factory=list)
    problems: list[Refused] = field(default_factory=list)


def lower(tree: ast.Module, place: Place) -> Lowered:
    """Lower a checked module. ``problems`` are all that cannot be made right in it."""
    tree = keep_annotations(tree)
    lowerer = _lowerer(place)(tree, place)
    scope = lowerer.scope
    try:
        lowerer.collect_imports(scope, tree.body)
    except Refused as refused:
        return Lowered([], [], [], [refused])
    lowerer.find_unsure(scope, tree.body, ())
    lowerer.learn_types(scope, tree.body)
    body = lowerer.body(tree.body)
    own = {n: lowerer.spelled(n, scope) for n in sorted(scope.bound - scope.imported.keys())}
    body = declare_module(lowerer, body, own)
    full = lowerer if isinstance(lowerer, Full) else None
    if full is not None and place.is_entry and mentions_exit(tree):
        body = end_quietly(body)
    if lowerer.is_async:
        body = wait_for_rest(body, place.is_page)
    if place.is_page:
        body = guard_page(lowerer, body)
    if lowerer.is_async:
        own["$done"] = "$done"
    shown = {**own, **{n: i.js for n, i in scope.imported.items() if i.module != "js"}}
    listed = listed_in_all(tree) if place.is_entry else None
    if place.is_entry:  # its __all__ is the interface to JavaScript; a page has none
        kept = {*(listed if listed is not None else () if place.is_page else own), "$done"}
        shown = {name: js for name, js in shown.items() if name in kept}
    exports = [js if js == name else f"{js} as {name}" for name, js in sorted(shown.items())]
    first = [*full.counting_builtins(), *full.allowing()] if full is not None else []
    if full is not None and place.is_entry and full.mentions_context:  # nothing is handled yet
        first.append(ast.Expr(nodes.call("$$handled")))
    body = [*lowerer.es_imports, *first, *body,
            nodes.JsStatement([f"export {{{', '.join(exports)}}}"])]  # fmt: skip
    return Lowered(body, list(lowerer.imported_modules), lowerer.files, lowerer.problems)


def _lowerer(place: Place) -> type[Core]:
    if not is_slim(place.name):
        return Full
    return Slim if place.name in place.shown else Bare
