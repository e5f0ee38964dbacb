"""Runs in Pyodide: which modules a script imports, so that their packages can be loaded first."""

import ast
import sys
import textwrap
from functools import lru_cache
from pathlib import Path

from offthread.in_pyodide import host, ways

# What imports by other means than a statement: these names, and modules that look for others.
BY_OTHER_MEANS = {
    *("__import__", "exec", "eval", "compile", "__builtins__", "builtins", "code", "doctest"),
    *("importlib", "pkgutil", "runpy", "zoneinfo", "pickle", "unittest"),
}
SCRIPTS_FOLDER = Path("/offthread_modules/scripts")


def imports_of(source):
    """The top-level names of the modules that ``source`` (str) imports, those of the modules in
    ``scripts/`` that it imports included; a JavaScript object of two arrays of str, and ``way``
    (str, see ways.py).

    ``needed`` must be there; ``optional`` are imported under ``try … except ImportError``. The
    name ``*`` is among the needed where the script may import anything.
    """
    found = {"needed": set(), "optional": set()}
    waiting = [names_in(source)]
    seen = set()
    while waiting:
        names = waiting.pop()
        for kind in found:
            found[kind] |= names[kind]
        for name in names["needed"] | names["optional"]:
            module = SCRIPTS_FOLDER / f"{name}.py"
            if name not in seen and name not in sys.stdlib_module_names and module.is_file():
                waiting.append(names_in(module.read_text("utf-8")))
            seen.add(name)
    found["optional"] -= found["needed"]
    names = {kind: sorted(n - sys.stdlib_module_names) for kind, n in found.items()}
    return host.as_js({**names, "way": ways.way_of(source)})


@lru_cache(maxsize=256)
def names_in(source):
    """What one source imports: a dict of ``needed`` and ``optional``, sets of top-level names."""
    finder = ImportFinder()
    try:
        finder.visit(ast.parse(textwrap.dedent(source)))
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return {"needed": set(), "optional": set()}
    return finder.found


class ImportFinder(ast.NodeVisitor):
    """Walks a script's tree; ``found`` is as ``names_in`` gives it."""

    def __init__(self):
        self.found = {"needed": set(), "optional": set()}
        self.kind = "needed"

    def visit_Import(self, node):
        for alias in node.names:
            self.add(alias.name)

    def visit_ImportFrom(self, node):
        if node.level == 0 and node.module:
            self.add(node.module)

    def add(self, module):
        """``module`` (dotted) is imported."""
        name = module.partition(".")[0]
        self.found[self.kind].add(name)
        if name in BY_OTHER_MEANS:
            self.found["needed"].add("*")

    def visit_Name(self, node):
        if node.id in BY_OTHER_MEANS:
            self.found["needed"].add("*")

    def visit_Try(self, node):
        kind = self.kind
        if any(catches_import_error(handler) for handler in node.handlers):
            self.kind = "optional"
        for statement in node.body:
            self.visit(statement)
        self.kind = kind
        for statement in [*node.handlers, *node.orelse, *node.finalbody]:
            self.visit(statement)

    visit_TryStar = visit_Try


def catches_import_error(handler):
    """Does this ``except`` take an import that fails?"""
    if handler.type is None:
        return True
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = {name.id for name in caught if isinstance(name, ast.Name)}
    return not names.isdisjoint(
        {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}
    )
