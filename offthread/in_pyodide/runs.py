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
# How many runs are tasks that have not begun: others do not overtake them.
to_begin = [0]


class Run:
    """One run, or one call of a session's function.

    ``id`` (int), ``filename`` (str); ``options`` (dict, see ``messages.run_options``);
    ``scope`` (Scope) holds its names; ``output`` is what it prints (see streams.py), None where
    nothing takes it; ``tasks`` are those that it started, ``main`` is the one that it is itself
    (None where it is no task).

    ``is_open`` (bool): its own code executes, which may be interrupted; ``stop`` (Stop or None):
    why it is to end; ``has_answer`` (bool): the page has its answer; ``has_ended`` (bool): it is
    over, and what it left behind speaks for itself.
    """

    scope = None
    output = None
    main = None
    is_open = False
    stop = None
    has_answer = False
    has_ended = False
    _tasks = None

    def __init__(self, id, filename, options):
        self.id = id
        self.filename = filename
        self.options = {**DEFAULTS, **options} if options else DEFAULTS

    @property
    def tasks(self):
        """The set of its tasks; most runs have none."""
        if self._tasks is None:
            self._tasks = WeakSet()
        return self._tasks

    def has_tasks(self):
        """Whether it started tasks that still go on."""
        own = self._tasks
        return own is not None and any(not t.done() and t is not self.main for t in own)

    def enter(self):
        """From here on this task, and what it starts, belongs to this run. Gives the token for
        ``leave``."""
        return _current.set(self)

    def leave(self, token):
        """What executes belongs to the run again, if to any, that it belonged to before."""
        _current.reset(token)

    def tell(self, message):
        """Post a message (dict of str to str, int, float, bool, None or JsProxy) to the page."""
        host.tell(message, [])


def current():
    """The Run whose code executes now, or None."""
    return _current.get()


def owner_of(context):
    """The Run (or None) to which a contextvars.Context belongs."""
    return context.get(_current)
