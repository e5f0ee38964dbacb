"""Runs in the worker (compiled): wakes Python at a time, whether it executes then or is idle.

Pyodide looks at its interrupt buffer all the while it executes; ours is an object whose element 0
is read by a function. So no memory has to be shared with the page.
"""

from offthread.in_worker import host
from offthread.in_worker.interpreter import look_after

SIGUSR1 = 10
# Milliseconds until a signal is sent again where Python could not say when it wants the next.
AGAIN = 250
# Milliseconds between two looks of Python at the buffer that are too many.
LONG = 4
MOST = 50
NEVER = 1e15


class Alarm:
    """The alarm of one Python: ``on_timer()`` is called where it is idle, and, where that is
    watched, ``on_look()`` again and again while it executes."""

    def __init__(self, interpreter, on_timer, on_look):
        self.interpreter = interpreter
        self.on_timer = on_timer
        self.on_look = on_look
        self.buffer = host.read_by(self.read)
        self.due = NEVER
        self.is_watched = False
        self.is_armed = False
        self.chances = 1
        self.read_at = 0
        self.stop_timer = lambda: None

    def set(self, signal, timer):
        """Sends a signal in ``signal`` milliseconds, wakes idle Python in ``timer`` milliseconds;
        -1: never."""
        self.due = host.milliseconds() + signal if signal >= 0 else NEVER
        self.arm()
        self.stop_timer()
        if timer >= 0:
            self.stop_timer = host.after(timer / 1000, self.on_timer)

    def watch(self, wanted):
        """Whether ``on_look`` is to be called from now on; not called while Python executes."""
        if self.is_watched is not wanted:
            self.is_watched = wanted
            self.arm()

    def arm(self):
        """Python is slower by a tenth while it looks at the buffer, so only where it must."""
        wanted = self.is_watched or self.due < NEVER
        if self.is_armed is not wanted:
            self.is_armed = wanted
            self.chances = 1 if self.due < NEVER else MOST
            self.read_at = host.milliseconds()
            look_after(self.interpreter, self.chances)
            self.interpreter.setInterruptBuffer(self.buffer if wanted else None)

    def read(self):
        """The number of the signal for Python, or 0. One that is sent is not sent at once again:
        its handler would be interrupted by the next for ever."""
        now = host.milliseconds()
        self.ask_again(now - self.read_at)
        self.read_at = now
        if self.is_watched:
            self.on_look()
        if now < self.due:
            return 0
        self.due = now + AGAIN
        return SIGUSR1

    def ask_again(self, pause):
        """Python looks at every 50th chance, which may be half a second where each step is one
        long call into C: then more often."""
        if pause > LONG:
            self.chances = max(1, round(self.chances * LONG / pause))
        else:
            self.chances = min(MOST, 2 * self.chances)
        look_after(self.interpreter, self.chances)

    def stop(self):
        """Python has crashed."""
        self.due = NEVER
        self.is_watched = False
        self.stop_timer()
