"""Runs on the page (compiled into py_worker.js): sessions and pools in JavaScript's spelling."""

from offthread.on_page.arguments import read_request
from offthread.on_page.browser import object_of
from offthread.on_page.callbacks import check_callbacks, tell
from offthread.on_page.pool import BasePool
from offthread.on_page.pool_map import map_over
from offthread.on_page.session import BaseSession
from offthread.on_page.spelling import POOL_SETTINGS, python_options, respelled


class Session(BaseSession):
    """Runs that share their names, as made by ``session()`` of a PyWorker or PyWorkerPool."""

    async def asyncRun(self, script=None, context=None, options=None):  # noqa: N802
        """A promise of ``{results, error, stdout, stderr}`` of ``script``, after earlier runs."""
        return await self.submit(script, context, python_options(options))

    async def run(self, script, context, onSuccess, onError):  # noqa: N803
        """As ``asyncRun``, by callbacks."""
        check_callbacks(onSuccess, onError)
        await tell(self.asyncRun(script, context), onSuccess, onError)

    async def set(self, name, value):
        """Gives the session's name ``name`` a copy of ``value``."""
        await self.store(name, object_of([[name, value]]))

    async def get(self, name):
        """A promise of the value of the session's name ``name``."""
        return await self.fetch(name)

    async def call(self, name, *args):
        """A promise of the value of calling the session's function ``name``."""
        return await self.submit_call(name, args, None)

    async def callWith(self, name, args=None, options=None):  # noqa: N802
        """As ``call``, with ``args`` in a list, and the options of ``asyncRun``."""
        return await self.submit_call(name, args, python_options(options))


class PyWorkerPool(BasePool):
    """``new PyWorkerPool(2)``, or ``({size, maxQueue, idleTimeout, …})`` with those of PyWorker."""

    def __init__(self, settings=None):
        if isinstance(settings, (int, float)):
            settings = {"size": settings}
        super().__init__(respelled(settings, POOL_SETTINGS, "setting"))

    async def asyncRun(self, script=None, context=None, options=None):  # noqa: N802
        """A promise of ``{results, error, stdout, stderr}`` of ``script``, run in the next worker
        that is free."""
        return await self.ask(read_request(script, context, python_options(options)))

    async def run(self, script, context, onSuccess, onError):  # noqa: N803
        """As ``asyncRun``, by callbacks."""
        check_callbacks(onSuccess, onError)
        await tell(self.asyncRun(script, context), onSuccess, onError)

    async def map(self, script, contexts, options=None):
        """A promise of the values of ``script`` for each of ``contexts``, in their order."""
        options = {} if options is None else options
        flag = options.get("returnExceptions", False)
        others = object_of([[n, options[n]] for n in options if n != "returnExceptions"])
        return await map_over(self, script, contexts, flag, python_options(others))

    def session(self):
        """A new session, on the worker with the fewest."""
        return self.open_session(Session)
