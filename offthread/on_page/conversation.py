"""Runs on the page (compiled): which runs wait, which the worker has, and what becomes of them
when it is lost. A conversation outlives the workers that it is held with.

Pure: touches nothing of the browser.
"""

from offthread.everywhere.errors import WorkerRestarted

# Runs that were sent and have not begun: one that begins next, and one behind it; of light ones
# up to MOST_LIGHT, and others follow when there are FEW_LIGHT left.
WINDOW = 2
MOST_LIGHT, FEW_LIGHT = 64, 48
TRIES = 3


class Conversation:
    """``waiting`` are the runs that are still on the page, ``sent`` those that the worker has,
    ``unbegun`` those of them that have not begun; ``executing`` is the id of the run that was
    last said to execute, or 0."""

    def __init__(self):
        self.waiting = []
        self.sent = []
        self.unbegun = []
        self.room = MOST_LIGHT
        self.executing = 0

    def take_next(self):
        """The run that is to be sent now, taken out of the queue; None where none is.

        The runs of a session are sent one at a time.
        """
        count = len(self.unbegun)
        if count < FEW_LIGHT:
            self.room = MOST_LIGHT
        for run in self.waiting:
            if not run.scope or not [other for other in self.sent if other.scope is run.scope]:
                if count < (self.room if run.is_light() else WINDOW):
                    self.waiting.remove(run)
                    return run
                self.room = FEW_LIGHT
                break
        return None

    def on_sent(self, run):
        """``run`` was sent."""
        self.sent.append(run)
        self.unbegun.append(run)

    def on_begun(self, run):
        """The worker has begun with ``run``: it has room for another."""
        take_out(run, self.unbegun)

    def drop(self, run):
        """The worker has no more to do with ``run``, or never had."""
        run.let_go()
        take_out(run, self.waiting)
        take_out(run, self.sent)
        take_out(run, self.unbegun)
        if self.executing == run.id:
            self.executing = 0

    def sent_run(self, id):
        """The run ``id`` (int) that the worker has, or None."""
        found = [run for run in self.sent if run.id == id]
        return found[0] if found else None

    def hindrance(self, run):
        """The other run that executes now, so that ``run`` cannot be blamed; else None."""
        return None if self.executing == run.id else self.sent_run(self.executing)

    def culprit(self):
        """The run that is to blame for the worker's death, or None where nobody knows."""
        started = [run for run in self.sent if run.started]
        if self.executing == 0 and len(started) == 1:
            return started[0]
        return self.sent_run(self.executing)

    def lose(self, culprit, failure, whole):
        """The worker (``whole``), or the Python in it, is lost by ``failure``.

        Runs that had started are rejected: ``culprit`` (a run or None) with the failure itself;
        the others, and those that had not, run again where they can, and alone: the next loss
        tells then who is to blame.
        """
        again = []
        for run in [run for run in self.sent if whole or run.started or run is culprit]:
            self.drop(run)
            if run.settled or run is culprit:
                run.settle("reject", failure)
            elif may_run_again(run):
                run.started = False
                again.append(run)
            else:  # one that never starts may itself be what ends the workers
                run.settle("reject", restarted(failure) if run.started else failure)
        self.waiting = again + self.waiting

    def reject_all(self, failure):
        """Everything ends with ``failure``."""
        for run in self.sent + self.waiting:
            self.drop(run)
            run.settle("reject", failure)


def take_out(run, runs):
    """Removes ``run`` from the list ``runs``, where it is in it."""
    if run in runs:
        runs.remove(run)


def may_run_again(run):
    """Whether ``run`` goes to the next worker, as if it had not been sent; not for ever, since it
    may itself be what ends the workers."""
    run.tries = run.tries + 1
    if run.tries > TRIES or run.request["transfer"]:
        return False  # what was handed over went with the worker
    return not run.started or run.request["retry"]


def restarted(failure):
    """The WorkerRestarted for runs that were under way when another ended their worker."""
    return WorkerRestarted(
        f"the worker was replaced while this run was under way ({failure.message}); give "
        "the option retry where it may run twice"
    )


def count(conversation):
    """How many runs have no answer yet."""
    return len(conversation.sent) + len(conversation.waiting)
