"""Runs in CPython: which worker of a pool runs what, and how each run ends."""

from __future__ import annotations

import pytest

from offthread.everywhere.errors import ContextError, QueueFull, WorkerError
from tests.unit.on_page.pool_fakes import Promise, Signal, World, request


def rejected(promise: Promise, kind: type[Exception]) -> bool:
    return promise.how == "rejected" and isinstance(promise.value, kind)


@pytest.mark.parametrize("processors, size", [(1, 1), (3, 3), (64, 4)])
def test_the_size_is_one_a_processor_and_at_most_four(processors, size):
    assert len(World(processors).workers) == size


@pytest.mark.parametrize("size", [0, -1, 1.5, float("nan"), "2", True, [2]])
def test_a_wrong_size_is_refused(size):
    with pytest.raises(TypeError, match="size must be a whole number of at least 1, not"):
        World(size=size)


@pytest.mark.parametrize(
    "sizes", [{"max_queue": -1}, {"max_queue": 0.5}, {"idle_timeout": 0}, {"idle_timeout": "1"}]
)
def test_other_wrong_settings_are_refused(sizes):
    with pytest.raises(TypeError):
        World(**sizes)


def test_ready_is_told_when_all_are():
    world = World(size=2)
    world.workers[0].get_ready()
    world.host.settle_all()
    assert world.pool.ready.how == ""
    world.get_ready()
    assert world.pool.ready.value == {"python": "3.14"}


def test_each_worker_runs_one_at_a_time_in_the_order_of_asking():
    world = World(size=2).get_ready()
    promises = [world.ask(n=n) for n in range(5)]
    assert [worker.busy() for worker in world.workers] == [1, 1]
    assert world.pool.stats()["waiting"] == 3
    world.workers[1].answer()
    world.host.settle_all()
    assert world.workers[1].asked[0][0]["context"] == {"n": 2}
    world.work()
    assert [promise.value.results for promise in promises] == [{"n": n} for n in range(5)]


def test_a_run_goes_to_whoever_is_ready_first():
    world = World(size=3)
    promise = world.ask(n=1)
    world.workers[2].get_ready()
    world.host.settle_all()
    assert world.workers[2].busy() == 1
    world.work()
    assert promise.how == "resolved"


def test_what_waits_is_copied_and_what_is_sent_is_not():
    world = World(size=1).get_ready()
    world.ask()
    assert world.host.held == 0
    world.ask()
    assert world.host.held == 1


def test_a_context_that_cannot_be_sent_leaves_the_queue():
    world = World(size=1).get_ready()
    sent = world.ask(uncloneable=1)
    world.host.settle_all()
    assert rejected(sent, ContextError)
    first = world.ask(n=1)
    waiting = world.ask(uncloneable=1)
    assert rejected(waiting, ContextError)
    second = world.ask(n=2)
    world.work()
    assert [first.how, second.how] == ["resolved", "resolved"]


def test_max_queue_refuses_what_would_wait_too_long():
    world = World(size=2, max_queue=1).get_ready()
    promises = [world.ask(n=n) for n in range(3)]
    refused = world.ask()
    assert rejected(refused, QueueFull)
    assert "1 runs wait in the pool and max_queue (maxQueue) is 1" in str(refused.value)
    world.work()
    assert [promise.how for promise in promises] == ["resolved"] * 3
    assert world.ask().how == ""


def test_max_queue_0_takes_what_the_workers_can_even_while_they_start():
    world = World(size=2, max_queue=0)
    first = [world.ask(), world.ask()]
    assert rejected(world.ask(), QueueFull)
    world.get_ready().work()
    assert [promise.how for promise in first] == ["resolved"] * 2


def test_a_signal_takes_a_run_out_of_the_queue():
    world = World(size=1).get_ready()
    signal = Signal()
    busy = world.ask(n=1)
    waiting = world.ask(signal=signal)
    signal.abort()
    world.host.settle_all()
    assert waiting.value is signal.reason
    assert world.pool.stats()["waiting"] == 0
    world.work()
    assert busy.how == "resolved"
    assert world.workers[0].answers == 1
    assert not signal.listeners


def test_a_signal_aborted_before_rejects_and_nothing_is_sent():
    world = World(size=1).get_ready()
    signal = Signal()
    signal.abort()
    assert world.ask(signal=signal).value is signal.reason
    assert world.workers[0].busy() == 0


def test_a_sent_run_is_no_longer_the_pools_to_abort():
    world = World(size=1).get_ready()
    signal = Signal()
    world.ask(n=1)
    world.ask(signal=signal)
    world.work()
    assert not signal.listeners


# --- workers that fail ---


def test_a_worker_that_cannot_start_leaves_the_work_to_the_others():
    world = World(size=2)
    promises = [world.ask(n=n) for n in range(3)]
    world.workers[0].fail_to_start()
    world.host.settle_all()
    assert rejected(world.pool.ready, WorkerError)
    assert world.pool.stats()["waiting"] == 3
    world.workers[1].get_ready()
    world.work()
    assert [promise.how for promise in promises] == ["resolved"] * 3


