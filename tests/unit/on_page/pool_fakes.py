"""Runs in CPython: stands in for the browser and its workers, so that a test decides what happens
when. Promises settle as in a browser: their listeners are called later, by ``Host.settle_all``."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

from offthread.everywhere.errors import ContextError, ScriptError, WorkerError
from offthread.everywhere.messages import script_error
from offthread.on_page.outcome import Outcome

# CPython has none of what on_page/browser imports; ``World`` puts a Host's functions in its place.
BROWSER = "offthread.on_page.browser"
stand_in = ModuleType(BROWSER)
stand_in.__getattr__ = lambda name: None  # type: ignore[method-assign]
sys.modules.setdefault(BROWSER, stand_in)

from offthread.on_page import pool, pool_map  # noqa: E402


class Promise:
    """Settles once; ``how`` is "", "resolved" or "rejected"."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.how = ""
        self.value: Any = None
        self.listeners: list[tuple[Callable[[Any], Any], Callable[[Any], Any]]] = []

    def settle(self, how: str, value: Any) -> None:
        if not self.how:
            self.how, self.value = how, value
            self.tell()

    def then(self, on_value: Callable[[Any], Any], on_error: Callable[[Any], Any]) -> None:
        self.listeners.append((on_value, on_error))
        if self.how:
            self.tell()

    def tell(self) -> None:
        for listeners in self.listeners:
            listener = listeners[self.how == "rejected"]
            self.host.tasks.append(lambda listener=listener: listener(self.value))
        self.listeners = []


class Signal:
    """An AbortSignal."""

    def __init__(self) -> None:
        self.aborted = False
        self.reason = KeyError("the signal's reason")
        self.listeners: list[Callable[[Any], Any]] = []

    def throwIfAborted(self) -> None:  # noqa: N802 - by this, an AbortSignal is known
        if self.aborted:
            raise self.reason

    def abort(self) -> None:
        self.aborted = True
        for listener in list(self.listeners):
            listener(None)


class Host:
    """The browser: its promises, its timers, and the copies that it made."""

    def __init__(self, processors: int = 2) -> None:
        self.tasks: deque[Callable[[], Any]] = deque()
        self.timers: list[tuple[float, Callable[[], Any]]] = []
        self.processor_count = processors
        self.held = 0

    def deferred(self) -> dict[str, Any]:
        promise = Promise(self)
        return {
            "promise": promise,
            "resolve": lambda value=None: promise.settle("resolved", value),
            "reject": lambda reason=None: promise.settle("rejected", reason),
        }

    def keep(self, request: dict[str, Any]) -> None:
        self.held += 1
        if "uncloneable" in request["context"]:
            raise ContextError('context["uncloneable"]', 'context["uncloneable"]')

    def on_abort(self, signal: Signal, callback: Callable[[Any], Any]) -> Callable[[], None]:
        signal.listeners.append(callback)
        return lambda: signal.listeners.remove(callback)

    def every(self, seconds: float, callback: Callable[[], Any]) -> Callable[[], None]:
        timer = (seconds, callback)
        self.timers.append(timer)
        return lambda: self.timers.remove(timer)

    def processors(self) -> int:
        return self.processor_count

    def mark_handled(self, promise: Promise) -> None:
        promise.then(lambda value: None, lambda reason: None)

    def take_the_place_of_the_browser(self) -> None:
        for name in ("deferred", "every", "keep", "mark_handled", "on_abort", "processors"):
            setattr(pool, name, getattr(self, name))
        pool_map.deferred = self.deferred

    def settle_all(self) -> None:
        """Lets the browser do all that is due now."""
        while self.tasks:
            self.tasks.popleft()()

    def pass_time(self) -> None:
        """All timers ring, twice."""
        for _, callback in self.timers * 2:
            callback()
        self.settle_all()


