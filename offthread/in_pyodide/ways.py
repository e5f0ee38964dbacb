"""Runs in Pyodide: how a script is begun, as its text tells. Found once for each text.

TASK: it awaits, so it has to be a task of the event loop. CALL: it is called, and may wait in
plain calls (JSPI). PLAIN: it is called, and nothing in it reaches a module, an attribute of
Python's own or the page: it can neither wait nor change anything for another run, so that
nothing has to be put back after it. That saves time; it guards nothing. What a script that is
taken for plain does change all the same is put back after the next one that is not.
"""

import ast
import builtins
import textwrap
from functools import lru_cache

from offthread.in_pyodide import host

TASK, CALL, PLAIN = "task", "call", "plain"
HARMLESS = frozenset(
    "abs all any ascii bin bool bytearray bytes chr complex dict divmod enumerate filter float "
    "format frozenset hash hex int isinstance issubclass iter len list map max min next object oct "
    "ord pow print range repr reversed round set slice sorted str sum super tuple zip Ellipsis "
    "NotImplemented property staticmethod classmethod".split()
)
ERRORS = frozenset(
    name
    for name, value in vars(builtins).items()
    if isinstance(value, type) and issubclass(value, Exception)
)
OTHERS = frozenset(vars(builtins)) - HARMLESS - ERRORS
# Ways from a frame, a generator or a JavaScript value to what is everybody's.
LEADS_OUT = ("gi_", "cr_", "ag_", "f_", "tb_", "co_", "constructor")
AWAITS = (ast.Await, ast.AsyncFor, ast.AsyncWith)
NOT_PLAIN = (*AWAITS, ast.Import, ast.ImportFrom, ast.AsyncFunctionDef)
OWN_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
LONGEST_PLAIN = 10_000


@lru_cache(maxsize=256)
def way_of(source):
    """TASK, CALL or PLAIN for a script (str); one that is no Python is a TASK."""
    try:
        tree = ast.parse(textwrap.dedent(source))
        if awaits(tree) or (not host.can_wait_in_calls() and "asyncio" in source):
            return TASK
        return PLAIN if len(source) < LONGEST_PLAIN and is_plain(tree) else CALL
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return TASK


def awaits(tree):
    """Whether a script awaits at its top level."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, AWAITS) or getattr(node, "is_async", 0):
            return True
        waiting += [n for n in ast.iter_child_nodes(node) if not isinstance(n, OWN_SCOPES)]
    return False


def is_plain(tree):
    """Whether nothing in a script leads out of it."""
    return all(is_harmless(node) for node in ast.walk(tree))


def is_harmless(node):
    if isinstance(node, ast.Name):
        return node.id not in OTHERS and not node.id.startswith("__")
    if isinstance(node, ast.Attribute):
        return node.attr == "__init__" or not node.attr.startswith(("__", *LEADS_OUT))
    return not isinstance(node, NOT_PLAIN) and not getattr(node, "is_async", 0)