def test_a_failed_worker_is_let_go_and_tried_again_when_needed():
    world = World(size=2, idle_timeout=5)
    world.workers[0].fail_to_start()
    world.workers[1].get_ready()
    world.host.settle_all()
    world.host.pass_time()
    assert [worker["state"] for worker in world.pool.stats()["workers"]] == ["released", "idle"]
    promises = [world.ask(n=n) for n in range(3)]
    world.get_ready().work()
    assert len(world.workers) == 3
    assert [promise.how for promise in promises] == ["resolved"] * 3


def test_when_none_can_start_all_that_waits_is_rejected_and_the_next_run_tries_again():
    world = World(size=2)
    promises = [world.ask(n=n) for n in range(3)]
    for worker in world.workers:
        worker.fail_to_start()
    world.host.settle_all()
    assert all(rejected(promise, WorkerError) for promise in promises)
    again = world.ask(n=9)
    assert [worker.state for worker in world.workers].count("starting") == 1
    world.get_ready().work()
    assert again.value.results == {"n": 9}


def test_a_worker_that_dies_rejects_its_run_and_the_next_runs_on():
    world = World(size=1).get_ready()
    first, second = world.ask(n=1), world.ask(n=2)
    world.workers[0].lose(WorkerError("died"))
    world.host.settle_all()
    assert rejected(first, WorkerError)
    assert world.pool.stats()["workers"][0]["state"] == "starting"
    world.get_ready().work()
    assert second.how == "resolved"


def test_an_idle_worker_that_died_unnoticed_gets_nothing_before_it_is_ready_again():
    world = World(size=2).get_ready()
    world.workers[0].lose(WorkerError("died"))
    world.ask(n=1)
    assert [worker.busy() for worker in world.workers] == [0, 1]
    world.ask(n=2)
    assert world.pool.stats()["waiting"] == 1
    world.get_ready()
    assert [worker.busy() for worker in world.workers] == [1, 1]


# --- letting go ---


def test_idle_workers_above_one_are_let_go_and_started_again_when_needed():
    world = World(size=3, idle_timeout=7).get_ready()
    assert [seconds for seconds, _ in world.host.timers] == [7]
    world.host.pass_time()
    assert len(world.living()) == 1
    states = [worker["state"] for worker in world.pool.stats()["workers"]]
    assert sorted(states) == ["idle", "released", "released"]
    promises = [world.ask(n=n) for n in range(2)]
    assert len(world.living()) == 2
    world.get_ready().work()
    assert [promise.how for promise in promises] == ["resolved"] * 2


def test_one_worker_is_woken_for_one_run():
    world = World(size=3, idle_timeout=7).get_ready()
    world.host.pass_time()
    world.ask(n=1)
    world.ask(n=2)
    for _ in range(3):
        world.pool.look()
    assert [worker.state for worker in world.living()].count("starting") == 1


def test_the_only_worker_that_is_ready_is_not_let_go():
    world = World(size=2)
    world.workers[0].get_ready()
    world.host.settle_all()
    world.host.pass_time()
    assert world.living() == world.workers
    world.get_ready()
    world.host.pass_time()
    assert len(world.living()) == 1


def test_a_busy_worker_is_not_let_go():
    world = World(size=2).get_ready()
    world.ask(n=1)
    world.pool.ask(request({"n": 2}))
    world.host.pass_time()
    assert len(world.living()) == 2
    world.workers[0].answer()
    world.workers[1].answer()
    world.host.settle_all()
    world.host.pass_time()
    assert len(world.living()) == 1


def test_without_idle_timeout_all_stay():
    world = World(size=2, idle_timeout=None).get_ready()
    assert not world.host.timers


def test_the_count_of_runs_outlives_a_worker():
    world = World(size=2, idle_timeout=1).get_ready()
    for n in range(4):
        world.ask(n=n)
    world.work()
    world.host.pass_time()
    assert [worker["runs"] for worker in world.pool.stats()["workers"]] == [2, 2]


# --- the end ---


def test_close_rejects_all_and_every_later_run():
    world = World(size=1).get_ready()
    promises = [world.ask(n=n) for n in range(3)]
    world.pool.close()
    world.pool.terminate()
    world.host.settle_all()
    told = [str(promise.value).split(":")[0] for promise in promises]
    assert told == ["this pool was closed"] * 3
    assert "this pool was closed" in str(world.ask().value)
    with pytest.raises(WorkerError, match="this pool was closed"):
        world.pool.open_session(lambda worker: None)
    assert not world.living()
    assert not world.host.timers


def test_stats_tell_what_each_worker_does():
    world = World(size=2).get_ready()
    world.ask(n=1)
    stats = world.pool.stats()
    assert (stats["size"], stats["waiting"], stats["running"]) == (2, 0, 1)
    assert stats["workers"][0] == {
        "name": "Test 1",
        "state": "busy",
        "memory": 30_000_000,
        "runs": 0,
        "sessions": 0,
    }
    assert stats["workers"][1]["state"] == "idle"


def test_ten_thousand_runs_wait_and_end():
    world = World(size=2).get_ready()
    promises = [world.pool.ask(request({"n": n})) for n in range(10_000)]
    world.work()
    assert all(promise.value.results == {"n": n} for n, promise in enumerate(promises))
