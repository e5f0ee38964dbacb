"""Runs in CPython: a crash of Python in the worker is its run's; what had not begun runs on."""

from __future__ import annotations

import pytest

from tests.browser.steps import call, play, run, session, wait

EXIT = "import os\nos._exit(3)"
OVERFLOW = "class K:\n    def __repr__(self):\n        return repr(self)\nrepr(K())"
AWAIT = "import asyncio\nawait asyncio.sleep({})\n'{}'"


@pytest.mark.modes("http", "file")
def test_leaving_the_process_is_the_fault_of_its_run(bench):
    played = play(
        bench,
        run("warm", "1"),
        wait(seconds=60),
        run("beside", AWAIT.format(20, "beside")),
        run("again", "import asyncio\nawait asyncio.sleep(0.5)\n'again'", retry=True),
        run("exits", "import asyncio\nawait asyncio.sleep(0.1)\n" + EXIT),
        wait("exits", seconds=30),
        run("next", "1 + 1"),
        limit=60,
    )
    assert played["exits"].outcome == "rejected WorkerError"
    assert "exit(3)" in played["exits"].error["message"]
    assert played["beside"].outcome == "rejected WorkerRestarted"
    assert played["again"].value == "again"
    assert played["next"].value == 2


@pytest.mark.modes("http")
def test_a_call_that_leaves_the_process_is_at_fault_itself(bench):
    played = play(
        bench,
        session("s"),
        run("define", "import os\ndef leave():\n    os._exit(3)", on="s"),
        call("leave", "call", "leave", on="s"),
        wait("leave", seconds=60),
        call("after", "call", "leave", on="s"),
        run("next", "1 + 1"),
        limit=60,
    )
    assert played["leave"].outcome == "rejected WorkerError"
    assert "exit(3)" in played["leave"].error["message"]
    assert played["after"].outcome == "rejected SessionLost"
    assert played["next"].value == 2


@pytest.mark.modes("http")
def test_what_waited_runs_in_the_new_python(bench):
    late = "import asyncio, time\ntime.sleep(0.2)\n"
    played = play(
        bench,
        run("warm", "1"),
        wait(seconds=60),
        run(
            "exits", "import time\nend = time.time() + 0.3\nwhile time.time() < end: pass\n" + EXIT
        ),
        *(run(f"waits {n}", f"{late}{n}") for n in range(5)),
        limit=90,
    )
    assert played["exits"].outcome == "rejected WorkerError"
    assert [played[f"waits {n}"].value for n in range(5)] == list(range(5))


@pytest.mark.engines("chromium")
@pytest.mark.modes("http", "file")
def test_a_full_stack_is_a_recursion_error_of_its_run(bench):
    played = play(
        bench,
        session("s"),
        run("define", "x = 1", on="s"),
        run("beside", AWAIT.format(20, "beside")),
        wait("define", seconds=60),
        run("deep", OVERFLOW),
        wait("deep", seconds=30),
        call("lost", "get", "x", on="s"),
        run("next", "1 + 1"),
        limit=60,
    )
    assert played["deep"].outcome == "error RecursionError"
    assert played["beside"].outcome == "rejected WorkerRestarted"
    assert played["lost"].outcome == "rejected SessionLost"
    assert played["next"].value == 2


@pytest.mark.modes("http", "file")
def test_a_worker_that_closes_itself_is_noticed(bench):
    played = play(
        bench,
        run("warm", "1"),
        wait(seconds=60),
        run("closes", "import js\njs.self.close()\nimport asyncio\nawait asyncio.sleep(60)"),
        wait("closes", seconds=10),
        run("next", "1 + 1"),
        limit=60,
    )
    assert played["closes"].outcome == "rejected WorkerError"
    assert played["closes"].seconds < 5
    assert played["next"].value == 2


@pytest.mark.modes("http")
def test_memory_that_is_exhausted_is_the_scripts_own_error(bench):
    played = play(
        bench,
        run("full", "data = []\nwhile True:\n    data.append(bytearray(200_000_000))"),
        wait("full", seconds=60),
        run("next", "1 + 1"),
        limit=60,
    )
    assert played["full"].outcome == "error MemoryError"
    assert played["next"].value == 2
