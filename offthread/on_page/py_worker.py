"""Runs on the page (compiled to build/py_worker.js): the API in JavaScript's spelling.

An ES module for pages and frameworks that are not written in Python; py_worker.d.ts holds
its types. Options come as one plain object with camelCase keys.
"""

from offthread.everywhere.errors import (
    CallbackError,
    ContextError,
    OffthreadError,
    ScriptError,
    SessionLost,
    WorkerError,
    WorkerRestarted,
)
from offthread.on_page.arguments import check_names, option
from offthread.on_page.browser import object_of
from offthread.on_page.callbacks import check_callbacks, tell
from offthread.on_page.shared import default_worker, preload, restart
from offthread.on_page.shared import on_progress as onProgress  # noqa: N813 - JavaScript's name
from offthread.on_page.worker import BOOT_TIMEOUT, BaseWorker

__all__ = [
    "CallbackError",
    "ContextError",
    "OffthreadError",
    "PyWorker",
    "ScriptError",
    "SessionLost",
    "WorkerError",
    "WorkerRestarted",
    "asyncRun",
    "onProgress",
    "preload",
    "restart",
    "run",
]

SETTINGS = ("packages", "pyodideUrl", "name", "bootTimeout")
# Where JavaScript's spelling is another than Python's.
SPELLINGS = {
    "onStdout": "on_stdout",
    "onStderr": "on_stderr",
    "onProgress": "on_progress",
    "onInput": "on_input",
}
OPTIONS = ("filename", "packages", "timeout", "signal", "retry", "transfer", *SPELLINGS)


def python_options(options):
    """The options of a run in Python's spelling. Raises TypeError for one that is unknown."""
    if options is None:
        return {}
    check_names(options, OPTIONS, "option")
    return object_of([[SPELLINGS.get(name, name), options[name]] for name in options])


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
        settings = {} if settings is None else settings
        check_names(settings, SETTINGS, "setting")
        super().__init__(
            option(settings, "packages", None),
            option(settings, "pyodideUrl", None),
            option(settings, "name", None),
            option(settings, "bootTimeout", BOOT_TIMEOUT),
        )

    async def asyncRun(self, script=None, context=None, options=None):  # noqa: N802
        """A promise of ``{results, error, stdout, stderr}`` of ``script``."""
        return await self.submit(script, context, python_options(options))

    async def run(self, script, context, onSuccess, onError):  # noqa: N803
        """As ``asyncRun``, by callbacks."""
        check_callbacks(onSuccess, onError)
        await tell(self.submit(script, context, None), onSuccess, onError)

    def onProgress(self, callback):  # noqa: N802
        """Calls ``callback`` with each progress of the boot."""
        self.on_progress(callback)
