"""Runs on the page (compiled): sessions and pools for pages written in Python."""

from offthread.on_page.arguments import read_request
from offthread.on_page.browser import object_of
from offthread.on_page.callbacks import check_callbacks, tell
from offthread.on_page.pool import IDLE_TIMEOUT, BasePool
from offthread.on_page.pool_map import map_over
from offthread.on_page.sendable import sendable
from offthread.on_page.session import BaseSession
from offthread.on_page.worker import BOOT_TIMEOUT


class Session(BaseSession):
    """Runs that share their names, as made by ``session()`` of a PyWorker or PyWorkerPool."""

    async def async_run(self, script, context=None, **options):
        """As the function ``async_run``, after the session's earlier runs and with their names."""
        return await self.submit(script, sendable(context), options)

    async def run(self, script, context, on_success, on_error):
        """As ``async_run``, by callbacks."""
        check_callbacks(on_success, on_error)
        await tell(self.async_run(script, context), on_success, on_error)

    async def set(self, name, value):
        """Gives the session's name ``name`` (str) a copy of ``value``."""
        await self.store(name, sendable(object_of([[name, value]])))

    async def get(self, name):
        """The value of the session's name ``name`` (str). Raises the ScriptError of a NameError
        where there is none."""
        return await self.fetch(name)

    async def call(self, name, *args, **options):
        """The value of calling the session's function ``name`` (str) with ``args``; options as
        of ``async_run``. Raises the ScriptError of what the function raises."""
        return await self.submit_call(name, sendable({"args": args})["args"], options)


class PyWorkerPool(BasePool):
    """``size`` workers (int; None: one a processor, at most four), all started at once.

    ``max_queue`` (int or None: any number) is how many runs may wait, ``idle_timeout`` (seconds
    or None: never) after how long idle workers above one are let go; the rest as for PyWorker.
    ``ready`` is a promise that all are. Raises TypeError for wrong settings.
    """

    def __init__(
        self,
        size=None,
        max_queue=None,
        idle_timeout=IDLE_TIMEOUT,
        packages=None,
        pyodide_url=None,
        name=None,
        boot_timeout=BOOT_TIMEOUT,
    ):
        super().__init__(
            {
                "size": size,
                "max_queue": max_queue,
                "idle_timeout": idle_timeout,
                "packages": packages,
                "pyodide_url": pyodide_url,
                "name": name,
                "boot_timeout": boot_timeout,
            }
        )

    async def async_run(self, script, context=None, **options):
        """As the function ``async_run``, in the next worker that is free. Raises QueueFull."""
        return await self.ask(read_request(script, sendable(context), options))

    async def run(self, script, context, on_success, on_error):
        """As ``async_run``, by callbacks."""
        check_callbacks(on_success, on_error)
        await tell(self.async_run(script, context), on_success, on_error)

    async def map(self, script, contexts, return_exceptions=False, **options):
        """The values of ``script`` for each of ``contexts`` (dicts), in their order.

        Raises the first error or failure, and then begins no more runs; with
        ``return_exceptions`` they stand among the values. ``max_queue`` does not count here.
        """
        each = sendable({"contexts": contexts})["contexts"]
        return await map_over(self, script, each, return_exceptions, options)

    def session(self):
        """A new session, on the worker with the fewest."""
        return self.open_session(Session)
