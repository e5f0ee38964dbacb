"""Runs wherever compiled Python runs: the browser's own loop, by asyncio's names."""

from asyncio.events import Handle, keep_loop
from asyncio.futures import Future
from asyncio.runners import run_task
from asyncio.tasks import Task, ensure_future

from _runtime import call_later, call_soon, is_running
from js import console, performance


class Loop:
    """The browser's own loop, by asyncio's names."""

    def __init__(self):
        self._closed, self._handler = False, None

    def call_soon(self, callback, *args, context=None):
        handle = Handle(callback, args)
        call_soon(lambda: handle._run())
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        handle = Handle(callback, args)
        handle._stop = call_later(delay, lambda: handle._run())
        return handle

    def call_at(self, when, callback, *args, context=None):
        return self.call_later(when - self.time(), callback, *args)

    def time(self):
        return performance.now() / 1000

    def create_future(self):
        return Future()

    def create_task(self, coro, *, name=None, context=None):
        return Task(coro, name)

    def is_running(self):
        return is_running()

    def is_closed(self):
        return self._closed

    def close(self):
        """Python's own loops end here; the browser's goes on."""
        self._closed = True

    def run_until_complete(self, future):
        return run_task(ensure_future(future))

    def shutdown_asyncgens(self):
        future = Future()
        future.set_result(None)
        return future

    def set_debug(self, enabled):
        return None

    def get_exception_handler(self):
        return self._handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._handler = handler

    def default_exception_handler(self, context):
        console.error(context["message"], context.get("exception"))

    def call_exception_handler(self, context):
        if self._handler is None:
            self.default_exception_handler(context)
        else:
            self._handler(self, context)

    def get_debug(self):
        return False


def new_event_loop():
    return Loop()


keep_loop(Loop())
