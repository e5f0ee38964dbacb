"""Runs in CPython: whatever happens to the workers, every run settles once, with its own end."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from offthread.everywhere.errors import QueueFull, WorkerError
from offthread.on_page.session import BaseSession
from tests.unit.on_page.pool_fakes import Promise, Signal, World, pool_map

PLACES = st.integers(0, 20)


class PoolMachine(RuleBasedStateMachine):
    """Random users, random workers."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World(size=3, max_queue=4, idle_timeout=1)
        self.runs: dict[int, Promise] = {}
        self.maps: list[tuple[list[int], Promise]] = []
        self.signals: dict[int, Signal] = {}
        self.sessions: list[BaseSession] = []
        self.session_runs: list[Promise] = []
        self.last = 0

    def next_number(self) -> int:
        self.last += 1
        return self.last

    def pick(self, things, place):
        return things[place % len(things)]

    # --- users ---

    @rule(count=st.integers(1, 6))
    def ask(self, count):
        for _ in range(count):
            number, signal = self.next_number(), Signal()
            waiting = len(self.world.pool.runs_of(None))
            self.runs[number] = self.world.ask(signal=signal, n=number)
            self.signals[number] = signal
            if isinstance(self.runs[number].value, QueueFull):
                assert waiting >= 4

    @rule(count=st.integers(0, 12), return_exceptions=st.booleans())
    def ask_many(self, count, return_exceptions):
        numbers = [self.next_number() for _ in range(count)]
        contexts = [{"n": number} for number in numbers]
        pool = self.world.pool
        promise = pool_map.map_over(pool, "n", contexts, return_exceptions, {})
        self.maps.append((numbers, promise))

    @precondition(lambda self: self.signals)
    @rule(place=PLACES)
    def abort(self, place):
        number = self.pick(list(self.signals), place)
        self.signals.pop(number).abort()

    @rule()
    def open_session(self):
        self.sessions.append(self.world.pool.open_session(BaseSession))

    @precondition(lambda self: self.sessions)
    @rule(place=PLACES)
    def run_in_session(self, place):
        session = self.pick(self.sessions, place)
        request = {"script": "", "context": {}, "signal": None}
        promise = session.worker.ask(request, session)
        self.session_runs.append(promise)

    @precondition(lambda self: self.sessions)
    @rule(place=PLACES)
    def close_session(self, place):
        session = self.pick(self.sessions, place)
        session.close()
        self.sessions.remove(session)

    # --- workers and time ---

    @precondition(lambda self: self.world.living("starting"))
    @rule(place=PLACES, well=st.integers(0, 3))
    def end_a_start(self, place, well):
        worker = self.pick(self.world.living("starting"), place)
        worker.get_ready() if well else worker.fail_to_start()

    @precondition(lambda self: self.world.living("ready"))
    @rule(place=PLACES)
    def answer(self, place):
        worker = self.pick(self.world.living("ready"), place)
        if worker.busy():
            worker.answer()

    @precondition(lambda self: self.world.living())
    @rule(place=PLACES)
    def kill(self, place):
        self.pick(self.world.living(), place).lose(WorkerError("died"))

    @rule()
    def settle(self):
        self.world.host.settle_all()

    @rule()
    def pass_time(self):
        self.world.host.pass_time()

    # --- what always holds ---

    @invariant()
    def nobody_waits_beside_an_idle_worker(self):
        self.world.host.settle_all()
        self.world.pool.look()
        if self.world.pool.queue:
            assert not [worker for worker in self.world.living("ready") if worker.busy() == 0]

    @invariant()
    def results_are_their_own(self):
        for number, promise in self.runs.items():
            if promise.how == "resolved":
                assert promise.value.results == {"n": number}
        for numbers, promise in self.maps:
            if promise.how == "resolved":
                found = [v for v in promise.value if not isinstance(v, Exception)]
                assert found == [{"n": n} for n, v in zip(numbers, promise.value, strict=True)
                                 if not isinstance(v, Exception)]  # fmt: skip

    @invariant()
    def counts_are_sane(self):
        stats = self.world.pool.stats()
        assert all(worker["sessions"] >= 0 for worker in stats["workers"])
        assert len(self.world.living()) >= 1

    def teardown(self):
        for _ in range(200):
            self.world.get_ready().work()
        everything = [*self.runs.values(), *self.session_runs, *(p for _, p in self.maps)]
        assert all(promise.how for promise in everything)
        assert self.world.pool.stats()["waiting"] == 0
        assert not any(signal.listeners for signal in self.signals.values())


PoolMachine.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
TestPool = PoolMachine.TestCase
