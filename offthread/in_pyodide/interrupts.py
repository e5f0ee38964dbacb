"""Runs in Pyodide: interrupts Python while it executes, to end a run or to do what is due.

The worker raises SIGUSR1 when alarms.py asked for it. Its handler executes in the frame that
was executing, so that it can end exactly that run.
"""

import asyncio
import signal
import time

from offthread.in_pyodide import alarms, host, runs

SIGNAL = signal.SIGUSR1
SLICE = 0.02
AGAIN = 0.25
# Seconds between two looks at whether the page wants the executing run to end.
LOOK = 0.02
# Files whose code is not the script's.
LIBRARY = ("/lib/python", "/offthread_modules/offthread/", "<frozen ")
_task = asyncio.current_task
_now, _handle, _handler_of = time.monotonic, signal.signal, signal.getsignal


class RunStopped(KeyboardInterrupt):
    """The run is to end: its deadline has passed, or the page cancelled it."""

    __module__ = "builtins"  # tracebacks show the bare name


def on_signal(number, frame):
    """SIGUSR1. Raises RunStopped where the executing run is to end."""
    check(frame)


def check(frame=None):
    """Do what is due; raises RunStopped where the executing run is to end. For code that waits
    in slices too; ``frame`` is the one that a signal interrupted."""
    if alarms.is_busy():
        return
    try:
        alarms.run_due()
        is_to_end = wants_to_end(runs.current(), frame)
    except RecursionError:  # no room left here: the worker asks again in a moment
        return
    if is_to_end:
        raise RunStopped("the run is to end")


def wants_to_end(run, frame):
    """Whether RunStopped is to be raised in ``run`` (Run or None), now."""
    if run is None:
        return False
    if run.stop is None and run.options["cancellable"] and not run.has_ended:
        look(run)
    if run.stop is None or not run.stop.is_due():
        return False
    if not run.is_open or not is_users(run, frame):  # what is not the script's goes to its end
        alarms.call_in(0.002, nothing)
        return False
    run.stop.raised()
    return True


def is_users(run, frame):
    """Whether the code that was interrupted is the script's, and not a callback of asyncio: a
    future that this was to set would never be set."""
    if frame is None or _task(host.loop) in run.tasks:
        return True
    while frame is not None and frame.f_code.co_filename.startswith(LIBRARY):
        frame = frame.f_back
    return frame is not None


def look(run):
    """Ask the worker whether the page wants ``run`` to end."""
    if host.is_cancelled(run.id, run.options["stop_url"]):
        run.on_cancelled()


def nothing():
    pass


def how_often():
    """Seconds between two looks, None where no run under way can be cancelled."""
    for run in runs.under_way.values():
        if run.options["cancellable"] and run.stop is None:
            return LOOK
    return None


def sleep_in_slices(sleep):
    """A ``time.sleep`` that ends with its run; ``sleep`` is the one that blocks."""

    def sleep_well(seconds):
        end = _now() + seconds
        while (rest := end - _now()) > SLICE:
            sleep(SLICE)
            check()
        sleep(max(rest, 0) if seconds >= 0 else seconds)

    return sleep_well


def mend():
    """Put the handler back where a script took it away."""
    if _handler_of(SIGNAL) is not on_signal:
        _handle(SIGNAL, on_signal)


def install():
    """Once, at start."""
    mend()
    alarms.polling[0] = how_often
