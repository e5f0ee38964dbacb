"""Runs wherever compiled Python runs: results that are not there yet."""

from asyncio.events import get_event_loop
from asyncio.exceptions import CancelledError, InvalidStateError

from _runtime import call_soon, class_of, is_python_class


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
        return get_event_loop()

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


def isfuture(thing):
    return isinstance(thing, Future)
