"""Runs in CPython: Python is restored from the build's snapshot, or starts without it, by itself.

What a worker of the page has fetched is not fetched again by the next one.
"""

from __future__ import annotations

import re
import shutil
import struct
from pathlib import Path

import pytest

from tests.browser.page import Page
from tests.browser.server import StaticServer
from tests.browser.steps import Played, Step, play, run, wait, worker

REBOOT_SECONDS = 120
NOT_PRELOADED = "import sys\n'xmlrpc.client' in sys.modules"
LIBRARY = "import xmlrpc.client\nxmlrpc.client.__name__"


@pytest.fixture
def opened(surroundings, sites, serve):
    """Open a folder's build in a page of its own: ``opened(folder, faults)`` gives both."""

    def open_page(folder: Path, faults=None) -> tuple[Page, StaticServer]:
        engine, mode = surroundings
        server = serve({"/": folder}, faults=faults)
        engine.new_page()
        page = Page(engine, mode, sites)
        page.go(server.url("build/index.html"))
        page.wait("window.bench")
        return page, server

    return open_page


def first_result(page: Page, *more: Step) -> Played:
    """A new worker's answers; the first run asks for what only a full library has."""
    steps = [worker("first"), run("a", "6 * 7", on="first"), *more, wait(seconds=REBOOT_SECONDS)]
    return play(page, *steps, limit=REBOOT_SECONDS)


def warnings(page: Page) -> int:
    """How often the console says that the snapshot was of no use; Chromium's can be read only."""
    return "\n".join(page.engine.log()).count("was of no use")


def expected_warnings(page: Page) -> int:
    return 1 if page.engine.name == "chromium" else 0


@pytest.mark.modes("http")
def test_python_is_restored(opened, bench_project):
    page, server = opened(bench_project)
    played = first_result(page, run("b", NOT_PRELOADED, on="first"), run("c", LIBRARY, on="first"))
    assert [played[name].value for name in "abc"] == [42, False, "xmlrpc.client"]
    assert not any("offthread_modules" in path for path in server.requested)
    assert warnings(page) == 0


@pytest.mark.modes("http")
def test_the_next_worker_fetches_neither_wasm_nor_snapshot(opened, bench_project):
    page, server = opened(bench_project)
    first_result(page)
    played = play(page, worker("second"), run("b", "7", on="second"), limit=REBOOT_SECONDS)
    assert played["b"].value == 7
    large = [path for path in server.requested if re.search(r"\.wasm$|/snapshot-", path)]
    assert len(large) == 2, large


@pytest.mark.modes("http")
def test_workers_that_start_together_fetch_once(opened, bench_project):
    page, server = opened(bench_project)
    names = ("one", "two", "three")
    played = play(
        page,
        *(worker(name) for name in names),
        *(run(name + "'s", "import random\nrandom.random()", on=name) for name in names),
        limit=REBOOT_SECONDS,
    )
    assert len({played[name + "'s"].value for name in names}) == 3, "restored workers share chance"
    large = [path for path in server.requested if re.search(r"\.wasm$|/snapshot-", path)]
    assert len(large) == 2, large


@pytest.mark.modes("http")
@pytest.mark.parametrize("fault", ["404", "corrupt", "truncated", "refused"])
def test_a_snapshot_that_does_not_come_costs_a_warning(opened, bench_project, fault):
    page, _server = opened(bench_project, {"/snapshot-": fault})
    played = first_result(page, run("b", LIBRARY, on="first"))
    assert (played["a"].value, played["b"].value) == (42, "xmlrpc.client")
    assert warnings(page) == expected_warnings(page)


@pytest.mark.modes("http")
@pytest.mark.parametrize("damage", ["half", "another build's", "too large", "beyond the memory"])
def test_a_snapshot_of_no_use_costs_a_warning(opened, bench_project, tmp_path, damage):
    shutil.copytree(bench_project / "build", tmp_path / "build")
    (snapshot,) = (tmp_path / "build" / "pyodide").glob("snapshot-*.bin")
    snapshot.write_bytes(damaged(snapshot.read_bytes(), damage))
    page, _server = opened(tmp_path)
    played = first_result(page)
    assert played["a"].value == 42
    assert warnings(page) == expected_warnings(page)


def damaged(content: bytes, damage: str) -> bytes:
    import gzip

    if damage == "half":
        return content[: len(content) // 2]
    whole = bytearray(gzip.decompress(content))
    if damage == "too large":
        return gzip.compress(bytes(whole) + bytes(8 << 20), 1)
    start = 12 + 4 * struct.unpack("<3I", whole[:12])[2]  # of Pyodide's own head
    if damage == "beyond the memory":
        whole[start - 4 : start] = struct.pack("<I", 1 << 20)  # the number of the last page
    else:
        whole[start + 16 : start + 48] = bytes(32)  # Pyodide's build id
    return gzip.compress(bytes(whole), 1)


@pytest.mark.modes("http")
def test_nothing_to_start_without_it_either(opened, bench_project):
    page, _server = opened(bench_project, {"/snapshot-": "404", "offthread_modules": "corrupt"})
    played = first_result(page)
    assert played["a"].outcome == "rejected WorkerError"
    assert "offthread_modules" in played["a"].error["message"]


@pytest.mark.modes("http")
def test_a_library_that_does_not_come_is_an_import_error(opened, bench_project):
    page, server = opened(bench_project, {"python_stdlib": "404"})
    played = first_result(page, run("b", LIBRARY, on="first"))
    assert played["a"].value == 42
    assert played["b"].outcome == "error ImportError"
    assert "python_stdlib.zip" in played["b"].error["message"]
    server.faults.clear()
    later = play(page, run("c", LIBRARY, on="first"), limit=REBOOT_SECONDS)
    assert later["c"].value == "xmlrpc.client"


@pytest.mark.modes("http")
def test_a_library_that_is_slow_is_waited_for(opened, bench_project):
    page, _server = opened(bench_project, {"python_stdlib": "slow"})
    played = first_result(page, run("b", LIBRARY, on="first"))
    assert played["a"].value == 42
    assert played["b"].value == "xmlrpc.client"


ZONE = """
import time
from datetime import datetime
offset = datetime(2026, 1, 15).astimezone().utcoffset().total_seconds()
[-time.timezone, offset, time.tzname[0], time.strftime("%z", time.localtime(1768000000))]
"""


@pytest.mark.modes("http", "file")
def test_the_time_zone_is_the_browsers(bench):
    seconds = -60 * bench.value("new Date(2026, 0, 15).getTimezoneOffset()")
    played = play(bench, run("zone", ZONE), limit=REBOOT_SECONDS)
    sign = "-" if seconds < 0 else "+"
    text = f"{sign}{abs(seconds) // 3600:02}{abs(seconds) // 60 % 60:02}"
    value = played["zone"].value
    assert value[:2] == [seconds, seconds]
    assert value[3] == text
    assert value[2].endswith(text) or seconds == 0


SEEN = """
import os, sys
[dict(os.environ), sys.argv, sys.executable, sys.path, os.getcwd(), sorted(sys.modules)]
"""


@pytest.mark.modes("http")
def test_a_restored_python_has_what_a_plain_one_has(opened, bench_project):
    restored, _server = opened(bench_project)
    ours = first_result(restored, run("b", SEEN, on="first"))["b"].value
    plain, _server = opened(bench_project, {"/snapshot-": "404"})
    theirs = first_result(plain, run("b", SEEN, on="first"))["b"].value
    assert ours[:5] == theirs[:5]
    assert set(theirs[5]) <= set(ours[5]), "a module that a plain start imports is not preloaded"
