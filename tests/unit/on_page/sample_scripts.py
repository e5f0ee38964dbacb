"""Runs in CPython: runs a sample of the gallery as the worker does, with plain CPython."""

import ast
import sys
import types
from contextlib import contextmanager


@contextmanager
def page_variables(context):
    """For a while, ``from js import name`` gives the values of ``context`` (dict)."""
    earlier = sys.modules.get("js")
    sys.modules["js"] = types.ModuleType("js")
    vars(sys.modules["js"]).update(context)
    try:
        yield
    finally:
        del sys.modules["js"]
        if earlier is not None:
            sys.modules["js"] = earlier


def value_of(script, context, filename="script.py"):
    """The value of the script's last expression, as ``async_run`` gives it; raises what it raises.

    ``script`` is Python source (str), ``context`` a dict of names to values.
    """
    tree = ast.parse(script, filename)
    last = ast.Expression(tree.body.pop().value)
    names = {"__name__": "__main__", **context}
    with page_variables(context):
        exec(compile(tree, filename, "exec"), names)
        return eval(compile(last, filename, "eval"), names)
