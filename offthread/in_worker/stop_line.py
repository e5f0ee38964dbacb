"""Runs in the worker (compiled): sees while Python executes that the page wants a run to end.

The opposite is on_page/stop_line.py: shared memory, or a blob: URL that the page revokes.
"""

from offthread.in_worker import host

# Milliseconds between two requests for a URL; one costs less than one.
PAUSE = 50


class StopLine:
    """``stops`` (Uint8Array or None) and ``probe_url`` (str or None) as in ``messages.boot``."""

    def __init__(self, stops, probe_url):
        self.stops = stops
        self.probe_url = probe_url
        self.asked = 0

    def is_pulled(self, id, stop_url):
        """Whether run ``id`` (int) is to end, as far as it can be seen."""
        if self.stops is not None:
            return self.stops[id % len(self.stops)] == 1
        if stop_url is None or self.probe_url is None:
            return False
        if host.milliseconds() - self.asked < PAUSE:
            return False
        gone = not host.is_there(stop_url)
        if gone and not host.is_there(self.probe_url):
            self.probe_url = None  # no blob: URL can be read here (file://, a policy): no line
            gone = False
        self.asked = host.milliseconds()
        return gone
