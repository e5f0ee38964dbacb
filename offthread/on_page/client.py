"""Runs on the page (compiled): the API for pages written in Python."""

from offthread.on_page.callbacks import check_callbacks, tell
from offthread.on_page.pool_client import Session
from offthread.on_page.sendable import sendable
from offthread.on_page.shared import default_worker
from offthread.on_page.worker import BaseWorker


async def async_run(script, context=None, **options):
    """Runs ``script`` (str or ScriptFile) in the shared worker and returns its ``Outcome``.

    ``context`` (dict or None) gives the script its names; it is copied at the call.
    Options: ``filename`` (str) names the script in tracebacks, ``packages`` (list of str) are
    loaded before it. Raises TypeError for wrong arguments, ContextError for a context that
    cannot be sent, WorkerError where the worker fails.
    """
    return await default_worker().submit(script, sendable(context), options)


async def run(script, context, on_success, on_error):
    """As ``async_run``, by callbacks: ``on_success(outcome)`` or ``on_error(failure)``."""
    check_callbacks(on_success, on_error)
    await tell(async_run(script, context), on_success, on_error)


class PyWorker(BaseWorker):
    """One worker of its own, with the two functions as methods (see BaseWorker)."""

    async def async_run(self, script, context=None, **options):
        """As the function ``async_run``, in this worker."""
        return await self.submit(script, sendable(context), options)

    async def run(self, script, context, on_success, on_error):
        """As the function ``run``, in this worker."""
        check_callbacks(on_success, on_error)
        await tell(self.async_run(script, context), on_success, on_error)

    def session(self):
        """A new session in this worker: its runs share their names."""
        return Session(self)
