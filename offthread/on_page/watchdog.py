"""Runs on the page (compiled): notices that a worker gives no sign of life while it boots.

Counts short ticks instead of setting one long timer: a page that was hidden or a computer
that slept does not take the time it was away for the worker's silence.
"""

# The watch ends after the tick that follows these, each a twentieth of the time.
TICKS = 20
TICK = 0.05


class Watchdog:
    """Calls ``on_silence()`` once after ``seconds`` (float) without ``heard()``.

    ``every(seconds, callback)`` starts a repeating timer and returns a function that ends it.
    """

    def __init__(self, seconds, on_silence, every):
        self.silent_ticks = 0
        self.on_silence = on_silence
        self.end_timer = every(seconds * TICK, self.tick)

    def heard(self):
        """The worker gave a sign of life."""
        self.silent_ticks = 0

    def stop(self):
        """Ends the watch."""
        self.end_timer()

    def tick(self):
        """One twentieth of the allowed silence is over."""
        self.silent_ticks = self.silent_ticks + 1
        if TICKS < self.silent_ticks:
            self.stop()
            self.on_silence()
