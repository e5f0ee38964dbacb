"""Runs on the page (compiled): which runs wait, which the worker has, and what becomes of them
when it is lost. A conversation outlives the workers that it is held with.

Pure: touches nothing of the browser.
"""

from offthread.everywhere.errors import WorkerRestarted

# Runs that were sent and have not begun: one that begins next, and one behind it.
WINDOW = 2
TRIES = 3


class Conversation:
    """``waiting`` (list) are the runs that are still on the page, ``unbegun`` (list) those that
    were sent and have not begun, ``sent`` (dict of id as text) all that the worker has;
    ``executing`` is the id of the run that was last said to execute, or 0."""

    def __init__(self):
        self.waiting = []
        self.unbegun = []
        self.sent = {}
        self.executing = 0

    def take_next(self):
        """The run that is to be sent now, taken out of the queue; None where none is.

        The runs of a session are sent one at a time.
        """
        if len(self.unbegun) < WINDOW:
            for run in self.waiting:
                if run.session is None or not self.is_busy(run.session):
                    self.waiting.remove(run)
                    return run
        return None

    def is_busy(self, session):
        """Whether the worker has a run of ``session``."""
        return len([run for run in list(self.sent.values()) if run.session is session]) > 0

    def on_sent(self, run):
        """``run`` was sent."""
        self.sent[str(run.id)] = run
        self.unbegun.append(run)

    def on_begun(self, run):
        """The worker has begun with ``run``: it has room for another."""
        if run in self.unbegun:
            self.unbegun.remove(run)

    def remove(self, run):
        """The worker has no more to do with ``run``, or never had."""
        run.let_go()
        self.on_begun(run)
        if run in self.waiting:
            self.waiting.remove(run)
        if str(run.id) in self.sent:
            del self.sent[str(run.id)]
        if self.executing == run.id:
            self.executing = 0

    def find(self, id):
        """The run ``id`` (int) that the worker has, or None."""
        return self.sent.get(str(id))

    def hindrance(self, run):
        """The other run that executes now, so that ``run`` cannot be blamed; else None."""
        return None if self.executing == run.id else self.find(self.executing)

    def culprit(self):
        """The run that is to blame for the worker's death, or None where nobody knows."""
        started = [run for run in list(self.sent.values()) if run.started]
        if self.executing == 0 and len(started) == 1:
            return started[0]
        return self.find(self.executing)

    def lose(self, culprit, failure, whole):
        """The worker (``whole``), or the Python in it, is lost by ``failure``.

        Runs that had started are rejected: ``culprit`` (a run or None) with the failure itself;
        the others, and those that had not, run again where they can.
        """
        again = []
        for run in list(self.sent.values()):
            if whole or run.started:
                self.remove(run)
                if not run.settled and run is not culprit and may_run_again(run):
                    run.started = False
                    again.append(run)
                else:
                    run.settle("reject", failure if run is culprit else restarted(failure))
        self.waiting = again + self.waiting

    def reject_all(self, failure):
        """Everything ends with ``failure``."""
        runs = list(self.sent.values()) + self.waiting
        for run in runs:
            self.remove(run)
            run.settle("reject", failure)


def may_run_again(run):
    """Whether ``run`` goes to the next worker; counts how often it has."""
    run.tries = run.tries + 1 if run.started else run.tries
    if len(run.request["transfer"]) > 0:
        return False  # its data went with the worker
    return not run.started or (run.request["retry"] and run.tries <= TRIES)


def restarted(failure):
    """The WorkerRestarted for runs that were under way when another ended their worker."""
    return WorkerRestarted(
        "the worker was replaced while this run was under way, not by its fault "
        f"({failure.message}); where it may run twice, give retry=True (in JavaScript retry: true)",
        failure.filename,
        failure.lineno,
    )


def count(conversation):
    """How many runs have no answer yet."""
    return len(list(conversation.sent.values())) + len(conversation.waiting)
