"""Runs in Pyodide: puts back what a script changed for everybody, so that the next run finds
everything as new.

Put back: the real ``builtins`` module, ``sys.modules``, the names of ``sys``, standard streams,
``sys.path`` and its like, the recursion limit, trace functions, the garbage collector, the
working directory, ``os.environ``, warning filters, the handler of SIGINT, functions and classes
of the modules in LIBRARY (``json.dumps = None``), and names left on the worker's global object
(once no run is left). Not put back: other values inside modules (``random.seed``, ``logging``,
``decimal.DefaultContext``), files, and JavaScript objects. The decimal context belongs to each run
by itself; tasks that a plain run started end with it (stops.py).

What mends uses references taken at the start, since a script may have replaced any name.
"""

import builtins
import gc
import os
import signal
import sys
import warnings
from types import ModuleType

from offthread.in_pyodide import host

STREAMS = ("stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__")
LISTS = ("path", "meta_path", "path_hooks", "argv")
CHANGING = ("last_exc", "last_type", "last_value", "last_traceback")
# What Offthread itself calls, and what scripts patch most; all 180 modules cost 0.3 ms a run.
LIBRARY = (
    *("ast", "asyncio", "contextvars", "gc", "importlib", "inspect", "io", "json", "linecache"),
    *("os", "posixpath", "random", "re", "signal", "textwrap", "time", "traceback", "warnings"),
)
_live_builtins = vars(builtins)
_live_sys = vars(sys)
_modules = sys.modules
_getattr, _setattr, _print_error = getattr, setattr, sys.excepthook
_environ, _open = os.environ, open
_getcwd, _makedirs, _chdir = os.getcwd, os.makedirs, os.chdir
_get_limit, _set_limit = sys.getrecursionlimit, sys.setrecursionlimit
_set_trace, _set_profile, _enable_gc = sys.settrace, sys.setprofile, gc.enable
_reset_warnings, _handle, _handler_of = warnings.resetwarnings, signal.signal, signal.getsignal


class State:
    """What is to be put back, as it was when the worker started."""

    def __init__(self):
        self.builtins = dict(_live_builtins)
        self.modules = dict(_modules)
        self.sys = {name: value for name, value in _live_sys.items() if name not in CHANGING}
        self.lists = {name: list(getattr(sys, name)) for name in LISTS}
        self.library = library_names()
        self.on_interrupt = signal.getsignal(signal.SIGINT)
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
_unmended = False


def library_names():
    """The functions, classes and modules in the modules of LIBRARY that are loaded: pairs of
    the module's live namespace and these names with their values."""
    loaded = [vars(_modules[name]) for name in LIBRARY if name in _modules]
    return [
        (names, {key: value for key, value in names.items() if is_fixed(value)}) for names in loaded
    ]


def is_fixed(value):
    """Whether a module's own code never binds another value to the name of ``value``."""
    return isinstance(value, (type, ModuleType)) or callable(value)


def remember():
    """Take the state of now as the one to put back."""
    global _state
    _state = State()


def call_begins():
    """A call of a session's function begins: what it changes is mended before the next run."""
    global _unmended
    mend_names()
    _unmended = True


def is_calm():
    """Whether nothing is under way, or yet to be put back."""
    return _active == 0 and not _unmended


def run_begins():
    """Mend what a run that is still going may have broken for all; note the globals."""
    global _active, _unmended
    mend_names()
    if _unmended and _active == 0:
        _active = 1
        run_ends()
    _unmended = False
    if _active == 0:
        _state.globals = set(host.enumerable_globals())
    _active += 1


def run_ends():
    """Put everything back. Never raises for what a script did."""
    global _active
    mend_names()
    _active -= 1
    for put_back in (mend_sys, mend_library, mend_streams, mend_folder, mend_environ, mend_rest):
        try:
            put_back()
        except BaseException as error:  # one that fails must stop neither the others nor the answer
            _print_error(type(error), error, None)
    if _active == 0:
        mend_globals()


def mend_names():
    if _live_builtins != _state.builtins:
        _live_builtins.clear()
        _live_builtins.update(_state.builtins)
    mend_modules()


def mend_library():
    for namespace, names in _state.library:
        namespace.update(names)


def mend_modules():
    sys.modules = _modules
    if _modules == _state.modules:
        return
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
    for name in [name for name in _live_sys if name not in _state.sys and name not in CHANGING]:
        del _live_sys[name]
    _live_sys.update(_state.sys)
    for name, items in _state.lists.items():
        if _live_sys[name] != items:
            _live_sys[name][:] = items
    if _get_limit() != _state.recursion_limit:
        _set_limit(_state.recursion_limit)
    _set_trace(None)
    _set_profile(None)
    _enable_gc()


def mend_streams():
    """A standard stream that a script closed is opened again on its file descriptor."""
    for descriptor, name in enumerate(("stdin", "stdout", "stderr")):
        stream = _state.sys[name]
        if getattr(stream, "closed", False):
            mode = "r" if descriptor == 0 else "w"
            again = _open(descriptor, mode, encoding="utf-8", errors="replace", closefd=False)
            for known in (name, f"__{name}__"):
                _state.sys[known] = _live_sys[known] = again


def mend_folder():
    try:
        moved = _getcwd() != _state.folder
    except OSError:
        moved = True
    if moved:
        _makedirs(_state.folder, exist_ok=True)
        _chdir(_state.folder)


def mend_environ():
    os.environ = _environ  # noqa: B003 - the very object, which the mending fills again
    if _environ != _state.environ:
        _environ.clear()
        _environ.update(_state.environ)


def mend_rest():
    """Warnings and the signal that a keyboard would send."""
    warnings.showwarning = _state.show_warning
    if warnings.filters != _state.filters:
        _reset_warnings()
        warnings.filters[:] = _state.filters
    if _handler_of(signal.SIGINT) is not _state.on_interrupt:
        _handle(signal.SIGINT, _state.on_interrupt)


def mend_globals():
    """Forget names that runs left on the worker's global object and in Pyodide's globals."""
    if _state.globals and len(names := host.enumerable_globals()) != len(_state.globals):
        for name in names:
            if name not in _state.globals:
                host.forget_global(name)
    if _state.main != _state.main_names:
        _state.main.clear()
        _state.main.update(_state.main_names)
