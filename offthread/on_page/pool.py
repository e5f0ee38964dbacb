"""Runs on the page (compiled): several workers, and which of them runs what.

The pool looks at all its workers at each change instead of remembering what each is doing, so
that a worker that dies unnoticed confuses nothing.
"""

from offthread.everywhere.errors import QueueFull, WorkerError
from offthread.on_page.arguments import check_seconds, check_text, option
from offthread.on_page.browser import deferred, every, mark_handled, on_abort, processors
from offthread.on_page.keeping import keep
from offthread.on_page.pool_seats import (
    busy,
    least,
    let_go,
    new_seat,
    reject,
    release,
    sessions,
    state_of,
    stats_of,
)
from offthread.on_page.worker import BOOT_TIMEOUT, BaseWorker

MOST_BY_DEFAULT = 4
IDLE_TIMEOUT = 60
LONGEST_TICK = 2000000  # seconds; the browser's timers count milliseconds in 32 bits


class BasePool:
    """``settings`` is a dict of ``size`` (int or None: one a processor, at most four),
    ``max_queue`` (int: how many runs may wait, or None: any number), ``idle_timeout`` (seconds
    after which an idle worker is let go, or None: never), and those of BaseWorker. Raises
    TypeError for wrong ones.

    ``ready`` is a promise that resolves when all workers are ready, and rejects with the first
    WorkerError of one that cannot start.
    """

    def __init__(self, settings):
        size = option(settings, "size", None)
        size = min(MOST_BY_DEFAULT, processors()) if size is None else whole(size, 1, "size")
        self.max_queue = option(settings, "max_queue", None)
        if self.max_queue is not None:
            whole(self.max_queue, 0, "max_queue (maxQueue)")
        idle_timeout = option(settings, "idle_timeout", IDLE_TIMEOUT)
        if idle_timeout is not None:
            check_seconds(idle_timeout, "idle_timeout (idleTimeout)")
        check_text(option(settings, "name", None), "name")
        self.settings = settings
        self.queue = []
        self.over = None
        self.end_ticks = None
        self.boot = deferred()
        self.ready = self.boot["promise"]
        mark_handled(self.ready)
        self.seats = [new_seat(settings, number) for number in range(1, size + 1)]
        for seat in self.seats:
            self.fill(seat)
        if idle_timeout is not None:
            self.end_ticks = every(min(idle_timeout, LONGEST_TICK), self.tick)

    # --- asking ---

    def ask(self, request, mapping=None):
        """A promise of the Outcome of ``request`` (see ``arguments.read_request``), which waits
        where no worker is free. ``mapping`` marks those of a map_over, which are few at a time:
        they do not count for ``max_queue``, and are copied when they are sent."""
        signal = request["signal"]
        run = {"request": request, "ends": deferred(), "mapping": mapping, "undo": []}
        problem = self.over or (mapping is None and self.queue_full())
        if signal is not None and signal.aborted:
            reject(run, signal.reason)
        elif problem:
            reject(run, problem)
        else:
            self.enqueue(run, signal)
        return run["ends"]["promise"]

    def enqueue(self, run, signal):
        """Sends ``run``, or lets it wait: its context is copied, and its signal is heard."""
        self.queue.append(run)
        self.look()
        if self.queue and self.queue[-1] is run:
            try:
                if run["mapping"] is None:
                    keep(run["request"])
                if signal is not None:
                    withdraw = lambda event: self.withdraw(run, signal.reason)  # noqa: E731
                    run["undo"].append(on_abort(signal, withdraw))
            except Exception as failure:
                self.withdraw(run, failure)

    def withdraw(self, run, reason):
        """Takes ``run`` out of the queue and rejects it."""
        self.queue = [other for other in self.queue if other is not run]
        reject(run, reason)

    def queue_full(self):
        """The QueueFull for one more run, or None where it may come."""
        if self.max_queue is None:
            return None
        free = len([seat for seat in self.seats if seat["given"] is None])
        waiting = len(self.runs_of(None))
        if waiting < free + self.max_queue:
            return None
        return QueueFull(
            f"{waiting} runs wait in the pool and max_queue (maxQueue) is {self.max_queue}: "
            "ask later"
        )

    def runs_of(self, mapping):
        """The runs that wait and belong to ``mapping`` (None: to none)."""
        return [run for run in self.queue if run["mapping"] is mapping]

    # --- handing out ---

    def look(self, failure=None):
        """Does what can be done now; called after every change. ``failure`` is that of a worker
        that could not start."""
        for seat in self.seats:
            self.watch_start(seat)
        if failure is not None and not self.with_state("ready starting released"):
            self.reject_queue(failure)
        seat = self.free_seat()
        while self.queue and seat is not None:
            self.hand(self.queue.pop(0), seat)
            seat = self.free_seat()
        for seat in self.with_state("released"):
            if len(self.with_state("starting")) < len(self.queue):
                self.fill(seat)

    def with_state(self, states):
        """The seats in one of ``states`` (str)."""
        return [seat for seat in self.seats if state_of(seat) in states]

    def free_seat(self):
        """The seat that takes the next run, or None. One that failed takes it where no other
        will: its worker tries again."""
        alive = self.with_state("ready starting released")
        free = self.with_state("ready") if alive else self.seats
        free = [seat for seat in free if seat["given"] is None]
        return least(free, lambda seat: busy(seat) + sessions(seat) / 1000) if free else None

    def hand(self, run, seat):
        """Hands ``run`` to the worker of ``seat``."""
        settle = run["ends"]

        def ended(how, value):
            seat["given"] = None
            settle[how](value)
            self.look()

        let_go(run)
        seat["given"] = run
        seat["worker"].ask(run["request"]).then(
            lambda outcome: ended("resolve", outcome), lambda reason: ended("reject", reason)
        )

    # --- starting and letting go ---

    def fill(self, seat):
        """Starts a worker in ``seat``."""
        seat["worker"] = BaseWorker(
            option(self.settings, "packages", None),
            option(self.settings, "pyodide_url", None),
            seat["name"],
            option(self.settings, "boot_timeout", BOOT_TIMEOUT),
        )
        self.watch_start(seat)

    def watch_start(self, seat):
        """Hears how the start of the seat's worker ends, once for each start."""
        ready = seat["worker"] and seat["worker"].ready
        if ready and seat["watched"] is not ready:
            seat["watched"] = ready
            ready.then(self.on_ready, self.on_failure)

    def on_ready(self, versions):
        """A worker is ready."""
        if not self.with_state("starting"):
            self.boot["resolve"](versions)
        self.look()

    def on_failure(self, failure):
        """A worker cannot start."""
        self.boot["reject"](failure)
        if self.over is None:
            self.look(failure)

    def tick(self):
        """Lets workers go that were idle, without sessions, since the last tick; one that is
        ready stays."""
        for seat in self.with_state("ready failed"):
            worker = seat["worker"]
            mark = worker.answers if busy(seat) + sessions(seat) == 0 else None
            others = [other for other in self.with_state("ready") if other is not seat]
            if mark is not None and mark == seat["mark"] and others:
                release(seat)
            seat["mark"] = mark

    # --- sessions, and looking ---

    def open_session(self, make):
        """A session on the worker with the fewest; ``make(worker)`` makes it. Raises WorkerError
        after ``close``."""
        if self.over is not None:
            raise self.over
        seat = least(self.seats, lambda seat: sessions(seat) + (seat["worker"] is None) / 2)
        if seat["worker"] is None:
            self.fill(seat)
        session = make(seat["worker"])
        seat["sessions"].append(session)
        return session

    def stats(self):
        """What the pool does now: a dict of ``size``, ``waiting``, ``running`` (runs that the
        workers have, those of sessions too), and ``workers``: a list of dicts, see
        ``stats_of``."""
        workers = [stats_of(seat) for seat in self.seats]
        running = 0
        for seat in self.seats:
            running = running + busy(seat)
        return {
            "size": len(workers),
            "waiting": len(self.queue),
            "running": running,
            "workers": workers,
        }

    # --- ending ---

    def terminate(self):
        """Ends all workers at once; what waits, and every later run, is rejected."""
        if self.over is None:
            self.over = WorkerError("this pool was closed: make a new PyWorkerPool")
            self.boot["reject"](self.over)
            self.reject_queue(self.over)
            for seat in self.seats:
                if seat["given"] is not None:
                    reject(seat["given"], self.over)
                release(seat)
            if self.end_ticks is not None:
                self.end_ticks()

    def close(self):
        """The same as ``terminate``."""
        self.terminate()

    def reject_queue(self, failure):
        """Rejects all that waits in the pool."""
        for run in self.queue:
            reject(run, failure)
        self.queue = []


def whole(value, smallest, name):
    """``value``. Raises TypeError unless it is an int of at least ``smallest``."""
    if not isinstance(value, int) or isinstance(value, bool) or value < smallest:
        raise TypeError(f"{name} must be a whole number of at least {smallest}, not {value!r}")
    return value
