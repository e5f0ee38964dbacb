"""Runs on the machine: which of Offthread's own modules a user's program can reach.

A user's code may call by keyword, look at signatures and make subclasses; modules that it cannot
reach need not carry what that takes. It reaches the names that it imports; where a package only
passes a name on, the module that it is from; and the bases of classes.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from offthread.on_machine.compiler.lower.slim import is_slim
from offthread.on_machine.compiler.modules import Modules, absolute_module
from offthread.on_machine.compiler.problems import SourceProblems
from offthread.on_machine.compiler.scopes import walk_own

Reached = tuple[str, str]  # a module's dotted name and a name in it
ALL = "*"


def shown_modules(entry: str, modules: Modules) -> frozenset[str]:
    """The dotted names of Offthread's own modules that the program of ``entry`` can reach."""
    if is_slim(entry):  # its users write JavaScript
        return frozenset()
    seen: set[Reached] = {(entry, ALL)}
    waiting = list(seen)
    while waiting:
        new = {found for found in _reached(*waiting.pop(), modules) if modules.find(found[0])}
        waiting += new - seen
        seen |= new
    return frozenset(module for module, _ in seen if is_slim(module))


def _reached(module: str, name: str, modules: Modules) -> Iterator[Reached]:
    """What one who has ``name`` of ``module`` can reach through it."""
    path = modules.find(module)
    if path is None:
        return
    try:
        tree = modules.parsed(path)[1]
    except SourceProblems:  # compiling it tells them
        return
    wanted = {name, *_bases(tree, name)} if is_slim(module) else {ALL}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from _imported(node, module, path, wanted)


def _imported(
    node: ast.Import | ast.ImportFrom, module: str, path: Path, wanted: set[str]
) -> Iterator[Reached]:
    for alias in node.names:
        if ALL not in wanted and (alias.asname or alias.name) not in wanted:
            continue
        if isinstance(node, ast.Import):
            yield alias.name, ALL
            continue
        source = absolute_module(node, module, path)
        yield source, alias.name
        yield f"{source}.{alias.name}", ALL


def _bases(tree: ast.Module, name: str) -> set[str]:
    """The names of the classes from which the class ``name`` (ALL: any class) inherits here."""
    classes = {node.name: node for node in walk_own(tree.body) if isinstance(node, ast.ClassDef)}
    waiting = [made for made in classes.values() if name in (ALL, made.name)]
    found: set[str] = set()
    for made in waiting:  # grows while it is walked
        names = {base.id for base in made.bases if isinstance(base, ast.Name)} - found
        found |= names
        waiting += [classes[base] for base in names if base in classes]
    return found
