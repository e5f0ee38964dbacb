"""Runs on the page (compiled to build/py_worker.js): the API in JavaScript's spelling.

An ES module for pages and frameworks that are not written in Python; py_worker.d.ts holds
its types. Options come as one plain object with camelCase keys.
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
from offthread.on_page.arguments import option
from offthread.on_page.callbacks import check_callbacks, tell
from offthread.on_page.py_worker_pool import PyWorkerPool, Session
from offthread.on_page.shared import default_worker, preload, restart
from offthread.on_page.shared import on_progress as onProgress  # noqa: N813 - JavaScript's name
from offthread.on_page.spelling import SETTINGS, python_options, respelled
from offthread.on_page.worker import BOOT_TIMEOUT, BaseWorker

__all__ = [
    "CallbackError",
    "ContextError",
    "OffthreadError",
    "PyWorker",
    "PyWorkerPool",
    "QueueFull",
    "ScriptError",
    "Session",
    "SessionClosed",
    "SessionLost",
    "WorkerError",
    "WorkerRestarted",
    "asyncRun",
    "onProgress",
    "preload",
    "restart",
    "run",
]


async def asyncRun(script=None, context=None, options=None):  # noqa: N802 - JavaScript's name
    """A promise of ``{results, error, stdout, stderr}`` of ``script`` run in the shared worker."""
    return await default_worker().submit(script, context, python_options(options))


async def run(script, context, onSuccess, onError):  # noqa: N803 - JavaScript's names
    """As ``asyncRun``, by callbacks."""
    check_callbacks(onSuccess, onError)
    await tell(asyncRun(script, context), onSuccess, onError)


class PyWorker(BaseWorker):
    """One worker of its own: ``new PyWorker({packages, pyodideUrl, name, bootTimeout})``."""

    def __init__(self, settings=None):
        settings = respelled(settings, SETTINGS, "setting")
        super().__init__(
            option(settings, "packages", None),
            option(settings, "pyodide_url", None),
            option(settings, "name", None),
            option(settings, "boot_timeout", BOOT_TIMEOUT),
        )

    async def asyncRun(self, script=None, context=None, options=None):  # noqa: N802
        """A promise of ``{results, error, stdout, stderr}`` of ``script``."""
        return await self.submit(script, context, python_options(options))

    async def run(self, script, context, onSuccess, onError):  # noqa: N803
        """As ``asyncRun``, by callbacks."""
        check_callbacks(onSuccess, onError)
        await tell(self.submit(script, context, None), onSuccess, onError)

    def session(self):
        """A new session in this worker."""
        return Session(self)

    def onProgress(self, callback):  # noqa: N802
        """Calls ``callback`` with each progress of the boot."""
        self.on_progress(callback)
