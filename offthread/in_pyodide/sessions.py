"""Runs in Pyodide: runs that share their names, one after the other, like a notebook's cells."""

from collections import deque

from offthread.in_pyodide import stops
from offthread.in_pyodide.scope import Scope

_open = {}


class Session:
    """``scope`` holds the names; ``waiting`` are functions that begin a run; ``runs`` are those
    whose tasks may still be there."""

    def __init__(self):
        self.scope = Scope({})
        self.waiting = deque()
        self.is_busy = False
        self.is_closed = False
        self.runs = []

    def in_turn(self, begin):
        """Call ``begin()`` when no other run of the session is under way."""
        if self.is_busy:
            self.waiting.append(begin)
        else:
            self.is_busy = True
            begin()

    def ended(self, run):
        """``run`` has ended: the next one begins."""
        self.runs = [known for known in [*self.runs, run] if stops.has_tasks(known)]
        if self.is_closed:
            self.end_tasks()
        if self.waiting:
            self.waiting.popleft()()
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
