"""Runs in Pyodide: ends a run, whatever it does: executes, awaits, or waits for its turn.

A run that executes is interrupted; one that awaits is cancelled as a task, with the tasks that
it started. One that goes on all the same is told to the page, which replaces the worker.
"""

import time
from asyncio import current_task
from weakref import WeakSet

from offthread.everywhere import messages
from offthread.in_pyodide import alarms, runs
from offthread.in_pyodide.interrupts import AGAIN

STUCK = 0.5
LATE = 0.1
_now = time.monotonic


class Stop:
    """Why and since when a run is to end. ``deadline`` (seconds) is None where it was cancelled
    or is over; ``next_raise`` (time) is when it is interrupted next, ``pressed_at`` when it is
    looked at next, ``stuck_at`` when it is no use any more."""

    def __init__(self, deadline):
        self.deadline = deadline
        self.next_raise = _now()
        self.pressed_at = _now()
        self.stuck_at = _now() + STUCK
        self.cancelled = WeakSet()

    def is_due(self):
        return _now() >= self.next_raise

    def raised(self):
        self.next_raise = _now() + AGAIN / 2  # before the next look at it

    def error(self):
        """The exception that the page is told."""
        if self.deadline is None:
            return InterruptedError("the run was cancelled by the page")
        return TimeoutError(f"the run took longer than its timeout of {self.deadline:g} s")


def end(run, deadline=None):
    """End ``run``; at its ``deadline`` (seconds), or because nobody waits for it any more."""
    if run.stop is not None:
        return
    run.stop = Stop(deadline)
    executing = runs.current()
    if deadline is not None and executing is not None and executing is not run:
        run.answer_early()
    press(run)


def press(run):
    """Do what may end the run, and look at it again in a while."""
    if not is_alive(run):
        return
    stop, now, executing = run.stop, _now(), runs.current()
    cancel_tasks(run, current_task() if executing is run else None)
    if now > stop.pressed_at + LATE and executing is None:
        stop.stuck_at = max(stop.stuck_at, now + LATE)  # others executed: it had no turn
    if now >= stop.stuck_at and (executing is None or executing is run):
        if not run.has_ended:
            run.tell(messages.stuck(run.id))
        return
    stop.pressed_at = now + min(AGAIN, max(stop.stuck_at - now, LATE))
    alarms.call_in(stop.pressed_at - now, lambda: press(run))


def cancel_tasks(run, executing):
    """Cancel the tasks of the run but for the one that executes, each once: what they do to end
    well is theirs."""
    for task in list(run.tasks):
        if task is not executing and task not in run.stop.cancelled:
            run.stop.cancelled.add(task)
            task.cancel()


def end_left(run):
    """End what a run, which is over, left behind."""
    run.is_open = True
    run.stop = Stop(None)
    cancel_tasks(run, run.main)
    alarms.call_in(AGAIN, lambda: press(run))


def is_alive(run):
    """Whether anything of the run is still there to be ended."""
    return not run.has_ended or has_tasks(run)


def has_tasks(run):
    """Whether the run started tasks that still go on."""
    return any(not task.done() and task is not run.main for task in run.tasks)
