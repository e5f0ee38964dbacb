"""Runs in Pyodide: the runs that are under way, and which of them executes now.

A context variable says whose code executes: it goes along with tasks, their callbacks, and
stacks that are switched (JSPI).
"""

from contextvars import ContextVar
from weakref import WeakSet

from offthread.everywhere import messages
from offthread.in_pyodide import host

_current = ContextVar("offthread_run", default=None)
DEFAULTS = messages.run_options(0, None, False, None, [], False)
# The runs that have begun and have no answer yet, by their ids.
under_way = {}


class Run:
    """One run, or one call of a session's function.

    ``id`` (int), ``filename`` (str); ``options`` (dict, see ``messages.run_options``);
    ``scope`` (Scope) holds its names; ``output`` is what it prints (see streams.py), None where
    nothing takes it; ``tasks`` are those that it started, ``main`` is the one that it is itself.

    ``is_open`` (bool): its own code executes, which may be interrupted; ``stop`` (Stop or None):
    why it is to end; ``has_answer`` (bool): the page has its answer; ``has_ended`` (bool): it is
    over, and what it left behind speaks for itself.
    """

    def __init__(self, id, filename, options):
        self.id = id
        self.filename = filename
        self.options = {**DEFAULTS, **(options or {})}
        self.scope = None
        self.output = None
        self.main = None
        self.tasks = WeakSet()
        self.is_open = False
        self.stop = None
        self.has_answer = False
        self.has_ended = False

    def enter(self):
        """From here on this task, and what it starts, belongs to this run."""
        _current.set(self)

    def tell(self, message):
        """Post a message (dict of str to str, int, float, bool, None or JsProxy) to the page."""
        host.tell(message, [])


def current():
    """The Run whose code executes now, or None."""
    return _current.get()


def owner_of(context):
    """The Run (or None) to which a contextvars.Context belongs."""
    return context.get(_current)
