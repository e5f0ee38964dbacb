"""Runs in CPython: a run ends at its deadline, whatever it does, and its worker lives on."""

from __future__ import annotations

import pytest

from tests.browser.steps import play, run, wait

# Seconds on top of the deadline that a busy machine may take; see the benchmark for a quiet one.
BUSY = 1.5
LIMIT = 0.3
ENDS = {
    "computes": "while True: pass",
    "computes in a function": "def f():\n    while True:\n        len([1])\nf()",
    "sleeps": "import time\ntime.sleep(30)",
    "awaits": "import asyncio\nawait asyncio.sleep(99)",
    "awaits a promise": "import js\nawait js.Promise.new(lambda *_: None)",
    "gathers": "import asyncio\nawait asyncio.gather(asyncio.sleep(99), asyncio.sleep(98))",
    "computes in a task": (
        "import asyncio\nasync def busy():\n    while True: pass\n"
        "task = asyncio.create_task(busy())\nawait asyncio.sleep(99)"
    ),
    "is in asyncio.run": (
        "import asyncio\nasync def main(): await asyncio.sleep(99)\nasyncio.run(main())"
    ),
    "catches once": (
        "try:\n    while True: pass\nexcept KeyboardInterrupt: pass\nwhile True: pass"
    ),
    "swallows the end": "import time\ntry:\n    while True: pass\nexcept BaseException: pass\n5",
    "converts its result": (
        "class Endless(list):\n    def __iter__(self):\n        while True: yield 1\nEndless()"
    ),
    "computes for ever in big steps": "while True: sum(range(200_000))",
}


@pytest.mark.parametrize("what", ENDS)
def test_a_run_ends_at_its_deadline(bench, what):
    played = play(
        bench,
        run("ready", "seen = 1"),
        wait(seconds=60),
        run("late", ENDS[what], timeout=LIMIT),
        wait(),
        run("next", "1 + 1"),
        limit=10,
    )
    late = played["late"]
    assert late.outcome == "error TimeoutError", late.error
    assert late.error["deadline"] == LIMIT
    assert late.seconds < LIMIT + BUSY
    assert played["next"].value == 2