class Worker:
    """A BaseWorker whose Python does what the test says."""

    def __init__(self, host: Host, name: str) -> None:
        self.host = host
        self.name = name
        self.generation = 0
        self.memory = 0
        self.answers = 0
        self.asked: list[tuple[dict[str, Any], Any, Promise]] = []
        self.conversation = SimpleNamespace(sent={}, waiting=self.asked)
        self.posted: list[dict[str, Any]] = []
        self.connection = self  # both are this, for a session
        self.begin()

    def busy(self) -> int:
        return len(self.asked)

    @property
    def is_ready(self) -> bool:
        return self.state == "ready"

    def begin(self) -> None:
        self.state = "starting"
        self.ready = Promise(self.host)

    def ask(self, request: dict[str, Any], session: Any = None) -> Promise:
        promise = Promise(self.host)
        if "uncloneable" in request["context"]:
            promise.settle("rejected", ContextError("cannot be sent", 'context["uncloneable"]'))
            return promise
        if self.state == "closed":
            promise.settle("rejected", WorkerError("terminated"))
            return promise
        if self.state == "failed":
            self.begin()
        self.asked.append((request, session, promise))
        if session is not None:
            session.generation = self.generation
        return promise

    def post(self, message: dict[str, Any], transfer: list[Any]) -> None:
        self.posted.append(message)

    def restart(self) -> Promise:
        self.lose(WorkerError("restarted"))
        return self.ready

    def terminate(self) -> None:
        self.lose(WorkerError("terminated"))
        self.ready.settle("rejected", WorkerError("terminated"))
        self.state = "closed"

    # --- what the test decides ---

    def get_ready(self) -> None:
        self.state, self.memory = "ready", 30_000_000
        self.ready.settle("resolved", {"python": "3.14"})

    def fail_to_start(self) -> None:
        failure = WorkerError("no Python")
        self.state = "failed"
        self.ready.settle("rejected", failure)
        self.reject_all(failure)

    def lose(self, failure: WorkerError) -> None:
        """The worker dies, and a new one starts in its place."""
        self.generation += 1
        self.reject_all(failure)
        if self.state != "starting":
            self.begin()

    def reject_all(self, failure: WorkerError) -> None:
        asked = list(self.asked)
        self.asked.clear()
        for _, _, promise in asked:
            promise.settle("rejected", failure)

    def answer(self, place: int = 0) -> None:
        """The run at ``place`` ends: its value is its context."""
        request, _, promise = self.asked.pop(place)
        self.answers += 1
        if "error" in request["context"]:
            details = script_error("ValueError", "no", "", 1, "s.py", [], None)
            promise.settle("resolved", Outcome(None, ScriptError(details)))
        else:
            promise.settle("resolved", Outcome(request["context"], None))


class World:
    """A pool, the workers that it ever started, and its browser."""

    def __init__(self, processors: int = 2, **settings: Any) -> None:
        self.host = Host(processors)
        self.host.take_the_place_of_the_browser()
        self.workers: list[Worker] = []
        pool.BaseWorker = self.start  # type: ignore[misc,assignment]
        self.pool = pool.BasePool({"name": "Test", **settings})

    def start(self, packages: Any, pyodide_url: Any, name: str, boot_timeout: float) -> Worker:
        worker = Worker(self.host, name)
        self.workers.append(worker)
        return worker

    def living(self, state: str = "") -> list[Worker]:
        """The pool's workers now, in ``state`` if given."""
        workers = [seat["worker"] for seat in self.pool.seats if seat["worker"] is not None]
        return [worker for worker in workers if state in ("", worker.state)]

    def get_ready(self) -> World:
        for worker in self.living("starting"):
            worker.get_ready()
        self.host.settle_all()
        return self

    def ask(self, mapping: Any = None, signal: Any = None, **context: Any) -> Promise:
        """A run of the pool."""
        return self.pool.ask(request(context, signal))

    def work(self) -> World:
        """Every run that a worker has is answered, until there is none."""
        self.host.settle_all()
        while any(worker.busy() and worker.state == "ready" for worker in self.living()):
            for worker in self.living("ready"):
                if worker.busy():
                    worker.answer()
            self.host.settle_all()
        return self


def request(context: dict[str, Any], signal: Any = None) -> dict[str, Any]:
    return {"script": "", "context": context, "signal": signal}
