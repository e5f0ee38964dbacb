"""Runs on the machine: lowering - a Python tree becomes one that prints as JavaScript."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from pathlib import Path

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.calls import Calls
from offthread.on_machine.compiler.lower.classes import Classes
from offthread.on_machine.compiler.lower.exceptions import Exceptions
from offthread.on_machine.compiler.lower.patterns import Patterns
from offthread.on_machine.compiler.lower.statements import Statements
from offthread.on_machine.compiler.scopes import Scope


class Lowerer(Statements, Calls, Classes, Exceptions, Patterns):
    """All concerns together."""


@dataclass
class Lowered:
    """A lowered module: its ``body``, the ``names`` it offers (Python name to JavaScript
    spelling), its ``imports`` and the other ``files`` that were read for it."""

    body: list[ast.stmt]
    names: dict[str, str]
    imports: list[ast.Import | ast.ImportFrom]
    files: list[Path] = field(default_factory=list)


def lower(tree: ast.Module, path: Path, folder: Path) -> Lowered:
    """Lower a checked module. ``folder`` is the project's, for ``file(…)``.

    Raises Refused where something cannot be made right."""
    lowerer = Lowerer(tree, path, folder)
    lowerer.files = []
    erased = lowerer.collect_imports(tree)
    body = [*erased, *lowerer.body(tree.body)]
    scope = lowerer.scope
    own = {n: lowerer.spelled(n, scope) for n in sorted(scope.bound)
           if n not in lowerer.javascript_globals}  # fmt: skip
    body = declare_module(body, scope, set(own.values()) - imported_names(lowerer, scope))
    return Lowered(body, own, lowerer.imports, lowerer.files)


def imported_names(lowerer: Lowerer, scope: Scope) -> set[str]:
    """The JavaScript spelling of what the module's imports bind."""
    aliases = [alias for node in lowerer.imports for alias in node.names]
    return {lowerer.spelled(alias.asname or alias.name, scope) for alias in aliases}


def declare_module(body: list[ast.stmt], scope: Scope, names: set[str]) -> list[ast.stmt]:
    """Declare module variables: at their first plain assignment, so that a bundler can drop
    what nobody uses; the others, which are assigned inside something, in front."""
    left = names | set(scope.temporaries)
    declared: list[ast.stmt] = []
    for statement in body:
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        if isinstance(target, ast.Name) and target.id in left:
            left.discard(target.id)
            assert isinstance(statement, ast.Assign)
            parts: list[nodes.Part] = [f"var {target.id} = ", statement.value]
            statement = nodes.at(nodes.JsStatement(parts), statement)
        declared.append(statement)
    return [nodes.JsStatement([f"var {', '.join(sorted(left))}"]), *declared] if left else declared
