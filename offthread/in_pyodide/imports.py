"""Runs in Pyodide: which modules a script imports, so that their packages can be loaded first."""

import ast
import sys
import textwrap
from functools import lru_cache
from pathlib import Path

from offthread.in_pyodide import host

SCRIPTS_FOLDER = Path("/offthread_modules/scripts")


def imports_of(source):
    """The top-level names of modules that ``source`` (str) imports, those of the modules in
    ``scripts/`` that it imports included (a JavaScript array of str); [] where it cannot be
    parsed."""
    found = set()
    waiting = set(names_in(source))
    while waiting:
        name = waiting.pop()
        found.add(name)
        module = SCRIPTS_FOLDER / f"{name}.py"
        if name not in sys.stdlib_module_names and module.is_file():
            waiting |= set(names_in(module.read_text("utf-8"))) - found
    return host.as_js(sorted(found - sys.stdlib_module_names))


@lru_cache(maxsize=256)
def names_in(source):
    """The top-level names that one source imports (tuple of str)."""
    try:
        nodes = list(ast.walk(ast.parse(textwrap.dedent(source))))
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return ()
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [
        node.module
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module
    ]
    return tuple({name.partition(".")[0] for name in names})
