"""Runs on the machine: what the text of a module shows that it asks for.

Rare features cost something wherever they may be met; only modules with one of these pay.
"""

from __future__ import annotations

import ast

from offthread.on_machine.compiler.scopes import walk_own


def sets_special(tree: ast.Module) -> bool:
    """Whether special methods are given to classes after these were made."""
    return any(
        isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store)
        and n.attr.startswith("__") and n.attr.endswith("__")
        and n.attr not in ("__name__", "__doc__", "__qualname__", "__module__", "__cause__")
        for n in ast.walk(tree)
    )  # fmt: skip


def metaclasses(tree: ast.Module) -> frozenset[str]:
    """The classes of the module whose instances are classes."""
    found = {"type"}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(getattr(b, "id", "") in found
                                                  for b in node.bases):  # fmt: skip
            found.add(node.name)
    return frozenset(found - {"type"})


def orders_oddly(tree: ast.Module) -> bool:
    """Whether some ``__lt__`` or its like plainly returns something else than a truth."""
    methods = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)
               and n.name in ("__lt__", "__le__", "__gt__", "__ge__")]  # fmt: skip
    returns = [n.value for m in methods for n in ast.walk(m) if isinstance(n, ast.Return)]
    return any(
        isinstance(
            value, ast.Attribute | ast.List | ast.Tuple | ast.Dict | ast.BinOp | ast.JoinedStr
        )
        or (isinstance(value, ast.Constant) and not isinstance(value.value, bool))
        for value in returns
    )


def raises_again(tree: ast.Module) -> bool:
    """Whether a bare ``raise`` stands in no handler of its own function."""
    inside = {id(n) for t in ast.walk(tree) if isinstance(t, ast.ExceptHandler)
              for n in walk_own(t.body)}  # fmt: skip
    bare = [n for n in ast.walk(tree) if isinstance(n, ast.Raise) and n.exc is None]
    return any(id(n) not in inside for n in bare)
