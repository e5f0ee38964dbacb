"""Runs in Pyodide: ends a run, whatever it does: executes, awaits, or waits for its turn.

A run that executes is interrupted; one that awaits is cancelled as a task, with the tasks that
it started. One that goes on all the same is told to the page, which replaces the worker.
"""

import time
from asyncio import current_task
from weakref import WeakSet

from offthread.everywhere import messages
from offthread.in_pyodide import alarms, host, runs
from offthread.in_pyodide.interrupts import AGAIN

STUCK = 0.5
LATE = 0.1
_now = time.monotonic


class Stop:
    """Why and since when a run is to end. ``deadline`` (seconds) is None where it was cancelled
    or is over; ``next_raise`` (time) is when it is interrupted next, ``stuck_at`` when it is
    no use any more; ``had_turn``: its tasks have heard of it."""

    def __init__(self, deadline):
        self.deadline = deadline
        self.next_raise = _now()
        self.had_turn = False
        self.stuck_at = _now() + STUCK
        self.cancelled = WeakSet()

    def is_due(self):
        return _now() >= self.next_raise

    def raised(self):
        self.next_raise = _now() + AGAIN / 2  # before the next look at it

    def turn(self):
        """The tasks that were cancelled have had their turn, perhaps late: others executed."""
        self.had_turn = True
        self.stuck_at = max(self.stuck_at, _now() + STUCK / 2)

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
    host.loop.call_soon(run.stop.turn)


def press(run):
    """Do what may end the run, and look at it again in a while."""
    if not is_alive(run):
        return
    stop, now, executing = run.stop, _now(), runs.current()
    cancel_tasks(run, current_task(host.loop) if executing is run else None)
    if now >= stop.stuck_at and (executing is run or stop.had_turn):
        if not run.has_ended:
            run.tell(messages.stuck(run.id))
        return
    alarms.call_in(min(AGAIN, max(stop.stuck_at - now, LATE)), lambda: press(run))


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
    return not run.has_ended or run.has_tasks()
