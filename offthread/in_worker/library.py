"""Runs in the worker (compiled): the standard library's file, which a Python that was restored
from a snapshot does without at first.

It is brought after the first runs could begin; Python that reads it before waits for it.
"""

from offthread.in_worker import host
from offthread.in_worker.failures import text_of
from offthread.in_worker.interpreter import write_library


class Library:
    """``url`` (str) of the zip, for ``interpreter``."""

    def __init__(self, url, interpreter):
        self.url = url
        self.interpreter = interpreter
        self.is_there = False

    async def bring(self):
        """Brings it while Python does other things; nothing where that fails: ``bring_now`` will
        say so to whom it concerns."""
        try:
            self.write(await host.read_buffer(self.url, False))
        except Exception as error:
            host.log_error(f"Offthread: {self.url} did not come yet ({text_of(error)})")

    def bring_now(self):
        """Brings it before anything else goes on. Why it does not come (str), or ""."""
        if self.is_there:
            return ""
        try:
            self.write(host.read_buffer_now(self.url))
        except Exception as error:
            return (
                f"the standard library {self.url} could not be loaded ({text_of(error)}): "
                "upload the whole folder build/, or build again with `nox -s build`"
            )
        return ""

    def write(self, buffer):
        """Lays the file where Python looks for it."""
        if not self.is_there:
            write_library(self.interpreter, buffer)
            self.is_there = True
