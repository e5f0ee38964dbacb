"""Runs in Pyodide: puts back what a script changed for everybody, so that the next run finds
everything as new.

Put back: the real ``builtins`` module, ``sys.modules``, standard streams and hooks, ``sys.path``,
the recursion limit, trace functions, the garbage collector, the working directory,
``os.environ``, warning filters, and names left on the worker's global object (once no run is
left). Not put back: what a script changes inside modules (``random.seed``, ``json.dumps = …``),
files, and JavaScript objects. The decimal context belongs to each run by itself.

The functions that mend ``builtins`` use no builtin name, since it may be gone.
"""

import builtins
import gc
import os
import sys
import warnings

from offthread.in_pyodide import host

STREAMS = ("stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__")
HOOKS = ("displayhook", "excepthook", "unraisablehook", "breakpointhook")
_live_builtins = vars(builtins)
_modules = sys.modules
_getattr = getattr


class State:
    """What is to be put back, as it was when the worker started."""

    def __init__(self):
        self.builtins = dict(_live_builtins)
        self.modules = dict(_modules)
        self.attributes = {name: getattr(sys, name) for name in STREAMS + HOOKS}
        self.path = list(sys.path)
        self.recursion_limit = sys.getrecursionlimit()
        self.folder = os.getcwd()
        self.environ = dict(os.environ)
        self.filters = list(warnings.filters)
        self.show_warning = warnings.showwarning
        self.main = vars(sys.modules["__main__"])
        self.main_names = dict(self.main)
        self.globals = None


_state = None
_active = 0


def remember():
    """Take the state of now as the one to put back."""
    global _state
    _state = State()


def run_begins():
    """Mend what a run that is still going may have broken for all; note the globals."""
    global _active
    mend_names()
    if _active == 0:
        _state.globals = set(host.enumerable_globals())
    _active += 1


def run_ends():
    """Put everything back. Never raises for what a script did."""
    global _active
    mend_names()
    _active -= 1
    for put_back in (mend_sys, mend_streams, mend_folder, mend_environ, mend_warnings):
        put_back()
    if _active == 0:
        mend_globals()


def mend_names():
    if _live_builtins != _state.builtins:
        _live_builtins.clear()
        _live_builtins.update(_state.builtins)
    mend_modules()


def mend_modules():
    sys.modules = _modules
    if not _state.modules.items() <= _modules.items():
        _modules.update(_state.modules)
    if len(_modules) != len(_state.modules):
        adopt_or_drop([name for name in _modules if name not in _state.modules])


def adopt_or_drop(names):
    """Keep what the import system brought; drop what a script put there by hand."""
    for name in names:
        spec = _getattr(_modules[name], "__spec__", None)
        if spec is not None or (isinstance(name, str) and "." in name):
            _state.modules[name] = _modules[name]
        else:
            del _modules[name]


def mend_sys():
    for name, value in _state.attributes.items():
        if getattr(sys, name, None) is not value:
            setattr(sys, name, value)
    if sys.path != _state.path:
        sys.path[:] = _state.path
    if sys.getrecursionlimit() != _state.recursion_limit:
        sys.setrecursionlimit(_state.recursion_limit)
    sys.settrace(None)
    sys.setprofile(None)
    gc.enable()


def mend_streams():
    """A standard stream that a script closed is opened again on its file descriptor."""
    for descriptor, name in enumerate(("stdin", "stdout", "stderr")):
        stream = _state.attributes[name]
        if getattr(stream, "closed", False):
            mode = "r" if descriptor == 0 else "w"
            again = open(descriptor, mode, encoding="utf-8", errors="replace", closefd=False)
            _state.attributes[name] = _state.attributes[f"__{name}__"] = again
            setattr(sys, name, again)
            setattr(sys, f"__{name}__", again)


def mend_folder():
    try:
        moved = os.getcwd() != _state.folder
    except OSError:
        moved = True
    if moved:
        os.makedirs(_state.folder, exist_ok=True)
        os.chdir(_state.folder)


def mend_environ():
    if os.environ != _state.environ:
        os.environ.clear()
        os.environ.update(_state.environ)


def mend_warnings():
    warnings.showwarning = _state.show_warning
    if warnings.filters != _state.filters:
        warnings.resetwarnings()
        warnings.filters[:] = _state.filters


def mend_globals():
    """Forget names that runs left on the worker's global object and in Pyodide's globals."""
    if len(names := host.enumerable_globals()) != len(_state.globals):
        for name in names:
            if name not in _state.globals:
                host.forget_global(name)
    if _state.main != _state.main_names:
        _state.main.clear()
        _state.main.update(_state.main_names)
