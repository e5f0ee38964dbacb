"""Runs in CPython: several workers behind one pool, in real browsers.

Who runs what is decided in tests/unit/on_page/test_pool*.py; here it is done.
"""

from __future__ import annotations

import time

import pytest

from tests.browser.steps import abort, call, kill, play, pool, run, session, signal, sleep, wait

SLOW = "import asyncio\nawait asyncio.sleep(0.3)\nn"


@pytest.mark.modes("http", "file")
def test_map_gives_values_in_order_from_both_workers(bench):
    contexts = [{"n": n} for n in range(8)]
    played = play(
        bench,
        pool("p", size=2),
        call("map", "map", "n * n", contexts, on="p"),
        wait("map", seconds=60),
        call("stats", "stats", on="p"),
        call("closed", "close", on="p"),
        limit=60,
    )
    assert played["map"].value == [n * n for n in range(8)]
    stats = played["stats"].value
    assert (stats["size"], stats["waiting"], stats["running"]) == (2, 0, 0)
    assert sum(worker["runs"] for worker in stats["workers"]) == 8
    assert all(worker["state"] == "idle" for worker in stats["workers"] if worker["runs"])
    assert all(worker["memory"] > 10_000_000 for worker in stats["workers"] if worker["runs"])


@pytest.fixture(scope="module")
def two(bench):
    """The bench with a pool of two, of which three runs may wait; the tests share it."""
    played = play(bench, pool("two", size=2, max_queue=3), limit=60)
    assert played["two"].outcome == "value"
    return bench


@pytest.mark.modes("http")
def test_two_run_at_a_time_and_the_rest_wait(two):
    played = play(
        two,
        *(run(f"{n}", SLOW, {"n": n}, on="two") for n in range(4)),
        call("stats", "stats", on="two"),
        limit=60,
    )
    assert [played[f"{n}"].value for n in range(4)] == [0, 1, 2, 3]
    assert played["stats"].value["waiting"] >= 2


@pytest.mark.modes("http")
def test_max_queue_is_told(two):
    played = play(two, *(run(f"{n}", SLOW, {"n": n}, on="two") for n in range(6)), limit=60)
    outcomes = [played[f"{n}"].outcome for n in range(6)]
    assert outcomes == ["value"] * 5 + ["rejected QueueFull"]
    assert "max_queue" in played["5"].error["message"]


@pytest.mark.modes("http")
def test_map_and_errors(two):
    contexts = [{"n": n} for n in (2, 0, 1)]
    played = play(
        two,
        call("first", "map", "1 / n", contexts, on="two"),
        call("all", "map", "1 / n", contexts, True, on="two"),
        call("none", "map", "1 / n", [], on="two"),
        call("no list", "map", "1", None, on="two"),
        call("wrong context", "map", "1", [{}, 3], on="two"),
        call("wrong option", "map", "1", [{}], on="two", timeout=-1),
        limit=60,
    )
    assert played["first"].outcome == "rejected ZeroDivisionError"
    values = played["all"].value
    assert (values[0], values[1]["name"], values[2]) == (0.5, "ZeroDivisionError", 1)
    assert played["none"].value == []
    assert played["no list"].outcome == "rejected TypeError"
    assert played["wrong context"].outcome == "rejected ContextError"
    assert played["wrong option"].outcome == "rejected TypeError"


@pytest.mark.modes("http")
def test_a_signal_takes_a_run_out_of_the_pools_queue(two):
    played = play(
        two,
        run("a", SLOW, {"n": 1}, on="two"),
        run("b", SLOW, {"n": 2}, on="two"),
        run("waits", "0 / 0", on="two", signal=signal("leave")),
        abort("leave", "no longer"),
        call("stats", "stats", on="two"),
        limit=60,
    )
    assert played["waits"].outcome == "rejected Error"
    assert played["waits"].error["message"] == "no longer"
    stats = played["stats"].value  # in a slow engine the second worker may still be starting
    assert stats["waiting"] + stats["running"] == 2
    assert (played["a"].value, played["b"].value) == (1, 2)


@pytest.mark.modes("http", "isolated")
def test_a_busy_worker_does_not_hold_up_the_others(two):
    played = play(
        two,
        run("busy", "while True: pass", on="two", signal=signal("stop")),
        sleep(0.2),
        *(run(f"{n}", "n", {"n": n}, on="two") for n in range(3)),
        wait("0", "1", "2", seconds=60),
        abort("stop"),
        run("after", "5", on="two"),
        limit=60,
    )
    assert played["busy"].outcome == "rejected AbortError"
    assert [played[f"{n}"].value for n in range(3)] == [0, 1, 2]
    assert played["after"].value == 5


