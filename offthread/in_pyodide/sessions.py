"""Runs in Pyodide: runs that share their names, one after the other, like a notebook's cells."""

from collections import deque

from offthread.in_pyodide import script, stops
from offthread.in_pyodide.scope import Scope

WAYS_TO_WAIT = ("asyncio.run", "run_sync", "run_until_complete")
KEPT_SOURCES = 256
_open = {}


class Session:
    """``scope`` holds the names; ``sources`` are the latest scripts, by their keys, so that
    tracebacks can show their lines; ``waiting`` are runs that have not begun, ``runs`` those whose
    tasks may still be there. ``may_wait``: a script waits in plain calls, perhaps in a function.
    """

    def __init__(self):
        self.scope = Scope({})
        self.waiting = deque()
        self.is_busy = False
        self.is_closed = False
        self.runs = []
        self.sources = {}
        self.may_wait = False

    def in_turn(self, run):
        """Begin ``run`` when no other run of the session is under way."""
        if self.is_busy:
            self.waiting.append(run)
        else:
            self.is_busy = True
            run.begin()

    def keep(self, source):
        """Keep the Script of a run."""
        source.beside = self.sources
        self.may_wait = self.may_wait or any(way in source.source for way in WAYS_TO_WAIT)
        if source.key not in self.sources:
            source.users += 1
            self.sources[source.key] = source
            if len(self.sources) > KEPT_SOURCES:
                script.end(self.sources.pop(next(iter(self.sources))))

    def ended(self, run):
        """``run`` has ended: the next one begins."""
        if self.runs or run.has_tasks():
            self.runs = [known for known in [*self.runs, run] if known.has_tasks()]
        if self.is_closed:
            self.end_tasks()
        if self.waiting:
            self.waiting.popleft().begin()
        else:
            self.is_busy = False

    def end_tasks(self):
        for run in self.runs:
            stops.end(run)


def session_of(id):
    """The Session with this id (int > 0), made where it is new."""
    if id not in _open:
        _open[id] = Session()
    return _open[id]


def close(id):
    """Forget a session and end its tasks; nothing where there is none."""
    session = _open.pop(id, None)
    if session is not None:
        session.is_closed = True
        session.end_tasks()
        while session.sources:
            script.end(session.sources.popitem()[1])


def waiting_run(id):
    """The Run with this id that waits for its turn, or None."""
    waiting = (run for session in _open.values() for run in session.waiting)
    return next((run for run in waiting if run.id == id), None)
