"""Runs wherever compiled Python runs: asyncio's futures and tasks, and the loop that runs them."""

from _runtime import (
    call_later,
    call_soon,
    class_of,
    first_step,
    is_python_class,
    is_running,
    js_get,
    js_set,
    read,
    start_tasks,
    task_of,
)
from _runtime import current_task as _current_task
from js import Date, console, performance


class CancelledError(BaseException):
    pass


class InvalidStateError(Exception):
    pass


class Handle:
    """A callback that waits for its turn."""

    def __init__(self, callback, args):
        self._callback, self._args, self._cancelled, self._stop = callback, args, False, None

    def cancel(self):
        self._cancelled = True
        if self._stop:
            self._stop()

    def cancelled(self):
        return self._cancelled

    def _run(self):
        if not self._cancelled:
            self._callback(*self._args)


class Loop:
    """The browser's own loop, by asyncio's names."""

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
        from asyncio import ensure_future, run_task

        return run_task(ensure_future(future))

    def shutdown_asyncgens(self):
        future = Future()
        future.set_result(None)
        return future

    def set_debug(self, enabled):
        return None

    def __init__(self):
        self._closed, self._handler = False, None

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


_loop = Loop()


class Future:
    """A result that is not there yet."""

    def __init__(self, *, loop=None):
        self._state, self._result, self._exception = "PENDING", None, None
        self._callbacks, self._message = [], None

    def done(self):
        return self._state != "PENDING"

    def cancelled(self):
        return self._state == "CANCELLED"

    def result(self):
        if self._state == "CANCELLED":
            raise self._cancelled_error()
        if self._state == "PENDING":
            raise InvalidStateError("Result is not set.")
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self):
        if self._state == "CANCELLED":
            raise self._cancelled_error()
        if self._state == "PENDING":
            raise InvalidStateError("Exception is not set.")
        return self._exception

    def _cancelled_error(self):
        return CancelledError() if self._message is None else CancelledError(self._message)

    def set_result(self, result):
        self._settle("FINISHED", result, None)

    def set_exception(self, exception):
        if is_python_class(exception):
            exception = exception()
        if isinstance(exception, StopIteration):
            raise TypeError(
                "StopIteration interacts badly with generators and cannot be raised into a Future"
            )
        self._settle("FINISHED", None, exception)

    def cancel(self, msg=None):
        if self.done():
            return False
        self._message = msg
        self._settle("CANCELLED", None, None)
        return True

    def _settle(self, state, result, exception):
        if self.done():
            raise InvalidStateError("invalid state")
        self._state, self._result, self._exception = state, result, exception
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            self._schedule(callback)

    def _schedule(self, callback):
        call_soon(lambda: callback(self))

    def add_done_callback(self, callback, *, context=None):
        if self.done():
            self._schedule(callback)
        else:
            self._callbacks.append(callback)

    def remove_done_callback(self, callback):
        kept = [one for one in self._callbacks if one != callback]
        removed = len(self._callbacks) - len(kept)
        self._callbacks = kept
        return removed

    def get_loop(self):
        return _loop

    def _on_done(self, resolve, reject):
        """What ``await`` does: call one of the two, at once if this is done already."""
        self._awaited = True
        if self.done():
            self._tell(resolve, reject)
        else:
            self._callbacks.append(lambda _: self._tell(resolve, reject))

    def _tell(self, resolve, reject):
        if self._state == "CANCELLED":
            reject(self._cancelled_error())
        elif self._exception is not None:
            reject(self._exception)
        else:
            resolve(self._result)

    def __repr__(self):
        shown = f" result={self._result!r}" if self._state == "FINISHED" else ""
        return f"<{class_of(self).__name__} {self._state.lower()}{shown}>"


def _stopped(error):
    """No coroutine may let a StopIteration go."""
    made = RuntimeError("coroutine raised StopIteration")
    made.__cause__ = error
    return made


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
            _loop.call_exception_handler(context)

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


def get_running_loop():
    if not is_running():
        raise RuntimeError("no running event loop")
    return _loop


def get_event_loop():
    return _loop


def new_event_loop():
    return Loop()


def set_event_loop(loop):
    return None


def current_task(loop=None):
    return _current_task()


def all_tasks(loop=None):
    return set(Task._all)


def now():
    return Date.now() / 1000


start_tasks(lambda: Task(None))