@pytest.mark.modes("http")
def test_sessions_stick_to_their_worker(two):
    played = play(
        two,
        session("s", on="two"),
        session("t", on="two"),
        run("s sets", "x = 's'", on="s"),
        run("t sets", "x = 't'", on="t"),
        *(run(f"{n}", "n", {"n": n}, on="two") for n in range(3)),
        call("s gets", "get", "x", on="s"),
        call("t gets", "get", "x", on="t"),
        call("stats", "stats", on="two"),
        wait(seconds=60),
        call("s closed", "close", on="s"),
        call("t closed", "close", on="t"),
        call("later", "stats", on="two"),
        limit=60,
    )
    assert (played["s gets"].value, played["t gets"].value) == ("s", "t")
    assert [worker["sessions"] for worker in played["stats"].value["workers"]] == [1, 1]
    assert [worker["sessions"] for worker in played["later"].value["workers"]] == [0, 0]


@pytest.mark.modes("http")
def test_a_worker_that_is_killed_loses_its_run_only(bench):
    played = play(
        bench,
        pool("killed", size=2),
        call("ready", "map", "n", [{"n": 1}, {"n": 2}], on="killed"),
        wait("ready", seconds=60),
        sleep(1),
        run("a", "import asyncio\nawait asyncio.sleep(1)\n1", on="killed"),
        run("b", "import asyncio\nawait asyncio.sleep(1)\n2", on="killed"),
        run("c", "3", on="killed"),
        sleep(0.3),
        kill(),
        limit=60,
    )
    outcomes = sorted([played["a"].outcome, played["b"].outcome])
    assert outcomes == ["rejected WorkerError", "value"]
    assert played["c"].value == 3


@pytest.mark.modes("http")
def test_idle_workers_are_let_go_and_come_back(bench):
    played = play(
        bench,
        pool("idle", size=2, idle_timeout=0.5),
        call("first", "map", SLOW, [{"n": 1}, {"n": 2}], on="idle"),
        limit=60,
    )
    assert played["first"].value == [1, 2]
    deadline = time.monotonic() + 90
    states: list[str] = []
    while states != ["idle", "released"] and time.monotonic() < deadline:
        played = play(bench, sleep(0.5), call("stats", "stats", on="idle"))
        states = sorted(worker["state"] for worker in played["stats"].value["workers"])
    assert states == ["idle", "released"]
    contexts = [{"n": n} for n in range(12)]
    played = play(bench, call("again", "map", SLOW, contexts, on="idle"), limit=60)
    assert played["again"].value == list(range(12))


@pytest.mark.modes("http")
def test_close_rejects_what_runs_and_waits_and_what_comes_later(bench):
    played = play(
        bench,
        pool("closing", size=1),
        session("of it", on="closing"),
        run("runs", "import asyncio\nawait asyncio.sleep(99)", on="closing"),
        run("waits", "1", on="closing"),
        call("map", "map", "1", [{}, {}], on="closing"),
        sleep(0.2),
        call("closed", "close", on="closing"),
        run("later", "1", on="closing"),
        run("in session", "1", on="of it"),
        limit=10,
    )
    for name in ("runs", "waits", "map", "later", "in session"):
        assert played[name].outcome == "rejected WorkerError", name
        assert played[name].seconds < 5
    assert "pool was closed" in played["waits"].error["message"]


@pytest.mark.modes("http")
@pytest.mark.parametrize("size", [0, -1, 1.5, "2", {"$": "nan"}])
def test_a_pool_of_no_size_is_refused(bench, size):
    played = play(bench, pool("wrong", size=size))
    assert played["wrong"].outcome == "threw TypeError"
    assert "size must be a whole number of at least 1" in played["wrong"].error["message"]


@pytest.mark.modes("http")
def test_when_python_cannot_start_everything_is_told(bench):
    played = play(
        bench,
        pool("broken", size=2, pyodide_url="no/such/folder/"),
        run("a", "1", on="broken"),
        run("b", "1", on="broken"),
        call("map", "map", "1", [{}, {}, {}], on="broken"),
        wait(seconds=60),
        run("again", "1", on="broken"),
        limit=60,
    )
    for name in ("a", "b", "map", "again"):
        assert played[name].outcome == "rejected WorkerError", name
