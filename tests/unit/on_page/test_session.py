"""Runs in CPython: sessions, alone and in a pool."""

from __future__ import annotations

import asyncio

import pytest

from offthread.everywhere import messages
from offthread.everywhere.errors import ScriptError, SessionClosed, WorkerError
from offthread.on_page.session import BaseSession, check_identifier
from tests.unit.on_page.pool_fakes import World


class Awaited:
    """A worker whose promises a test may await."""

    def __init__(self, worker, host):
        self.worker, self.host = worker, host

    def ask(self, request, session):
        future = asyncio.get_running_loop().create_future()
        self.worker.ask(request, session).then(future.set_result, future.set_exception)
        self.host.settle_all()
        return future

    def __getattr__(self, name):
        return getattr(self.worker, name)


@pytest.fixture
def world():
    return World(size=2, idle_timeout=5).get_ready()


def answer(world, place=0):
    """The given worker answers its first run, when the loop gets to it."""
    worker = world.workers[place]
    asyncio.get_running_loop().call_soon(lambda: (worker.answer(), world.host.settle_all()))


def opened(world) -> BaseSession:
    return world.pool.open_session(lambda worker: BaseSession(Awaited(worker, world.host)))


async def submit(session, world, place=0, **context):
    answer(world, place)
    return await session.submit("x", context, None)


def test_ids_are_unique_and_above_0(world):
    ids = [opened(world).id for _ in range(5)]
    assert len(set(ids)) == 5 and min(ids) > 0


def test_a_session_goes_to_the_worker_with_the_fewest(world):
    sessions = [opened(world) for _ in range(4)]
    assert [worker["sessions"] for worker in world.pool.stats()["workers"]] == [2, 2]
    assert sessions[0].worker.worker is not sessions[1].worker.worker


def test_runs_and_calls_go_to_the_sessions_own_worker(world):
    session = opened(world)
    world.ask(n=1)  # another run; it goes to the worker without a session
    outcome = asyncio.run(submit(session, world, n=5))
    assert outcome.results == {"n": 5}
    assert [worker.answers for worker in world.workers] == [1, 0]


def test_call_gives_the_value_and_names_the_function(world):
    session = opened(world)

    async def scenario():
        calling = asyncio.ensure_future(session.submit_call("area", [2, 3], None))
        await asyncio.sleep(0)
        [(request, its_session, _)] = world.workers[0].asked
        answer(world)
        await calling
        return request, its_session

    request, its_session = asyncio.run(scenario())
    assert (request["call"], request["context"], its_session) == ("area", [2, 3], session)


def test_get_raises_the_scripts_error(world):
    session = opened(world)

    async def scenario():
        getting = asyncio.ensure_future(session.fetch("missing"))
        await asyncio.sleep(0)
        world.workers[0].asked[0][0]["context"]["error"] = True
        answer(world)
        await getting

    with pytest.raises(ScriptError):
        asyncio.run(scenario())


@pytest.mark.parametrize("name", ["a", "_", "_a1", "größe", "x_2", "数"])
def test_names_that_can_be(name):
    check_identifier(name)


@pytest.mark.parametrize("name", ["", "1a", "a b", "a.b", "a-b", "a;b", "a\n", None, 3, ["a"]])
def test_names_that_cannot_be(world, name):
    session = opened(world)
    for attempt in (
        lambda: session.fetch(name),
        lambda: session.store(name, {}),
        lambda: session.submit_call(name, [], None),
    ):
        with pytest.raises(TypeError, match="name"):
            asyncio.run(attempt())
    assert world.workers[0].busy() == 0


def test_a_closed_session_says_so(world):
    session = opened(world)
    asyncio.run(submit(session, world))
    session.close()
    session.close()
    assert world.workers[0].posted == [messages.close_session(session.id)]
    with pytest.raises(SessionClosed, match="closed: make a new one"):
        asyncio.run(session.submit("1", None, None))
    with pytest.raises(SessionClosed):
        asyncio.run(session.submit_call("f", [], None))
    assert world.pool.stats()["workers"][0]["sessions"] == 0


def test_close_lets_what_was_asked_for_end_first(world):
    session = opened(world)

    async def scenario():
        running = asyncio.ensure_future(session.submit("x", {"n": 1}, None))
        await asyncio.sleep(0)
        session.close()
        assert not world.workers[0].posted
        answer(world)
        return await running

    assert asyncio.run(scenario()).results == {"n": 1}
    assert world.workers[0].posted == [messages.close_session(session.id)]
    assert world.pool.stats()["workers"][0]["sessions"] == 0


def test_a_worker_with_a_session_is_not_let_go(world):
    session = opened(world)
    world.host.pass_time()
    assert world.living() == [session.worker.worker]
    session.close()
    world.host.pass_time()
    assert world.living() == [session.worker.worker]


def test_a_lost_session_does_not_count(world):
    session = opened(world)
    asyncio.run(submit(session, world))
    assert world.pool.stats()["workers"][0]["sessions"] == 1
    world.workers[0].lose(WorkerError("died"))
    world.host.settle_all()
    assert world.pool.stats()["workers"][0]["sessions"] == 0
    session.close()
    assert not world.workers[0].posted


def test_a_session_may_start_a_worker_that_was_let_go(world):
    world.host.pass_time()
    first, second = opened(world), opened(world)
    assert len(world.living()) == 2
    assert first.worker.worker is not second.worker.worker


def test_a_worker_that_runs_a_session_takes_a_plain_run_if_no_other_is_free(world):
    session = opened(world)
    session.worker.worker.ask({"script": "", "context": {}, "signal": None}, session)
    promises = [world.ask(n=n) for n in range(3)]
    assert sorted(worker.busy() for worker in world.workers) == [1, 2]
    world.work()
    assert [promise.how for promise in promises] == ["resolved"] * 3


def test_a_session_of_a_closed_pool_rejects(world):
    session = opened(world)
    world.pool.close()
    with pytest.raises(WorkerError):
        asyncio.run(session.submit("1", None, None))
    session.close()
