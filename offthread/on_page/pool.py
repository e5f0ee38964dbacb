"""Runs on the page (compiled): several workers, and which of them runs what.

Pure: workers, promises and timers are given. The pool looks at all its workers at each change
instead of remembering what each is doing, so that a worker that dies unnoticed confuses nothing.
"""

from offthread.everywhere.errors import QueueFull, WorkerError
from offthread.on_page.arguments import check_seconds, kind_of, option, read_request
from offthread.on_page.mapping import Mapping
from offthread.on_page.pool_seats import Seat, Waiting, ignore, least

MOST_BY_DEFAULT = 4
IDLE_TIMEOUT = 60


class BasePool:
    """``start(name)`` starts a worker (see BaseWorker) and returns it; ``name`` (str) is the
    pool's own.

    ``sizes`` is a dict of ``size`` (int or None: one a processor, at most four), ``max_queue``
    (int: how many runs may wait, or None: any number) and ``idle_timeout`` (seconds until an
    idle worker is let go, or None: never). ``host`` is a dict of the functions ``deferred``,
    ``then(promise, on_value, on_error)``, ``hold(request)``, ``on_abort(signal, callback)``,
    ``after(seconds, callback)`` and ``processors()``. Raises TypeError for wrong sizes.

    ``ready`` is a promise that resolves when all workers are ready, and rejects with the first
    WorkerError of one that cannot start.
    """

    def __init__(self, sizes, name, start, host):
        size = option(sizes, "size", None)
        self.max_queue = option(sizes, "max_queue", None)
        self.idle_timeout = option(sizes, "idle_timeout", IDLE_TIMEOUT)
        if size is None:
            size = min(MOST_BY_DEFAULT, host["processors"]())
        check_whole(size, 1, "size")
        if self.max_queue is not None:
            check_whole(self.max_queue, 0, "max_queue (maxQueue)")
        if self.idle_timeout is not None:
            check_seconds(self.idle_timeout, "idle_timeout (idleTimeout)")
        self.names = [f"{name} {number}" for number in range(1, size + 1)]
        self.host = host
        self.start_worker = start
        self.waiting = []
        self.failure = None
        self.start_all()

    def start_all(self):
        """Starts a worker in each seat."""
        self.boot = self.host["deferred"]()
        self.ready = self.boot["promise"]
        self.host["then"](self.ready, ignore, ignore)  # its rejection is told by the runs, too
        self.seats = [Seat(name, self.start_worker(name)) for name in self.names]
        self.look()

    # --- asking ---

    def ask(self, request, mapping=None):
        """A promise of the Outcome of ``request`` (see ``arguments.read_request``), which waits
        where no worker is free; ``mapping`` (Mapping or None) is what it belongs to.

        Raises QueueFull, WorkerError after ``close``, ContextError.
        """
        signal = request["signal"]
        if signal is not None and signal.aborted:
            raise signal.reason
        if self.failure is not None:
            raise self.failure
        run = Waiting(request, self.host["deferred"](), mapping)
        if mapping is None and self.is_full():
            raise QueueFull(
                f"the pool is full: {self.count_waiting()} runs wait, and max_queue (maxQueue) is "
                f"{self.max_queue}. Ask again when some have ended, or let more wait"
            )
        self.waiting.append(run)
        self.look()
        if run in self.waiting:
            self.keep(run)
        return run.ends["promise"]

    def keep(self, run):
        """Makes ``run`` fit to wait: its context is copied, and its signal is heard.

        The runs of a mapping are few at a time, and hand their contexts over when they are sent.
        """
        signal = run.request["signal"]
        try:
            if run.mapping is None:
                self.host["hold"](run.request)
        except Exception:
            self.waiting.remove(run)
            raise
        if signal is not None:
            run.forget_signal = self.host["on_abort"](
                signal, lambda event=None: self.withdraw(run, signal.reason)
            )

    def withdraw(self, run, reason):
        """Takes ``run`` out of the queue, if it is still there, and rejects it."""
        if run in self.waiting:
            self.waiting.remove(run)
            run.forget_signal()
            run.ends["reject"](reason)

    def over(self, script, contexts, return_exceptions, options):
        """A promise of the values of ``script`` for each of ``contexts``, in their order; see
        Mapping. Raises as ``read_request`` does, before anything is begun."""
        if contexts is None or isinstance(contexts, (str, dict)):
            raise TypeError(f"contexts must be a list of contexts, not {kind_of(contexts)}")
        if not isinstance(return_exceptions, bool):
            raise TypeError("return_exceptions (returnExceptions) must be True or False")
        requests = [read_request(script, context, options) for context in contexts]
        return Mapping(self, requests, return_exceptions).promise

    def is_full(self):
        """Whether one more run would wait beyond ``max_queue``."""
        if self.max_queue is None:
            return False
        running = len([seat for seat in self.seats if seat.given is not None])
        return len(self.seats) + self.max_queue <= self.count_waiting() + running

    def count_waiting(self):
        """How many runs wait in the pool, without those of mappings."""
        return len([run for run in self.waiting if run.mapping is None])

    # --- handing out ---

    def look(self, event=None):
        """Does what can be done now: called after every change."""
        if self.failure is not None:
            return
        for seat in self.seats:
            self.watch_start(seat)
        seat = self.free_seat()
        while self.waiting and seat is not None:
            self.send(self.waiting.pop(0), seat)
            seat = self.free_seat()
        if self.waiting:
            self.wake_seat()
        for seat in self.seats:
            self.let_rest(seat)

    def free_seat(self):
        """The seat that takes the next run, or None: one whose worker is ready and does nothing.

        Where all are held by sessions, or cannot start, waiting would not help.
        """
        ready = [seat for seat in self.seats if seat.is_in("ready")]
        idle = [seat for seat in ready if seat.busy() == 0]
        if idle:
            return least(idle, lambda seat: seat.sessions)
        if [seat for seat in self.seats if seat.given is not None or seat.may_get_ready()]:
            return None
        return least(ready or self.seats, lambda seat: seat.busy())

    def send(self, run, seat):
        """Hands ``run`` to the worker of ``seat``."""
        run.forget_signal()
        seat.given = run

        def ended(settle):
            def end(value):
                seat.given = None
                settle(value)
                self.look()

            return end

        promise = seat.worker.ask(run.request)
        self.host["then"](promise, ended(run.ends["resolve"]), ended(run.ends["reject"]))

    # --- starting and letting go ---

    def watch_start(self, seat):
        """Hears how the start of the seat's worker ends, once for each start."""
        if seat.worker is None or seat.watched is seat.worker.ready:
            return
        ready = seat.worker.ready
        seat.watched = ready

        def if_still_watched(tell):
            return lambda value: tell(value) if seat.watched is ready else None

        self.host["then"](ready, if_still_watched(self.on_ready), if_still_watched(self.on_failure))

    def on_ready(self, versions):
        """A worker is ready; so another that failed may be worth a new try, once."""
        if not [seat for seat in self.seats if seat.may_get_ready()]:
            self.boot["resolve"](versions)
        for seat in self.seats:
            if self.waiting and seat.is_in("failed"):
                seat.worker.restart()
        self.look()

    def on_failure(self, failure):
        """A worker cannot start: where none other can run what waits, it is rejected."""
        self.boot["reject"](failure)
        if not [seat for seat in self.seats if not seat.is_in("failed")]:
            self.reject_waiting(failure)
        self.look()

    def wake_seat(self):
        """Starts a worker that was let go, one for each run that waits."""
        starting = len([seat for seat in self.seats if seat.is_in("starting")])
        for seat in self.seats:
            if seat.worker is None and starting < len(self.waiting):
                starting = starting + 1
                self.fill(seat)

    def fill(self, seat):
        """Starts a worker in a seat whose worker was let go."""
        seat.worker = self.start_worker(seat.name)
        self.watch_start(seat)

    def let_rest(self, seat):
        """Starts the seat's idle time, or ends it."""
        idle = seat.is_in("ready") and seat.busy() == 0 and seat.sessions == 0
        if not idle or self.idle_timeout is None:
            seat.stay()
        elif seat.stop_timer is None:
            seat.stop_timer = self.host["after"](self.idle_timeout, lambda: self.let_go(seat))

    def let_go(self, seat):
        """Ends a worker that was idle for long, unless it is the last."""
        seat.stop_timer = None
        if len([other for other in self.seats if other.worker is not None]) > 1:
            seat.release()

    # --- sessions ---

    def open_session(self, make):
        """A session on the worker with the fewest; ``make(worker, on_change)`` makes it.

        Raises WorkerError after ``close``.
        """
        if self.failure is not None:
            raise self.failure
        seat = least(self.seats, lambda seat: seat.rank())
        if seat.worker is None:
            self.fill(seat)
        seat.sessions = seat.sessions + 1
        session = make(seat.worker, lambda: self.on_session(seat, session))
        self.let_rest(seat)
        return session

    def on_session(self, seat, session):
        """A run of ``session`` ended, or it was closed."""
        if session.closed and session.under_way == 0:
            seat.sessions = seat.sessions - 1
        self.look()

    # --- looking, ending ---

    def stats(self):
        """What the pool does now: a dict of ``size``, ``waiting``, ``running`` (runs, those of
        sessions too), and ``workers``: a list of dicts, see Seat.stats."""
        running = 0
        for seat in self.seats:
            running = running + seat.busy()
        return {
            "size": len(self.seats),
            "waiting": len(self.waiting),
            "running": running,
            "workers": [seat.stats() for seat in self.seats],
        }

    def restart(self):
        """Ends all workers, rejecting what they run, and starts new ones; returns ``ready``."""
        self.end(WorkerError("the pool was restarted before this run ended"))
        self.failure = None
        self.start_all()
        return self.ready

    def terminate(self):
        """Ends all workers at once; what waits, and every later run, is rejected."""
        self.end(WorkerError("this pool was closed: make a new PyWorkerPool, or call restart()"))

    def close(self):
        """The same as ``terminate``."""
        self.terminate()

    def end(self, failure):
        """Ends all workers; what waits or runs is rejected with ``failure``."""
        if self.failure is None:
            self.failure = failure
            self.boot["reject"](failure)
            self.reject_waiting(failure)
            for seat in self.seats:
                seat.reject_given(failure)
                seat.release()

    def reject_waiting(self, failure):
        """Rejects all that waits in the pool."""
        waiting = self.waiting
        self.waiting = []
        for run in waiting:
            run.forget_signal()
            run.ends["reject"](failure)

    def drop(self, mapping):
        """Forgets the runs of ``mapping`` that wait: nobody wants their values any more."""
        self.waiting = [run for run in self.waiting if run.mapping is not mapping]


def check_whole(value, smallest, name):
    """Raises TypeError unless ``value`` is an int of at least ``smallest``."""
    if not isinstance(value, int) or isinstance(value, bool) or value < smallest:
        raise TypeError(f"{name} must be a whole number of at least {smallest}, not {shown(value)}")


def shown(value):
    """``value`` for an error message."""
    return str(value) if isinstance(value, (int, float)) else kind_of(value)
