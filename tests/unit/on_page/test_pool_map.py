"""Runs in CPython: one script over many contexts."""

from __future__ import annotations

import pytest

from offthread.everywhere.errors import ContextError, ScriptError, WorkerError
from tests.unit.on_page.pool_fakes import Signal, World, pool_map


def mapped(world: World, contexts, return_exceptions=False, **options):
    return pool_map.map_over(world.pool, "n", contexts, return_exceptions, options)


@pytest.fixture
def world():
    return World(size=2, max_queue=0)


def test_values_come_in_the_order_of_the_contexts(world):
    promise = mapped(world, ({"n": n} for n in range(7)))
    world.get_ready()
    while promise.how == "":
        for worker in reversed(world.workers):
            if worker.busy():
                worker.answer()
        world.host.settle_all()
    assert promise.value == [{"n": n} for n in range(7)]


def test_no_contexts_no_values(world):
    promise = mapped(world, [])
    world.host.settle_all()
    assert promise.value == []


def test_it_never_trips_max_queue_nor_fills_the_queue(world):
    promise = mapped(world, [{"n": n} for n in range(5000)])
    assert world.pool.stats()["waiting"] == 2
    world.get_ready().work()
    assert len(promise.value) == 5000


def test_others_get_their_turn_in_between(world):
    world.pool.max_queue = None
    world.get_ready()
    mapped(world, [{"n": n} for n in range(100)])
    other = world.ask(n="other")
    for _ in range(3):
        for worker in world.workers:
            worker.answer()
        world.host.settle_all()
    assert other.how == "resolved"


def test_the_first_error_rejects_and_begins_no_more(world):
    world.get_ready()
    promise = mapped(world, [{"n": 0}, {"error": 1}, {"n": 2}, {"n": 3}, {"n": 4}])
    world.workers[1].answer()
    world.host.settle_all()
    assert promise.how == "rejected" and isinstance(promise.value, ScriptError)
    assert promise.value.name == "ValueError"
    world.work()
    assert sum(worker.answers for worker in world.workers) == 2
    assert world.pool.stats()["waiting"] == 0


def test_what_waits_of_a_failed_mapping_leaves_the_queue(world):
    world.get_ready()
    world.ask(n="busy")
    promise = mapped(world, [{"error": 1}, {"n": 2}, {"n": 3}])
    assert world.pool.stats()["waiting"] == 1
    world.workers[1].answer()
    world.host.settle_all()
    assert promise.how == "rejected"
    assert world.pool.stats()["waiting"] == 0


def test_return_exceptions_puts_errors_and_failures_in_their_places(world):
    world.get_ready()
    promise = mapped(world, [{"error": 1}, {"uncloneable": 1}, {"n": 2}, {"n": 3}], True)
    world.host.settle_all()
    asked = {worker.asked[0][0]["context"].get("n"): worker for worker in world.workers}
    asked[2].lose(WorkerError("died"))
    world.get_ready().work()
    kinds = [type(value) for value in promise.value]
    assert kinds == [ScriptError, ContextError, WorkerError, dict]


def test_ten_thousand_refusals_are_no_recursion(world):
    world.get_ready()
    world.pool.close()
    promise = mapped(world, [{"n": n} for n in range(10_000)], True)
    world.host.settle_all()
    assert {type(value) for value in promise.value} == {WorkerError}


def test_a_signal_ends_a_mapping(world):
    world.get_ready()
    world.ask(n="busy")
    signal = Signal()
    promise = mapped(world, [{"n": n} for n in range(5)], signal=signal)
    signal.abort()
    world.host.settle_all()
    assert promise.value is signal.reason
    assert world.pool.stats()["waiting"] == 0


@pytest.mark.parametrize("contexts", [None, "abc", {"n": 1}, 3])
def test_contexts_must_be_many(world, contexts):
    with pytest.raises(TypeError):
        mapped(world, contexts)
