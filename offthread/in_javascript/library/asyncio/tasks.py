"""Runs wherever compiled Python runs: asyncio's tasks, coroutines that run by themselves."""

from asyncio.events import get_event_loop
from asyncio.exceptions import CancelledError
from asyncio.futures import Future

from _runtime import (
    call_later,
    call_soon,
    first_step,
    is_coroutine,
    js_get,
    js_set,
    read,
    start_tasks,
    task_of,
)
from _runtime import current_task as _current_task


class Task(Future):
    """A coroutine that runs by itself."""

    _count = 0
    _all = []

    def __init__(self, coro, name=None):
        super().__init__()
        Task._count += 1
        self._name = f"Task-{Task._count}" if name is None else str(name)
        self._coro, self._waiter, self._must_cancel = coro, None, False
        self._cancels, self._started = 0, False
        if coro is not None:  # None: what JavaScript called runs already
            Task._all.append(self)
            call_soon(lambda: self._step())

    def _step(self):
        self._started = True
        if self._must_cancel:
            self._must_cancel = False
            self._coro = None
            self._finish("CANCELLED", None, None)
            return
        first_step(
            self,
            self._coro,
            lambda value: self._finish("FINISHED", value, None),
            lambda error: self._failed(error),
        )

    def _failed(self, error):
        if isinstance(error, StopIteration):
            error = _stopped(error)
        if isinstance(error, CancelledError):
            self._finish("CANCELLED", None, None)
        else:
            self._finish("FINISHED", None, error)
            call_later(1, lambda: self._report())

    def _finish(self, state, value, error):
        Task._all.remove(self)
        if not self.done():
            self._settle(state, value, error)

    def _report(self):
        if not read(self, "_awaited"):
            message = "Task exception was never retrieved"
            context = {"message": message, "exception": self._exception, "future": self}
            get_event_loop().call_exception_handler(context)

    def exception(self):
        self._awaited = True
        return super().exception()

    def result(self):
        self._awaited = True
        return super().result()

    def cancel(self, msg=None):
        """Make the ``await`` at which the task stands raise CancelledError."""
        if self.done():
            return False
        self._cancels += 1
        self._message = msg
        waiter = self._waiter
        owner = task_of(self._coro)
        if owner is not None:
            owner.cancel(msg)
        elif waiter is None:
            self._must_cancel = True
        elif js_get(waiter.value, "$turn"):
            js_set(waiter.value, "$error", self._cancelled_error())
        elif isinstance(waiter.value, Future):
            if not waiter.value.cancel(msg):
                self._must_cancel = True
        else:
            fail = waiter.fail
            error = self._cancelled_error()
            call_soon(lambda: fail(error))
        return True

    def cancelling(self):
        return self._cancels

    def uncancel(self):
        self._cancels = max(0, self._cancels - 1)
        return self._cancels

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_coro(self):
        return self._coro

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")


def _stopped(error):
    """No coroutine may let a StopIteration go."""
    made = RuntimeError("coroutine raised StopIteration")
    made.__cause__ = error
    return made


def current_task(loop=None):
    return _current_task()


def all_tasks(loop=None):
    return set(Task._all)


def create_task(coro, *, name=None, context=None):
    """Run a coroutine by itself, from the next turn of the loop on."""
    if not is_coroutine(coro):
        raise TypeError(f"a coroutine was expected, got {coro!r}")
    return Task(coro, name)


def ensure_future(coro_or_future, *, loop=None):
    if isinstance(coro_or_future, Future):
        return coro_or_future
    if not is_coroutine(coro_or_future) and hasattr(coro_or_future, "__await__"):
        return Task(_awaited(coro_or_future), None)
    if not is_coroutine(coro_or_future):
        raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
    return Task(coro_or_future)


async def _awaited(value):
    return await value


def wrap_future(future, *, loop=None):
    return ensure_future(future)


start_tasks(lambda: Task(None))
