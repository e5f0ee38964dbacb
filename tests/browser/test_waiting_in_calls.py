"""Runs in CPython: what waits inside a plain call (JSPI) stays its own run's, and ends with it."""

from __future__ import annotations

import pytest

from tests.browser.steps import call, play, run, session, wait

WHO = "import asyncio, sys\nfrom js import who\n"
SWITCHES = WHO + (
    "async def nap():\n    await asyncio.sleep(0.05)\n    return sys.modules['js'].who\n"
    "seen = []\nfor _ in range(8):\n    seen.append(asyncio.run(nap()))\n"
    "    seen.append(sys.modules['js'].who)\n    print(who)\n''.join(seen)"
)
SLEEPS = WHO + (
    "import time\nseen = ''\nfor _ in range(8):\n    time.sleep(0.03)\n"
    "    seen += sys.modules['js'].who\n    print(who)\nseen"
)
FOREVER = (
    "import asyncio\nasync def main():\n    try:\n        await asyncio.sleep(99)\n"
    "    finally:\n        print('cleaned up')\nasyncio.run(main())"
)
PROMISE = "import js\nfrom pyodide.ffi import run_sync\nrun_sync(js.Promise.new(lambda *_: None))"


@pytest.mark.engines("chromium")
@pytest.mark.modes("http", "file")
def test_overlapping_runs_keep_their_own_names_over_a_stack_switch(bench):
    played = play(
        bench,
        *(run(f"s {who}", SWITCHES, {"who": who}) for who in "abc"),
        *(run(f"z {who}", SLEEPS, {"who": who}) for who in "xyz"),
        limit=60,
    )
    for who in "abc":
        assert played[f"s {who}"].value == 16 * who
        assert played[f"s {who}"].stdout == 8 * f"{who}\n"
    for who in "xyz":
        assert played[f"z {who}"].value == 8 * who
        assert played[f"z {who}"].stdout == 8 * f"{who}\n"


@pytest.mark.engines("chromium")
@pytest.mark.modes("http")
def test_deadlines_end_those_that_wait_and_no_others(bench):
    played = play(
        bench,
        run("alone", FOREVER, timeout=0.3),
        wait(seconds=60),
        run("late", FOREVER, timeout=0.3),
        run("promise", PROMISE, timeout=0.3),
        run("asleep", "import time\ntime.sleep(99)", timeout=0.4),
        run("good", SLEEPS, {"who": "g"}),
        run("busy", "while True: pass", timeout=0.6),
        limit=60,
    )
    for name in ("late", "promise", "asleep", "busy"):
        assert played[name].outcome == "error TimeoutError", played[name]
    assert played["alone"].stdout == "cleaned up\n"
    assert played["late"].stderr == "" and not played.complaints
    assert played["good"].value == 8 * "g"


@pytest.mark.engines("chromium")
@pytest.mark.modes("http")
def test_a_function_of_a_session_may_wait_in_a_call(bench):
    define = "import asyncio\nasync def f(x): return x + 1\ndef plus(x): return asyncio.run(f(x))"
    played = play(
        bench,
        session("s"),
        run("define", define, on="s"),
        call("plus", "call", "plus", 1, on="s"),
        call("closed later", "get", "x", on="s"),
        limit=60,
    )
    assert played["plus"].value == 2
