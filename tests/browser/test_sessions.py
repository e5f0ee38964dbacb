"""Runs in CPython: the runs of a session share their names, like the cells of a notebook."""

from __future__ import annotations

import pytest

from tests.browser.steps import abort, call, kill, play, run, session, signal, sleep, wait

AREA = "import math\ndef area(r):\n    return math.pi * r * r"
COUNTER = """
def bump(by=1):
    global count
    count += by
    return count

count = 0
"""
TICKER = """
import asyncio

ticks = 0

async def tick():
    global ticks
    while True:
        ticks += 1
        await asyncio.sleep(0.01)

task = asyncio.create_task(tick())
"""


def test_names_persist_and_contexts_become_names(bench):
    played = play(
        bench,
        session("s"),
        run("a", "x = 20\nimport math", on="s"),
        run("b", "x + y", {"y": 1}, on="s"),
        run("c", "x + y + math.floor(2.5)", on="s"),
        run("plain", "x"),
        call("closed", "close", on="s"),
    )
    assert [played[name].value for name in "abc"] == [None, 21, 23]
    assert played["plain"].outcome == "error NameError"
    assert not played.complaints


def test_set_get_and_call(bench):
    played = play(
        bench,
        session("s"),
        run("define", AREA, on="s"),
        call("set", "set", "radius", {"value": [1, 2]}, on="s"),
        call("get", "get", "radius", on="s"),
        call("area", "call", "area", 2, on="s"),
        call("none", "set", "nothing", None, on="s"),
        call("none again", "get", "nothing", on="s"),
        call("closed", "close", on="s"),
    )
    assert played["get"].value == {"value": [1, 2]}
    assert played["area"].value == pytest.approx(12.566, abs=0.001)
    assert played["none again"].outcome == "value"
    assert played["none again"].value is None


def test_what_get_and_call_cannot_do_is_the_scripts_error(bench):
    played = play(
        bench,
        session("s"),
        run("define", "def fail(n):\n    return 1 / n\nx = 5", on="s"),
        call("missing", "get", "missing", on="s"),
        call("no function", "call", "missing", on="s"),
        call("not callable", "call", "x", on="s"),
        call("raises", "call", "fail", 0, on="s"),
        call("arguments", "call", "fail", on="s"),
        call("keyword", "set", "class", 1, on="s"),
        call("still", "call", "fail", 2, on="s"),
        call("closed", "close", on="s"),
    )
    rejected = {
        "missing": "NameError",
        "no function": "NameError",
        "not callable": "TypeError",
        "raises": "ZeroDivisionError",
        "arguments": "TypeError",
        "keyword": "SyntaxError",
    }
    assert {name: played[name].outcome for name in rejected} == {
        name: f"rejected {kind}" for name, kind in rejected.items()
    }
    assert all("ScriptError" in played[name].error["types"] for name in rejected)
    assert "missing" in played["missing"].error["message"]
    assert played["still"].value == 0.5


@pytest.mark.modes("http")
def test_a_function_may_await_and_keeps_the_sessions_state(bench):
    played = play(
        bench,
        session("s"),
        run("define", COUNTER, on="s"),
        run(
            "slow",
            "import asyncio\nasync def later(n):\n    await asyncio.sleep(0.05)\n    return n + 1",
            on="s",
        ),
        *(call(f"bump {n}", "call", "bump", n, on="s") for n in range(4)),
        call("later", "call", "later", 4, on="s"),
        call("count", "get", "count", on="s"),
        call("closed", "close", on="s"),
    )
    assert [played[f"bump {n}"].value for n in range(4)] == [0, 1, 3, 6]
    assert played["later"].value == 5
    assert played["count"].value == 6


@pytest.mark.modes("http", "file")
def test_runs_come_one_after_the_other_and_stand_in_nobodys_way(bench):
    played = play(
        bench,
        session("s"),
        session("other"),
        run("first", "import asyncio\nx = 1\nawait asyncio.sleep(0.6)\nx = 2", on="s"),
        run("second", "x", on="s"),
        run("third", "x + 1", on="s"),
        run("of another", "7", on="other"),
        run("plain", "8"),
        call("closed", "close", on="s"),
        call("closed too", "close", on="other"),
    )
    assert (played["second"].value, played["third"].value) == (2, 3)
    assert played["of another"].value == 7 and played["plain"].value == 8
    assert played["plain"].seconds < played["second"].seconds
    assert played["of another"].seconds < played["second"].seconds


@pytest.mark.modes("http")
def test_sessions_do_not_see_each_other(bench):
    played = play(
        bench,
        session("s"),
        session("other"),
        run("a", "x = 1", on="s"),
        run("b", "x = 2", on="other"),
        call("one", "get", "x", on="s"),
        call("two", "get", "x", on="other"),
        call("closed", "close", on="s"),
        call("closed too", "close", on="other"),
    )
    assert (played["one"].value, played["two"].value) == (1, 2)


