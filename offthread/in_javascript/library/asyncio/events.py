"""Runs wherever compiled Python runs: asyncio's handles, and which loop there is."""

from _runtime import is_running

_own = []


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


def keep_loop(loop):
    """``loop`` is the browser's own."""
    _own.append(loop)


def get_running_loop():
    if not is_running():
        raise RuntimeError("no running event loop")
    return _own[0]


def get_event_loop():
    return _own[0]


def set_event_loop(loop):
    return None
