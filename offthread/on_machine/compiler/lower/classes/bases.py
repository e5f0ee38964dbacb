"""Runs on the machine: what the bases of a class are.

Builtin types are made fit to be bases only where the text shows that, or where only the run can
tell which they are; what says something to type checkers alone is left out.
"""

from __future__ import annotations

import ast
import builtins
import functools
from collections import abc

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.expressions.comprehensions import Comprehensions
from offthread.on_machine.compiler.lower.expressions.expressions import GENERIC
from offthread.on_machine.compiler.problems import Refused

FINAL = frozenset(f"${name}" for name in "bool range slice memoryview".split())
CONTAINERS = frozenset(
    f"${name}" for name in "list dict set tuple frozenset str int float bytes bytearray".split()
)
ERASED_BASES = frozenset({"Protocol", "Generic"})


class Bases(Comprehensions):
    """Bases of class statements."""

    def _is_plain_base(self, base: ast.expr) -> bool:
        if not isinstance(base, ast.Name):
            return False
        if self.is_builtin(base):
            found = getattr(builtins, base.id, None)
            return base.id == "object" or isinstance(found, type) and issubclass(found, Exception)
        owner = self.scope.find(base.id)
        once = owner is not None and owner.kind == "module" and owner.counts[base.id] == 1
        return once and base.id in self.plain_classes

    def _base(self, base: ast.expr, lowered: ast.expr) -> ast.expr:
        """Builtin containers are made subclassable only where that is asked for."""
        if isinstance(lowered, ast.Name) and lowered.id == "$type":
            return nodes.call("$$type_base")
        if isinstance(lowered, ast.Name) and lowered.id in FINAL:
            return nodes.call("$$no_base", nodes.text(lowered.id[1:]))
        if isinstance(lowered, ast.Name) and lowered.id in CONTAINERS:
            support = f"$${lowered.id[1:]}_base"
            if runtime.offers(support):  # pure: an unused class leaves nothing in a bundle
                return nodes.Js(["/* @__PURE__ */ ", nodes.call(support)])
        if self._is_open_base(base) and runtime.offers("$$any_base"):
            return nodes.call("$$any_base", lowered)
        return lowered

    def _is_open_base(self, base: ast.expr) -> bool:
        """Whether a variable or an attribute, which may hold a builtin type, is the base."""
        if not isinstance(base, ast.Name | ast.Attribute) or base_name(base) in self._classes_only:
            return False
        holder = base.value if isinstance(base, ast.Attribute) else base
        if not isinstance(holder, ast.Name):
            return isinstance(holder, ast.Attribute)
        owner = self.scope.find(holder.id)
        return owner is not None and holder.id not in owner.imported

    @functools.cached_property
    def _classes_only(self) -> frozenset[str]:
        """Names that class statements give, and nothing else."""
        found = list(ast.walk(self.tree))
        stored = {n.id for n in found if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        stored |= {n.arg for n in found if isinstance(n, ast.arg)}
        return frozenset(n.name for n in found if isinstance(n, ast.ClassDef)) - stored

    def _plain(self, base: ast.expr) -> ast.expr:
        """``typing.List`` and ``List[int]`` are ``list`` as a base."""
        named = base.value if isinstance(base, ast.Subscript) else base
        holder = named.value if isinstance(named, ast.Attribute) else named
        found, old = self.imported(holder), base_name(base).lower()
        is_old = found is not None and found.module == "typing" and old in GENERIC
        if found is not None and found.module == "typing" and base_name(base) in dir(abc):
            name = base_name(base)
            raise Refused(base, f"typing's {name} says nothing at run time on the page",
                          f"write `from collections.abc import {name}`")  # fmt: skip
        return nodes.at(ast.Name(id=old, ctx=ast.Load()), base) if is_old else base

    def _is_erased_base(self, base: ast.expr) -> bool:
        """``Protocol`` and ``Generic[T]`` say something to type checkers only."""
        if base_name(base) not in ERASED_BASES:
            return False
        base = base.value if isinstance(base, ast.Subscript) else base
        found = self.imported(base.value if isinstance(base, ast.Attribute) else base)
        return found is None or found.module.startswith("typing")


def base_name(base: ast.expr) -> str:
    base = base.value if isinstance(base, ast.Subscript) else base
    return base.attr if isinstance(base, ast.Attribute) else str(getattr(base, "id", ""))


def written_base(base: ast.expr) -> ast.expr:
    """``list[int]`` is ``list`` as a base."""
    plain = isinstance(base, ast.Subscript) and base_name(base) in GENERIC
    return base.value if plain and isinstance(base, ast.Subscript) else base
