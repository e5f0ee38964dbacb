"""Runs on the page (compiled): the places of a pool's workers, and the runs that wait for one.

Pure: the workers are given.
"""


class Seat:
    """The place of one worker. ``worker`` is None while it is let go; ``given`` (Waiting or None)
    is the plain run that it was given, ``sessions`` (int) counts those that are open."""

    def __init__(self, name, worker):
        self.name = name
        self.worker = worker
        self.watched = None
        self.given = None
        self.sessions = 0
        self.runs_before = 0
        self.stop_timer = None

    def is_in(self, state):
        """Whether there is a worker in this state."""
        return self.worker is not None and self.worker.state == state

    def may_get_ready(self):
        """Whether the seat has a worker that starts, or can have one."""
        return self.worker is None or self.worker.state == "starting"

    def rank(self):
        """The less, the sooner it gets a session: the fewest, then a worker that is there."""
        return self.sessions + (0.5 if self.worker is None else min(self.busy(), 9) / 10)

    def busy(self):
        """How many runs the worker has."""
        return 0 if self.worker is None else self.worker.busy()

    def stay(self):
        """Ends the idle time."""
        if self.stop_timer is not None:
            self.stop_timer()
            self.stop_timer = None

    def reject_given(self, failure):
        """Rejects the plain run."""
        if self.given is not None:
            self.given.ends["reject"](failure)

    def release(self):
        """Ends the worker."""
        self.stay()
        self.watched = None
        if self.worker is not None:
            self.runs_before = self.runs_before + self.worker.answers
            self.worker.terminate()
            self.worker = None

    def stats(self):
        """A dict of ``name``, ``state`` ("starting", "idle", "busy", "failed" or "released"),
        ``memory`` (bytes of WebAssembly), ``runs`` (answered so far) and ``sessions``."""
        worker = self.worker
        state = "released" if worker is None else worker.state
        if state == "ready":
            state = "idle" if self.busy() == 0 else "busy"
        return {
            "name": self.name,
            "state": state,
            "memory": 0 if worker is None else worker.memory,
            "runs": self.runs_before + (0 if worker is None else worker.answers),
            "sessions": self.sessions,
        }


class Waiting:
    """A run in the pool's queue: its request, the two ends of its promise, its mapping."""

    def __init__(self, request, ends, mapping):
        self.request = request
        self.ends = ends
        self.mapping = mapping
        self.forget_signal = ignore


def ignore(value=None):
    """Does nothing."""


def least(seats, rank):
    """The first of ``seats`` whose ``rank(seat)`` is the least."""
    found = seats[0]
    for seat in seats:
        if rank(seat) < rank(found):
            found = seat
    return found
