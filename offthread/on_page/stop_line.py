"""Runs on the page (compiled): tells a run to end while the worker is too busy to hear messages.

A cross-origin isolated page shares memory with the worker: a byte for each run. Another page
gives each run a blob: URL, which the worker asks for now and then; revoked, it says "end".
"""

from offthread.on_page.browser import blob_url, revoke_url, shared_bytes

# A power of two; runs this many apart share a byte.
LENGTH = 65536


class StopLine:
    """The line to one worker: ``stops`` and ``probe_url`` are told to it in ``boot``."""

    def __init__(self):
        self.stops = shared_bytes(LENGTH)
        self.probe_url = None if self.stops else blob_url("")

    def lay(self, run):
        """Prepares the line for ``run``, which is to be sent."""
        if self.stops:
            self.stops[run.id & (LENGTH - 1)] = 0
        elif run.request["signal"]:
            url = blob_url("")
            run.stop_url = url
            run.undo.append(lambda: revoke_url(url))

    def pull(self, run):
        """Tells ``run`` to end."""
        if self.stops:
            self.stops[run.id & (LENGTH - 1)] = 1
        else:
            revoke_url(run.stop_url)
