"""Runs in CPython: faults of what is around the worker: the network, the page, its other code."""

from __future__ import annotations

import time

import pytest

from tests.browser.steps import (
    abort,
    call,
    kill,
    play,
    read,
    run,
    signal,
    sleep,
    until_said,
    wait,
    worker,
)
from tests.faults import scripts
from tests.faults.fault import REBOOT_SECONDS, REPLACED, Fault, check_settled, meet
from tests.faults.rows import begin

SOON = 20.0
MANY_SECONDS = 90.0
HIDDEN_SECONDS = 2.5
FETCHES = """
from pyodide.http import pyfetch
response = await pyfetch(url)
await response.bytes()
"""
# It breaks where the page asks it to, long after Python was ready.
BREAKING_WORKER = '''"""Runs in the worker (compiled): breaks when a run says so."""

from js import self, setTimeout

from offthread.in_worker import serve


def fail():
    raise ValueError("worker_app.py is broken")


def listen(event):
    if "please break" in event.data.get("script", ""):
        setTimeout(fail, 500)


self.addEventListener("message", listen)
serve(packages=[])
'''


@pytest.mark.modes("http")
def test_ten_thousand_runs_wait(bench):
    """Each gets its own answer, and a cancelled one among them its reason."""
    play(bench, run("warm", "1"), limit=REBOOT_SECONDS)
    answer = bench.call("bench.many", 10_000, seconds=MANY_SECONDS)
    assert answer.thrown is None, answer.thrown
    assert answer.value == 10_000


@pytest.mark.modes("http")
def test_memory_is_exhausted(bench):
    """In a worker of its own, which keeps what it once had until it ends."""
    name = "hungry"
    steps = (run("culprit", scripts.ALL_MEMORY, on=name),)
    meet(bench, Fault("running", "memory", steps, ("error MemoryError",), 30), on=name)
    play(bench, call("end", "terminate", on=name))


@pytest.mark.modes("http")
def test_the_network_is_lost_after_python_has_started(broken):
    """What needs no network works; the script that fetches is told; a dead worker is replaced
    once the network is back."""
    name = "offline"
    play(broken.page, worker(name), run("warm", "1", on=name), limit=REBOOT_SECONDS)
    broken.server.faults[""] = "refused"
    url = broken.server.url("build/index.html")
    played = play(
        broken.page,
        run("fetches", FETCHES, {"url": url}, on=name),
        run("works", "6 * 7", on=name),
        run("imports", "import json, pytz\n5", on=name),
        wait(seconds=SOON),
        run("busy", scripts.BUSY, on=name, on_stdout=True),
        until_said("busy", "go"),
        kill(),
        run("waits", "1", on=name),
        limit=SOON,
    )
    check_settled(played)
    assert played["fetches"].outcome.startswith("error "), played["fetches"]
    assert (played["works"].value, played["imports"].value) == (42, 5)
    assert played["busy"].outcome == "rejected WorkerError"
    assert played["waits"].outcome == "rejected WorkerError"
    broken.server.faults.clear()
    later = play(broken.page, run("back", "40 + 2", on=name), limit=REBOOT_SECONDS)
    assert later["back"].value == 42


@pytest.mark.modes("http")
def test_the_network_is_lost_in_the_middle_of_a_script_s_download(broken):
    name = "downloads"
    play(broken.page, worker(name), run("warm", "1", on=name), limit=REBOOT_SECONDS)
    broken.server.faults["offline.js"] = "stalled"
    url = broken.server.url("build/offline.js")
    script = f"print('go', flush=True)\n{FETCHES}"
    played = play(
        broken.page,
        run("deadline", script, {"url": url}, on=name, timeout=0.5),
        run("cancelled", script, {"url": url}, on=name, signal=signal("d"), on_stdout=True),
        until_said("cancelled", "go"),
        sleep(0.3),
        abort("d", "enough"),
        wait(seconds=SOON),
        run("next", "40 + 2", on=name),
        limit=SOON,
    )
    check_settled(played)
    assert played["deadline"].outcome == "error TimeoutError", played["deadline"]
    assert played["cancelled"].outcome == "rejected Error", played["cancelled"]
    assert played["next"].value == 42


@pytest.mark.modes("http")
def test_the_page_is_hidden_meanwhile(bench):
    """Browsers slow down a hidden page's timers, not its worker nor its messages."""
    play(bench, run("warm", "1"), limit=REBOOT_SECONDS)
    steps = (
        run("busy", scripts.BUSY, timeout=1),
        run("awaits", scripts.AWAITS, timeout=1),
        run("value", "import asyncio\nawait asyncio.sleep(1)\n5"),
        run("caught", scripts.CATCHES_ALL, on="hidden", timeout=1),
        run("next", "6"),
    )
    token = bench.begin("bench.play", list(steps), REBOOT_SECONDS)
    with bench.engine.hidden():
        time.sleep(HIDDEN_SECONDS)
    played = read(bench.end(token, "bench.play", REBOOT_SECONDS))
    check_settled(played)
    for one in ("busy", "awaits", "caught"):
        assert played[one].outcome == "error TimeoutError", (one, played[one])
    assert (played["value"].value, played["next"].value) == (5, 6)


@pytest.fixture(scope="session")
def breaking_project(tmp_path_factory, workspace, bench_changes):
    changes = {**bench_changes, "worker_app.py": BREAKING_WORKER}
    return workspace.variant(tmp_path_factory.mktemp("breaking"), changes)


@pytest.mark.modes("http", "file")
def test_an_error_in_worker_app_py_long_after_the_start(page, breaking_project):
    page.open("build/index.html", breaking_project)
    page.wait("window.bench")
    steps = begin("'please break'\nimport asyncio\nawait asyncio.sleep(99)")
    meet(page, Fault("running", "worker_app.py", steps[:1], REPLACED, 2, lost=("http", "file")))
