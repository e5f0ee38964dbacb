"""Runs in Pyodide: what one run sees under each name, and nothing of any other run.

A run has globals, a ``builtins`` module and a ``js`` module of its own. Imports in its script
give these; other ways to them (``importlib``, ``sys.modules``, a helper module) lead to the
run that executes now, by a context variable. This is isolation by name, not a security
boundary: ``gc`` sees everything.
"""

import builtins
import sys
from types import ModuleType

from offthread.in_pyodide import host, runs

_import = builtins.__import__
_pristine = {}


class JsModule(ModuleType):
    """The ``js`` of one run: its context first, then the worker's own global names."""

    def __init__(self, context):
        super().__init__("js")
        vars(self).update(context)

    def __getattr__(self, name):
        return getattr(host.page_globals, name)

    def __dir__(self):
        return sorted({*vars(self), *dir(host.page_globals)})


class Scope:
    """The modules of one run, or of the runs of a session; ``modules`` maps "__main__",
    "builtins" and "js" to them."""

    def __init__(self, context):
        main = ModuleType("__main__")
        own_builtins = ModuleType("builtins")
        vars(own_builtins).update(_pristine, __import__=self.import_module)
        self.globals = vars(main)
        self.modules = {"__main__": main, "builtins": own_builtins, "js": JsModule({})}
        self.add(context)

    def add(self, context):
        """Put the names of a context (dict) beside those that are there."""
        self.globals.update(context)
        self.globals.update(__name__="__main__", __builtins__=self.modules["builtins"])
        vars(self.modules["js"]).update(context)

    def import_module(self, name, globals=None, locals=None, fromlist=(), level=0):
        """``__import__`` as the script sees it."""
        if level == 0:
            root, *rest = name.split(".")
            if root == "js" or (not rest and root in self.modules):
                return self.own_module(root, rest, fromlist)
        return _import(name, globals, locals, fromlist, level)

    def own_module(self, root, rest, fromlist):
        module = found = self.modules[root]
        for part in rest:
            found = getattr(found, part, None)
            if found is None:
                raise ModuleNotFoundError(f"No module named {'.'.join([root, *rest])!r}")
        return found if fromlist else module


class PlainScope:
    """The names of a plain script (see ways.py), which cannot ask for modules; C code may, and
    then they are made. Its builtins are those of all plain scripts: none can reach them."""

    def __init__(self, context):
        context["__name__"] = "__main__"
        context["__builtins__"] = _pristine
        self.globals = context

    @property
    def modules(self):
        return Scope(self.globals).modules


class CurrentModule(ModuleType):
    """An entry of ``sys.modules`` that stands for the executing run's own module."""

    def __init__(self, name, outside):
        super().__init__(name)
        object.__setattr__(self, "_outside", outside)

    def _target(self):
        run = runs.current()
        if run is None or run.scope is None:
            return object.__getattribute__(self, "_outside")
        return run.scope.modules[object.__getattribute__(self, "__name__")]

    @property
    def __dict__(self):
        return vars(self._target())

    def __getattr__(self, name):
        return getattr(self._target(), name)

    def __setattr__(self, name, value):
        setattr(self._target(), name, value)

    def __delattr__(self, name):
        delattr(self._target(), name)

    def __dir__(self):
        return dir(self._target())


def install():
    """Put the stand-ins for ``js`` and ``__main__`` into ``sys.modules``; once, at start."""
    _pristine.update(vars(builtins))
    for name in ("js", "__main__"):
        if not isinstance(sys.modules[name], CurrentModule):
            sys.modules[name] = CurrentModule(name, sys.modules[name])
