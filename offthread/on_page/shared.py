"""Runs on the page (compiled): the one worker of the functions that need no worker of one's own.

It starts at the first use.
"""

from offthread.on_page.worker import BaseWorker

shared = {"worker": None}


def default_worker():
    """The shared worker; starts it at the first call."""
    if shared["worker"] is None:
        shared["worker"] = BaseWorker()
    return shared["worker"]


def preload():
    """Starts the shared worker before it is needed; returns its ``ready`` promise."""
    return default_worker().ready


def on_progress(callback):
    """Calls ``callback`` with each progress of the shared worker (see BaseWorker)."""
    default_worker().on_progress(callback)


def restart():
    """Ends the shared worker, rejecting what waits, and starts a new one; returns its
    ``ready`` promise."""
    return default_worker().restart()
