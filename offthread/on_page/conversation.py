"""Runs on the page (compiled): which runs wait for an answer, and what each answer does.

Pure: promises reach it as pairs of functions. Each run gets exactly one answer.
"""

from offthread.everywhere.errors import ScriptError, WorkerError
from offthread.on_page.outcome import Outcome


class Conversation:
    """The runs in flight of one worker. ``complain(text)`` reports what fits no run."""

    def __init__(self, complain):
        self.complain = complain
        self.last_id = 0
        self.waiting = {}

    def open(self, ends):
        """A new run's id (int above 0). ``ends`` is a dict of ``resolve`` and ``reject``."""
        self.last_id = self.last_id + 1
        self.waiting[str(self.last_id)] = ends
        return self.last_id

    def forget(self, id):
        """Takes the run ``id`` out: it never reached the worker."""
        del self.waiting[str(id)]

    def settle(self, message):
        """Gives the answer ``message`` (result, error or failed) to the run that waits for it."""
        key = str(message["id"])
        if key not in self.waiting:
            self.complain(f"Offthread: an answer to run {key}, which waits for none")
            return
        ends = self.waiting[key]
        del self.waiting[key]
        try:
            ends["resolve"](read_answer(message))
        except Exception as failure:
            ends["reject"](failure)

    def fail_all(self, failure):
        """Rejects every run that waits with ``failure`` (an exception)."""
        waiting = self.waiting
        self.waiting = {}
        for id in waiting:
            waiting[id]["reject"](failure)


def read_answer(message):
    """The Outcome in an answer. Raises WorkerError where the worker failed."""
    kind = message["kind"]
    if kind == "result":
        return Outcome(message["results"], None)
    if kind == "error":
        return Outcome(None, ScriptError(message["error"]))
    raise worker_error(message["error"])


def worker_error(details):
    """The WorkerError for ``details`` (see ``messages.failure``)."""
    return WorkerError(details["message"], details["filename"], details["lineno"])
