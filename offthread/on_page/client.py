"""Runs on the page (compiled): the functions for pages that need one worker only.

They share one worker, which starts at the first use.
"""

from offthread.on_page.worker import PyWorker, check_callbacks, tell

shared = {"worker": None}


def default_worker():
    """The worker that ``async_run`` and ``run`` use; starts it at the first call."""
    if shared["worker"] is None:
        shared["worker"] = PyWorker()
    return shared["worker"]


def preload():
    """Starts the shared worker before it is needed; returns its ``ready`` promise."""
    return default_worker().ready


def on_progress(callback):
    """Calls ``callback`` with each progress of the shared worker (see PyWorker)."""
    default_worker().on_progress(callback)


def restart():
    """Ends the shared worker, rejecting what waits, and starts a new one; returns its
    ``ready`` promise."""
    return default_worker().restart()


async def async_run(script, context=None, **options):
    """Runs ``script`` in the shared worker and returns its ``Outcome`` (see PyWorker)."""
    return await default_worker().submit(script, context, options)


async def run(script, context, on_success, on_error):
    """As ``async_run``, by callbacks: ``on_success(outcome)`` or ``on_error(failure)``."""
    check_callbacks(on_success, on_error)
    await tell(default_worker().submit(script, context, None), on_success, on_error)