@pytest.mark.modes("http")
def test_tasks_of_a_session_live_on_between_its_runs_until_close(bench):
    played = play(
        bench,
        session("s"),
        run("start", TICKER, on="s"),
        wait("start", seconds=60),
        sleep(0.5),
        call("ticks", "get", "ticks", on="s"),
        run("keep", "import asyncio\nasyncio.kept_task = task", on="s"),
        wait("keep", seconds=60),
        call("closed", "close", on="s"),
        run("over", "import asyncio\nawait asyncio.sleep(0.2)\nasyncio.kept_task.cancelled()"),
    )
    assert played["ticks"].value > 3
    assert played["over"].value is True


@pytest.mark.modes("http", "file")
def test_a_deadline_leaves_the_session_as_it_is(bench):
    played = play(
        bench,
        session("s"),
        run("define", "x = 5\ndef spin():\n    while True: pass", on="s"),
        run("busy", "while True: pass", on="s", timeout=0.2),
        run("awaits", "import asyncio\nawait asyncio.sleep(99)", on="s", timeout=0.2),
        call("in a call", "call", "spin", on="s", timeout=0.2),
        call("x", "get", "x", on="s"),
        call("closed", "close", on="s"),
    )
    assert played["busy"].outcome == "error TimeoutError"
    assert played["awaits"].outcome == "error TimeoutError"
    assert played["in a call"].outcome == "rejected TimeoutError"
    assert played["in a call"].error["deadline"] == 0.2
    assert played["x"].value == 5


@pytest.mark.modes("http", "isolated")
def test_cancelling_leaves_the_session_as_it_is(bench):
    played = play(
        bench,
        session("s"),
        run("define", "x = 5", on="s"),
        wait("define", seconds=60),
        run("busy", "while True: pass", on="s", signal=signal("stop")),
        run("queued", "x = 6", on="s", signal=signal("stop")),
        sleep(0.3),
        abort("stop"),
        call("x", "get", "x", on="s"),
        call("closed", "close", on="s"),
    )
    assert played["busy"].outcome == "rejected AbortError"
    assert played["queued"].outcome == "rejected AbortError"
    assert played["x"].value == 5


@pytest.mark.modes("http")
def test_use_after_close(bench):
    played = play(
        bench,
        session("s"),
        run("before", "1", on="s"),
        call("closed", "close", on="s"),
        call("closed again", "close", on="s"),
        run("run", "1", on="s"),
        call("get", "get", "x", on="s"),
        call("set", "set", "x", 1, on="s"),
        call("call", "call", "f", on="s"),
    )
    assert played["before"].value == 1
    assert {played[name].outcome for name in ("run", "get", "set", "call")} == {
        "rejected SessionClosed"
    }


@pytest.mark.modes("http")
@pytest.mark.parametrize("name", ["", "1a", "a b", "a.b", "f()", None, 3])
def test_names_that_are_none_are_refused(bench, name):
    played = play(
        bench,
        session("s"),
        call("get", "get", name, on="s"),
        call("set", "set", name, 1, on="s"),
        call("call", "call", name, on="s"),
    )
    for what in ("get", "set", "call"):
        assert played[what].outcome == "rejected TypeError"
        assert "name" in played[what].error["message"]


@pytest.mark.modes("http")
def test_what_cannot_be_sent_is_told_and_the_session_goes_on(bench):
    played = play(
        bench,
        session("s"),
        call("set", "set", "x", {"$": "function"}, on="s"),
        call("call", "call", "f", 1, {"deep": [{"$": "function"}]}, on="s"),
        run("fine", "1 + 1", on="s"),
        call("closed", "close", on="s"),
    )
    assert played["set"].outcome == "rejected ContextError"
    assert played["call"].outcome == "rejected ContextError"
    assert played["fine"].value == 2


@pytest.mark.modes("http", "file")
def test_a_session_whose_worker_was_replaced_says_so(bench):
    played = play(
        bench,
        session("s", on="killed"),
        session("unused", on="killed"),
        run("before", "x = 1", on="s"),
        wait("before", seconds=60),
        kill(),
        run("after", "x", on="s"),
        call("get", "get", "x", on="s"),
        run("never used", "x = 3\nx", on="unused"),
        session("new", on="killed"),
        run("new one", "2", on="new"),
        limit=60,
    )
    assert played["after"].outcome == "rejected SessionLost"
    assert played["get"].outcome == "rejected SessionLost"
    assert "session()" in played["get"].error["message"]
    assert played["never used"].value == 3
    assert played["new one"].value == 2


@pytest.mark.modes("http")
def test_a_crash_of_python_loses_the_session_too(bench):
    played = play(
        bench,
        session("s", on="crashing"),
        run("before", "x = 1", on="s"),
        wait("before", seconds=60),
        run("crash", "import os\nos._exit(3)", on="crashing"),
        wait("crash", seconds=60),
        call("get", "get", "x", on="s"),
        run("plain", "1 + 1", on="crashing"),
        limit=60,
    )
    assert played["crash"].outcome == "rejected WorkerError"
    assert played["get"].outcome == "rejected SessionLost"
    assert played["plain"].value == 2
