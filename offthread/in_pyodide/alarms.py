"""Runs in Pyodide: what is to happen at a time, whether Python executes then or is idle.

The worker wakes Python twice for it: by a signal between two bytecodes where it executes, by a
timer where it is idle; whichever comes first.
"""

import time
from bisect import insort

from offthread.in_pyodide import host

_now = time.monotonic
_waiting = []
_told = [None, None]
_busy = [False]
# Asks more often while Python executes: gives seconds, or None.
polling = [lambda: None]


class Alarm:
    """``callback()`` is called once, at ``when`` (seconds of the monotonic clock)."""

    def __init__(self, when, callback):
        self.when = when
        self.callback = callback

    def __lt__(self, other):
        return self.when < other.when

    def cancel(self):
        """It will not be called. Nothing where it was."""
        if self in _waiting:
            _waiting.remove(self)
            set_wake()


def call_in(seconds, callback):
    """Call ``callback()`` once in ``seconds``; gives the Alarm. A callback must be short, since
    it may come between any two bytecodes, and must not raise."""
    alarm = Alarm(_now() + seconds, callback)
    insort(_waiting, alarm)
    set_wake()
    return alarm


def run_due():
    """Call what is due, then say when Python is to be woken next."""
    _busy[0] = True
    try:
        while _waiting and _waiting[0].when <= _now():
            _waiting.pop(0).callback()
        _told[0] = None  # a signal that came has disarmed itself
        set_wake()
    finally:
        _busy[0] = False


def is_busy():
    """Whether ``run_due`` is at work, and must not be disturbed."""
    return _busy[0]


def on_timer():
    """The worker's timer: Python is idle."""
    _told[1] = None
    run_due()


def set_wake():
    """Tell the worker when to wake Python, where that is not what it knows already."""
    first = _waiting[0].when if _waiting else None
    often = polling[0]()
    signal = first
    if often is not None:
        signal = _now() + often if first is None else min(first, _now() + often)
    if signal != _told[0] or first != _told[1]:
        _told[:] = signal, first
        host.wake(left(signal), left(first))


def left(when):
    """Milliseconds until ``when``; -1 for None."""
    return -1 if when is None else max(0, 1000 * (when - _now()))
