"""Runs on the machine: refuses what syntax alone shows cannot be made right on the page.

What depends on names and imports is refused where lowering resolves them; here stands what is
refused by its look.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from offthread.on_machine.compiler.lower.base import Place
from offthread.on_machine.compiler.problems import Refused
from offthread.on_machine.compiler.refusals import WORKER

# Attributes through which CPython shows its own frames and byte code.
INNER_ATTRIBUTES = frozenset(
    "__builtins__ __subclasshook__ cr_frame cr_code ag_frame f_locals f_globals f_back "
    "f_code f_lineno tb_frame tb_next co_code co_consts co_filename co_names".split()
)
NEVER_CALLED = {
    "__del__": "objects are collected without a word on the page: use a with statement",
    "__prepare__": "give the class its names in its body, or in the metaclass's __new__",
    "__instancecheck__": "write a function that tells whether it is one",
    "__subclasscheck__": "write a function that tells whether it is one",
    "__mro_entries__": "name the base classes themselves",
    "__buffer__": "give out bytes instead",
    "__reduce__": "give out a dict instead; pickle works in the worker",
    "__reduce_ex__": "give out a dict instead; pickle works in the worker",
}
ASKED_OF_METACLASSES = frozenset({"__instancecheck__", "__subclasscheck__"})
PROTOTYPE = "__proto__"
# What functions keep as it was when they were made.
KEPT = frozenset({"__code__", "__closure__"})
FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


def check(tree: ast.Module, place: Place) -> list[Refused]:
    """Everything in the module that cannot be compiled to mean Python."""
    refused = [problem for node in ast.walk(tree) for problem in _of_node(node)]
    return [*refused, *_of_module(tree)]


def _of_node(node: ast.AST) -> Iterator[Refused]:
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and node.attr in KEPT:
        message = f"{node.attr} cannot be set on the page"
        yield Refused(node, message, "make another function")
    inner = isinstance(node, ast.Attribute) and node.attr in INNER_ATTRIBUTES
    if isinstance(node, ast.Attribute) and inner:
        yield Refused(node, f"{node.attr} shows CPython's own workings, which a page lacks", WORKER)
    if PROTOTYPE in (getattr(node, "attr", ""), getattr(node, "arg", "")):
        message = f"JavaScript keeps the prototype of an object as {PROTOTYPE}"
        yield Refused(node, message, "take another name")
    if isinstance(node, ast.ClassDef):
        for statement in node.body:
            if isinstance(statement, FUNCTIONS) and statement.name in NEVER_CALLED:
                if statement.name in ASKED_OF_METACLASSES and _is_metaclass(node):
                    continue
                message = f"{statement.name} is never called on the page"
                yield Refused(statement, message, NEVER_CALLED[statement.name])


def _is_metaclass(node: ast.ClassDef) -> bool:
    return any(isinstance(base, ast.Name) and base.id == "type" for base in node.bases)


def _of_module(tree: ast.Module) -> Iterator[Refused]:
    for statement in tree.body:
        if isinstance(statement, FUNCTIONS) and statement.name in ("__getattr__", "__dir__"):
            message = f"a module's {statement.name} is not called on the page"
            yield Refused(statement, message, "define the names themselves")
