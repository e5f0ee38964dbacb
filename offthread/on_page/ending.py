"""Runs on the page (compiled): makes a run end, by its deadline or by its signal.

The worker ends it, normally. Where it does not in time, it is replaced, unless another run
holds it up: then only the promise ends, and the watch goes on.
"""

from offthread.everywhere import messages
from offthread.on_page.browser import after, on_abort
from offthread.on_page.stop_line import pull_line

# What the worker has for ending a run by itself, in two parts: a page that was busy meanwhile
# finds its timer due together with the answer, and is not to take its own delay for the worker's.
GRACE, REST_OF_GRACE = 0.6, 0.1  # seconds


def watch_deadline(worker, run):
    """``run`` has started: its deadline counts from now."""
    seconds = run.request["timeout"]
    if seconds is not None:
        later(run, seconds, lambda: expect_end(worker, run))


def expect_end(worker, run):
    """``run`` is to be answered soon."""
    later(run, GRACE, lambda: later(run, REST_OF_GRACE, lambda: end_late(worker, run)))


def later(run, seconds, callback):
    """Calls ``callback`` in ``seconds``, unless ``run`` is answered before."""
    run.undo.append(after(seconds, callback))


def end_late(worker, run):
    """``run`` was not answered in time."""
    run.time_out()
    if worker.conversation.hindrance(run) is None:
        worker.give_up_on(run.id)
    else:
        expect_end(worker, run)


def follow_signal(worker, run):
    """Lets the option ``signal`` of ``run`` end it."""
    signal = run.request["signal"]
    if signal is None:
        return
    if signal.aborted:
        run.settle("reject", signal.reason)
    else:
        run.unfollow = on_abort(signal, lambda: cancel(worker, run))


def cancel(worker, run):
    """Ends the promise of ``run`` at once, and the run as soon as can be."""
    run.settle("reject", run.request["signal"].reason)
    if run not in worker.conversation.sent:
        worker.conversation.drop(run)
    else:
        worker.connection.post(messages.cancel(run.id), [])
        pull_line(worker.connection, run)
        worker.conversation.on_begun(run)  # it holds nothing up any more
        if run.started:
            expect_end(worker, run)
