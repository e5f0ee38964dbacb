"""Runs in CPython: a run that is cancelled ends in the worker too, which lives on where it can."""

from __future__ import annotations

import pytest

from tests.browser.steps import abort, play, run, session, signal, sleep, until_said, wait

FOREVER = "print('begun', flush=True)\nwhile True: pass"
AWAIT = (
    "import asyncio\nprint('begun', flush=True)\ntry:\n    await asyncio.sleep(99)\n"
    "finally:\n    print('ended', flush=True)"
)
SLEEP = "import time\nprint('begun', flush=True)\ntime.sleep(99)"
ENGINES_THAT_WAIT_IN_CALLS = ("chromium", "firefox")
RUNS = {"computes": FOREVER, "awaits": AWAIT, "sleeps": SLEEP}


def keeps_its_worker(bench, what):
    """Whether the worker can be reached while it is busy with that."""
    if what == "awaits":
        return True
    if what == "sleeps" and bench.engine.name in ENGINES_THAT_WAIT_IN_CALLS:
        return True
    return bench.mode == "isolated" or bench.mode == "http"


@pytest.mark.parametrize("what", RUNS)
def test_a_cancelled_run_ends_and_the_next_works(bench, what):
    played = play(
        bench,
        session("s"),
        run("define", "kept = 5", on="s"),
        wait(seconds=60),
        run("long", RUNS[what], on_stdout=True, signal=signal("stop")),
        until_said("long", "begun"),
        abort("stop", "enough"),
        wait("long", seconds=2),
        run("next", "1 + 1"),
        wait("next", seconds=30),
        run("of the session", "kept", on="s"),
        limit=30,
    )
    assert played["long"].outcome == "rejected Error"
    assert played["long"].error["message"] == "enough"
    assert played["next"].value == 2
    if keeps_its_worker(bench, what):
        assert played["next"].seconds < 2
        assert played["of the session"].value == 5
    else:
        assert played["of the session"].outcome == "rejected SessionLost"


def test_a_run_beside_goes_on(bench):
    played = play(
        bench,
        run("good", "import asyncio\nfor n in range(20):\n    await asyncio.sleep(0.05)\nn"),
        run("long", AWAIT, on_stdout=True, signal=signal("stop beside")),
        until_said("long", "begun"),
        abort("stop beside"),
        sleep(0.1),
        limit=30,
    )
    assert played["long"].ended == "rejected"
    assert played["good"].value == 19


@pytest.mark.modes("http", "isolated")
def test_a_busy_run_is_cancelled_while_another_awaits(bench):
    played = play(
        bench,
        run("good", "import asyncio\nawait asyncio.sleep(1.5)\n'good'"),
        run("long", FOREVER, on_stdout=True, signal=signal("stop busy")),
        until_said("long", "begun"),
        abort("stop busy"),
        limit=30,
    )
    assert played["long"].ended == "rejected"
    assert played["good"].value == "good"


def test_a_run_that_was_cancelled_before_it_began_never_runs(bench):
    played = play(
        bench,
        run("first", "import json\njson.seen = 0\nimport time\ntime.sleep(0.3)"),
        run("second", "import time\ntime.sleep(0.1)"),
        *(run(f"never {n}", "import json\njson.seen += 1", signal=signal("early")) for n in "abc"),
        abort("early"),
        wait("first", "second", seconds=60),
        run("look", "import json\njson.seen"),
    )
    assert all(played[f"never {n}"].ended == "rejected" for n in "abc")
    assert played["look"].value == 0
