"""Runs in the worker (compiled): which scripts were brief when they last ran.

Answers may wait for such a run, and go together. One that turns out to be longer, since that may
depend on its context, is noticed while it executes (alarm.py).
"""

from offthread.in_worker import host

BRIEF = 0.5  # milliseconds
MOST_SCRIPTS = 256


class Brief:
    """``known`` maps the texts of scripts to whether their last runs were brief."""

    def __init__(self):
        self.known = host.new_map()

    def has(self, script):
        """Whether the last run of ``script`` (str) was brief."""
        return bool(self.known.get(script))

    def note(self, script, spent):
        """A run of ``script`` took ``spent`` milliseconds."""
        if self.known.size >= MOST_SCRIPTS:
            self.known.clear()
        self.known.set(script, spent < BRIEF)
