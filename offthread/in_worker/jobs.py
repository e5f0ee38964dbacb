"""Runs in the worker (compiled): the runs and calls that have no answer yet."""

from offthread.everywhere import messages
from offthread.in_worker import host
from offthread.in_worker.failures import (
    crash_failure,
    is_overflow,
    overflow_answer,
    session_gone,
)


class Job:
    """One run or call. ``is_taken``: Python has it; ``is_started``: its script has begun,
    and ``is_told``: the page knows; ``is_over``: it has its answer."""

    def __init__(self, message):
        self.message = message
        self.turn = 0
        self.is_taken = False
        self.is_started = False
        self.is_told = False
        self.is_over = False

    def next_turn(self):
        """Another try to begin it, in another Python; what the last one still does is void."""
        self.turn += 1
        self.is_taken = False
        return self.turn

    def is_wanted(self, turn):
        """Whether this try is the last one, and nobody has given the answer yet."""
        return self.turn == turn and not self.is_over

    def option(self, name):
        """One of its ``messages.run_options``, None where it has none."""
        options = self.message.get("options")
        return None if options is None else options[name]


class Jobs:
    """``sessions`` has the ids of those that have begun in this Python; ``executing`` is the run
    that was last said to execute, among several."""

    def __init__(self):
        self.known = {}
        self.sessions = {}
        self.executing = 0

    def all(self):
        return list(self.known.values())

    def add(self, message):
        """The Job of a new message."""
        job = Job(message)
        self.known[str(message["id"])] = job
        return job

    def find(self, id):
        return self.known.get(str(id))

    def has(self, id):
        return str(id) in self.known

    def remove(self, id):
        """It has its answer."""
        self.known[str(id)].is_over = True
        del self.known[str(id)]

    # --- while they run ---

    def has_entering(self):
        """Whether one was handed to Python and has not begun: it comes first."""
        for job in self.known.values():
            if job.is_taken and not job.is_started:
                return True
        return False

    def on_started(self, id):
        job = self.find(id)
        if job is not None:
            job.is_started = True
            job.is_told = True
            if job.option("session"):
                self.sessions[str(job.option("session"))] = True

    def on_begun(self, id):
        """It has begun, and the page was not told."""
        self.find(id).is_started = True

    def on_executing(self, id):
        """Notes it; gives whether the page is to know, since it may replace the worker."""
        self.executing = id
        return any([job.option("timeout") or job.option("cancellable") for job in self.all()])

    def on_closed(self, session):
        """The session with this id is over."""
        if str(session) in self.sessions:
            del self.sessions[str(session)]

    # --- crashing ---

    def on_crash(self, reason, settle):
        """Tells the page what is lost; what has not begun is left."""
        culprit = self.culprit()
        id = 0 if culprit is None else culprit.message["id"]
        failure = crash_failure(None if culprit is None else culprit.message, reason)
        if culprit is not None and is_overflow(reason):
            settle(overflow_answer(culprit.message), [])
            id = 0
        for job in self.all():
            if job.is_started and not job.is_told:
                host.post(messages.started(job.message["id"]), [])
        host.post(messages.crashed(id, failure), [])
        self.drop_lost(settle)
        self.executing = 0

    def culprit(self):
        """The job that executed, or None where nobody knows."""
        started = [job for job in self.all() if job.is_started]
        if len(started) == 1:
            return started[0]
        found = self.find(self.executing)
        return found if found is not None and found.is_started else None

    def drop_lost(self, settle):
        """Forgets those that had started; those whose session is lost cannot begin."""
        for job in self.all():
            if job.is_started:
                self.remove(job.message["id"])
            elif str(job.option("session")) in self.sessions:
                settle(session_gone(job.message), [])
        self.sessions = {}
