"""Runs on the page (compiled): what ``app.py`` may import to run Python in a worker.

    from offthread.on_page import async_run

    outcome = await async_run("import statistics; statistics.mean(a)", {"a": [1, 2, 3]})

What pages need beside it (elements, rendering of results) stands in modules of its own in
this folder.
"""

from offthread.everywhere.errors import (
    CallbackError,
    ContextError,
    OffthreadError,
    QueueFull,
    ScriptError,
    SessionClosed,
    SessionLost,
    WorkerError,
    WorkerRestarted,
)
from offthread.on_page.client import PyWorker, async_run, run
from offthread.on_page.files import ScriptFile, file
from offthread.on_page.outcome import Outcome
from offthread.on_page.pool_client import PyWorkerPool, Session
from offthread.on_page.shared import on_progress, preload, restart

__all__ = [
    "CallbackError",
    "ContextError",
    "OffthreadError",
    "Outcome",
    "PyWorker",
    "PyWorkerPool",
    "QueueFull",
    "ScriptError",
    "ScriptFile",
    "Session",
    "SessionClosed",
    "SessionLost",
    "WorkerError",
    "WorkerRestarted",
    "async_run",
    "file",
    "on_progress",
    "preload",
    "restart",
    "run",
]
