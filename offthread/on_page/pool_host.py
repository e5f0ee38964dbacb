"""Runs on the page (compiled): what the pool, itself pure, is given of the browser."""

from offthread.on_page.arguments import check_text
from offthread.on_page.browser import after, deferred, on_abort, processors
from offthread.on_page.conversation import count
from offthread.on_page.keeping import keep
from offthread.on_page.pool import IDLE_TIMEOUT, BasePool
from offthread.on_page.worker import BOOT_TIMEOUT, BaseWorker


def then(promise, on_value, on_error):
    """Calls one of the two functions when ``promise`` is settled."""
    promise.then(on_value, on_error)


HOST = {
    "after": after,
    "deferred": deferred,
    "hold": keep,
    "on_abort": on_abort,
    "processors": processors,
    "then": then,
}


class PooledWorker(BaseWorker):
    """A worker as the pool sees it."""

    def busy(self):
        """How many runs have no answer yet."""
        return count(self.conversation)


class WorkerPool(BasePool):
    """A pool of the browser's own workers. ``settings`` is a dict with the sizes (see BasePool)
    and ``packages``, ``pyodide_url``, ``name`` and ``boot_timeout`` (see BaseWorker)."""

    def __init__(self, settings):
        def start(name):
            return PooledWorker(
                settings.get("packages"),
                settings.get("pyodide_url"),
                name,
                settings.get("boot_timeout", BOOT_TIMEOUT),
            )

        check_text(settings.get("name"), "name")
        sizes = {
            "size": settings.get("size"),
            "max_queue": settings.get("max_queue"),
            "idle_timeout": settings.get("idle_timeout", IDLE_TIMEOUT),
        }
        super().__init__(sizes, settings.get("name") or "Offthread", start, HOST)
