"""Runs in CPython: workers, sessions and pools that end while something is under way."""

from __future__ import annotations

import itertools

import pytest

from tests.browser.steps import (
    abort,
    call,
    kill,
    play,
    pool,
    run,
    session,
    signal,
    sleep,
    until_said,
    wait,
)
from tests.faults import scripts
from tests.faults.fault import REBOOT_SECONDS, REPLACED, check_settled

SOON = 20.0
BUSY, AWAITS = scripts.BUSY, scripts.AWAITS
_numbers = itertools.count(1)


@pytest.mark.modes("http")
@pytest.mark.parametrize("how", ["terminate", "close", "restart"])
def test_whatever_is_under_way_is_rejected_at_once(bench, how):
    """Runs that await, execute and wait; then a restart, and all is well."""
    played = play(
        bench,
        run("awaits", AWAITS, on_stdout=True),
        until_said("awaits", "go", REBOOT_SECONDS),
        run("busy", BUSY, on_stdout=True, timeout=60, retry=True),
        until_said("busy", "go"),
        run("queued", "1", signal=signal("q")),
        run("queued too", "2"),
        run("waits", "3"),
        call("end", how, on="main"),
        *(run("late", "1"), call("restart", "restart", on="main")) * (how != "restart"),
        abort("q", "too late"),
        run("next", "40 + 2"),
        limit=REBOOT_SECONDS,
    )
    check_settled(played)
    refused = ["awaits", "busy", "queued", "queued too", "waits", *["late"] * (how != "restart")]
    for name in refused:
        assert played[name].outcome in REPLACED, (name, played[name])
    assert played["next"].value == 42


@pytest.mark.modes("http")
def test_a_worker_that_ended_cannot_be_hurt(bench):
    played = play(
        bench,
        run("a", "1", signal=signal("s"), timeout=5),
        wait(seconds=REBOOT_SECONDS),
        abort("s", "after its end"),
        call("end", "terminate", on="main"),
        call("twice", "terminate", on="main"),
        kill(),
        call("restart", "restart", on="main"),
        run("next", "40 + 2"),
        limit=REBOOT_SECONDS,
    )
    check_settled(played)
    assert played["a"].value == 1
    assert played["next"].value == 42


@pytest.mark.modes("http")
def test_a_session_closed_while_its_run_is_under_way(bench):
    """What was asked for still ends; what comes later is refused, and loses nothing."""
    name = f"session {next(_numbers)}"
    played = play(
        bench,
        session(name),
        run("a", "import asyncio\nx = 5\nawait asyncio.sleep(0.1)\nx", on=name),
        call("get", "get", "x", on=name),
        call("close", "close", on=name),
        run("late", "x", on=name),
        call("set", "set", "x", 1, on=name),
        call("late get", "get", "x", on=name),
        call("late call", "call", "f", 1, on=name),
        call("close again", "close", on=name),
        run("next", "6"),
        limit=REBOOT_SECONDS,
    )
    check_settled(played)
    assert (played["a"].value, played["get"].value) == (5, 5), played.records
    for late in ("late", "set", "late get", "late call"):
        assert played[late].outcome == "rejected SessionClosed", (late, played[late])
    assert played["next"].value == 6


@pytest.mark.modes("http")
def test_a_session_whose_worker_was_killed_says_so(bench):
    name, fresh = f"session {next(_numbers)}", f"session {next(_numbers)}"
    played = play(
        bench,
        session(name),
        call("set", "set", "x", 5, on=name),
        wait(seconds=REBOOT_SECONDS),
        run("busy", BUSY, on=name, on_stdout=True),
        until_said("busy", "go"),
        call("get", "get", "x", on=name),
        kill(),
        wait("busy", "get", seconds=REBOOT_SECONDS),
        run("later", "x", on=name),
        session(fresh),
        call("fresh", "set", "x", 6, on=fresh),
        call("fresh get", "get", "x", on=fresh),
        limit=REBOOT_SECONDS,
    )
    check_settled(played)
    assert played["busy"].outcome == "rejected WorkerError", played["busy"]
    for lost in ("get", "later"):
        assert played[lost].outcome == "rejected SessionLost", (lost, played[lost])
    assert "session()" in played["later"].error["message"]
    assert played["fresh get"].value == 6


@pytest.mark.modes("http")
def test_a_pool_closed_while_it_works(bench):
    name = f"pool {next(_numbers)}"
    contexts = [{"n": n} for n in range(6)]
    played = play(
        bench,
        pool(name, size=1),
        run("ready", "1", on=name),
        wait(seconds=REBOOT_SECONDS),
        run("busy", BUSY, on=name),
        call("map", "map", "n", contexts, on=name),
        run("waits", "2", on=name),
        sleep(0.1),
        call("close", "close", on=name),
        call("again", "close", on=name),
        run("late", "3", on=name),
        call("late map", "map", "n", contexts, on=name),
        run("next", "6"),
        limit=REBOOT_SECONDS,
    )
    check_settled(played)
    for one in ("busy", "map", "waits", "late", "late map"):
        assert played[one].outcome == "rejected WorkerError", (one, played[one])
    assert played["next"].value == 6
