"""Runs wherever compiled Python runs: ``asyncio.gather``."""

from asyncio.exceptions import CancelledError
from asyncio.futures import Future
from asyncio.tasks import ensure_future


class _GatheringFuture(Future):
    """The results of ``children``, in order; ``keeps_errors``: errors are among them."""

    def __init__(self, children, keeps_errors):
        super().__init__()
        self._children, self._keeps_errors = children, keeps_errors
        self._left, self._asked = 0, False

    def cancel(self, msg=None):
        if self.done():
            return False
        asked = [child.cancel(msg) for child in self._children]
        self._asked = any(asked)
        return self._asked

    def _watch(self, different):
        """Wait for the ``different`` ones of the children."""
        self._left = len(different)
        for child in different:
            child.add_done_callback(lambda ended: self._on_done_child(ended))

    def _on_done_child(self, child):
        self._left -= 1
        if self.done():
            child._awaited = True
        elif not self._keeps_errors and child.cancelled():
            self._settle("CANCELLED", None, None)
        elif not self._keeps_errors and child.exception() is not None:
            self.set_exception(child.exception())
        elif self._left == 0:
            self._finish([_outcome(one) for one in self._children])

    def _finish(self, results):
        if self._asked:
            self._settle("CANCELLED", None, None)
        else:
            self.set_result(results)


def gather(*coros_or_futures, return_exceptions=False):
    """One future for all results, in order."""
    children, known = [], {}
    for one in coros_or_futures:
        key = id(one)
        if key not in known:
            known[key] = ensure_future(one)
        children.append(known[key])
    gathered = _GatheringFuture(children, return_exceptions)
    if children:
        gathered._watch(list(known.values()))
    else:
        gathered.set_result([])
    return gathered


def _outcome(child):
    if child.cancelled():
        return CancelledError("" if child._message is None else child._message)
    error = child.exception()
    return child.result() if error is None else error
