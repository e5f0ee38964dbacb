"""Runs on the machine: a SystemExit that reaches a program's top level ends it, and is no failure.

JavaScript cannot leave a module but by an error. So where a program mentions the exit, its
statements stand in one ``try``; others are left as they are, and can be dropped one by one.
"""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes

EXITS = frozenset({"SystemExit", "exit", "quit"})


def mentions_exit(tree: ast.Module) -> bool:
    """Whether a program may mean to end itself."""
    return any(
        (isinstance(node, ast.Name) and node.id in EXITS)
        or (isinstance(node, ast.Attribute) and node.attr in EXITS)
        or (isinstance(node, ast.alias) and node.name in EXITS)
        for node in ast.walk(tree)
    )


def end_quietly(body: list[ast.stmt]) -> list[ast.stmt]:
    """``body``, a module's, in a ``try`` that takes what ends the program."""
    failed = nodes.JsStatement(["if (!", nodes.call("$$ended", nodes.name("$x")), ") throw $x"])
    front = 1 if body and nodes.is_declaration(body[0]) else 0
    return [*body[:front], nodes.JsTry(body[front:], "$x", [failed])]
