"""Runs in CPython: faults while Python starts. Whoever waits is told soon, and by name; a crash
starts a new worker by itself; the third failure in a row stops that until ``restart()``.
"""

from __future__ import annotations

import itertools

import pytest

from tests.browser.steps import abort, call, kill_starting, play, run, signal, wait, worker
from tests.faults.fault import REBOOT_SECONDS, REPLACED, check_settled

SOON = 20.0  # seconds, on a busy machine
# What the server does to which file, and the settings of the worker that then starts.
FAULTS = [
    ("worker_app.js", "404", {}),
    ("worker_app.js", "refused", {}),
    ("pyodide.mjs", "404", {}),
    ("pyodide.asm.mjs", "refused", {}),
    ("pyodide.asm.wasm", "404", {}),
    ("pyodide.asm.wasm", "corrupt", {}),
    ("pyodide.asm.wasm", "truncated", {}),
    ("pyodide.asm.wasm", "stalled", {"boot_timeout": 3}),
    ("offthread-lock", "404", {}),
    ("pyodide/scripts", "corrupt", {}),
]
_numbers = itertools.count(1)


def new_name() -> str:
    return f"booting {next(_numbers)}"


@pytest.mark.modes("http")
@pytest.mark.parametrize(
    ("file", "kind", "settings"), FAULTS, ids=[" ".join(f[:2]) for f in FAULTS]
)
def test_a_file_that_does_not_come(broken, file, kind, settings):
    """Both runs that wait are rejected by the file's name."""
    broken.server.faults[file] = kind
    name = new_name()
    played = play(
        broken.page,
        worker(name, **settings),
        run("a", "1", on=name),
        run("b", "2", on=name, timeout=0.1, retry=True),
        wait(seconds=SOON),
        call("end", "terminate", on=name),
        limit=SOON,
    )
    check_settled(played)
    for one in ("a", "b"):
        assert played[one].outcome == "rejected WorkerError", played[one]
        if kind == "stalled":
            assert "no sign of life" in played[one].error["message"]
        else:
            said = played[one].error["message"] + str(played[one].error["filename"])
            assert file.split(".")[0] in said


@pytest.mark.modes("http")
@pytest.mark.parametrize("kind", ["404", "corrupt", "truncated"])
def test_a_wheel_of_packages_that_does_not_come(broken, kind):
    """It is told to scripts that import it; others run."""
    broken.server.faults[".whl"] = kind
    name = new_name()
    played = play(
        broken.page,
        worker(name),
        run("other", "1", on=name),
        run("in need", "import pytz\npytz.__name__", on=name),
        run("perhaps in need", "__import__('pytz').__name__", on=name),
        wait(seconds=REBOOT_SECONDS),
        call("end", "terminate", on=name),
        limit=REBOOT_SECONDS,
    )
    check_settled(played)
    assert played["other"].value == 1
    assert played["in need"].outcome == "error PackageError"
    assert "pytz" in played["in need"].error["message"]
    assert played["perhaps in need"].outcome == "error ModuleNotFoundError"


@pytest.mark.modes("http")
def test_the_next_run_tries_again_and_three_failures_wait_for_restart(broken):
    name = new_name()
    broken.server.faults["worker_app.js"] = "404"
    failures = [
        step
        for number in range(4)
        for step in (run(f"run {number}", "1", on=name), wait(seconds=SOON))
    ]
    told = play(broken.page, worker(name), *failures, limit=SOON)
    check_settled(told)
    for number in range(4):
        assert told[f"run {number}"].outcome == "rejected WorkerError"
    assert "restart()" in told["run 3"].error["message"]
    asked = broken.server.requested.count("/build/worker_app.js")
    broken.server.faults.clear()
    later = play(
        broken.page,
        run("still", "1", on=name),
        wait(seconds=SOON),
        call("restart", "restart", on=name),
        run("after", "40 + 2", on=name),
        limit=REBOOT_SECONDS,
    )
    check_settled(later)
    assert later["still"].outcome == "rejected WorkerError"
    assert "restart()" in later["still"].error["message"]
    assert later["after"].value == 42
    assert asked >= 3
    assert broken.server.requested.count("/build/worker_app.js") == asked + 1


@pytest.mark.modes("http")
def test_one_failure_is_mended_by_the_next_run(broken):
    name = new_name()
    broken.server.faults["asm.wasm"] = "truncated"
    play(broken.page, worker(name), run("a", "1", on=name), wait(seconds=SOON), limit=SOON)
    broken.server.faults.clear()
    after = play(broken.page, run("b", "6 * 7", on=name), limit=REBOOT_SECONDS)
    assert after["b"].value == 42, after["b"]


@pytest.mark.modes("http", "file")
def test_killed_while_booting_the_runs_go_to_the_next_worker(bench):
    name = new_name()
    played = play(
        bench,
        worker(name),
        run("a", "1 + 1", on=name),
        run("b", "2 + 2", on=name, retry=True),
        run("c", "3 + 3", on=name, signal=signal("c")),
        abort("c", "not wanted"),
        kill_starting(),
        wait(seconds=REBOOT_SECONDS),
        call("end", "terminate", on=name),
        limit=REBOOT_SECONDS,
    )
    check_settled(played)
    assert (played["a"].value, played["b"].value) == (2, 4), played
    assert played["c"].outcome == "rejected Error"
    assert played["c"].seconds < 1


@pytest.mark.modes("http")  # from a disk it starts before it can be ended
def test_three_crashes_while_booting_then_restart(bench):
    name = new_name()
    played = play(
        bench,
        worker(name),
        run("a", "1", on=name),
        run("b", "2", on=name, retry=True),
        kill_starting(times=3),
        wait(seconds=SOON),
        run("c", "3", on=name),
        wait(seconds=SOON),
        call("restart", "restart", on=name),
        run("d", "40 + 2", on=name),
        limit=REBOOT_SECONDS,
    )
    check_settled(played)
    for one in ("a", "b", "c"):
        assert played[one].outcome == "rejected WorkerError", played[one]
        assert "restart()" in played[one].error["message"]
    assert played["c"].seconds < 1
    assert played["d"].value == 42


@pytest.mark.modes("http")
def test_ended_or_started_anew_while_booting(bench):
    name = new_name()
    played = play(
        bench,
        worker(name),
        run("a", "1", on=name),
        call("restart", "restart", on=name),
        run("b", "2", on=name),
        call("end", "terminate", on=name),
        run("c", "3", on=name),
        wait("a", "b", "c", seconds=SOON),
        call("again", "restart", on=name),
        run("d", "40 + 2", on=name),
        limit=REBOOT_SECONDS,
    )
    check_settled(played)
    for one in ("a", "b", "c"):
        assert played[one].outcome in REPLACED, played[one]
        assert played[one].seconds < 1
    assert played["restart"].outcome == "rejected WorkerError"  # its ``ready`` never came
    assert played["d"].value == 42
