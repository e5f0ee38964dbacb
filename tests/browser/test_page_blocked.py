"""Runs in CPython: a page that is busy itself does not take its own delay for the worker's."""

from __future__ import annotations

import pytest

from tests.browser.steps import play, run, session, wait

BLOCK = {"$": "block", "seconds": 2}
SCRIPTS = {
    "as it starts": "print('now', flush=True)\nwhile True: pass",
    "at its deadline": (
        "try:\n    while True: pass\n"
        "except KeyboardInterrupt:\n    print('now', flush=True)\n    raise"
    ),
}


@pytest.mark.parametrize("when", SCRIPTS)
def test_the_worker_lives_on_where_the_page_was_blocked(bench, when):
    played = play(
        bench,
        session("kept"),
        run("name", "kept = 5", on="kept"),
        wait(seconds=60),
        run("late", SCRIPTS[when], timeout=0.3, on_stdout=BLOCK),
        wait(),
        run("still", "kept", on="kept"),
        limit=20,
    )
    assert played["late"].outcome == "error TimeoutError"
    assert played["still"].value == 5, played["still"].error
