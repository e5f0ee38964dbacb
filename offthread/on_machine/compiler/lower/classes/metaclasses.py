"""Runs on the machine: which metaclasses a class statement may name.

Those of the library are known to the runtime; a program's own have to stand in its module, so
that it is plain what they are.
"""

from __future__ import annotations

import ast

from offthread.on_machine.compiler.problems import Refused

METACLASSES = frozenset({"type", "ABCMeta", "EnumMeta", "EnumType"})


def own_metaclass(node: ast.ClassDef, tree: ast.Module) -> ast.expr | None:
    """The metaclass that the statement names, where it is one of the program's own."""
    found = [k.value for k in node.keywords if k.arg == "metaclass"]
    if not found or _last_name(found[0]) in METACLASSES:
        return None
    if not _makes_classes(found[0], tree):
        remedy = "write it in this module as a class over `type`, or use __init_subclass__"
        raise Refused(found[0], "this metaclass is not supported on the page", remedy)
    return found[0]


def _last_name(value: ast.expr) -> str:
    return value.attr if isinstance(value, ast.Attribute) else str(getattr(value, "id", ""))


def _makes_classes(value: ast.expr, tree: ast.Module) -> bool:
    """A function, or a class of this module whose bases lead to ``type``."""
    if isinstance(value, ast.Lambda):
        return True
    made = [n for n in ast.walk(tree) if getattr(n, "name", "") == _last_name(value)]
    if len(made) != 1 or not isinstance(made[0], ast.ClassDef | ast.FunctionDef):
        return False
    if isinstance(made[0], ast.FunctionDef):
        return True
    bases = [base for base in made[0].bases if isinstance(base, ast.Name)]
    return any(base.id == "type" or _makes_classes(base, tree) for base in bases)
