"""Runs in CPython: over a slow line Python starts without the snapshot, which is kept for the next
visit; the line is the benchmark's own.
"""

from __future__ import annotations

import time

import pytest

from tests.bench.line import Line
from tests.bench.packing import Packer
from tests.bench.site import BenchSite
from tests.browser.page import Page
from tests.browser.steps import play, run, wait, worker

REBOOT_SECONDS = 240


@pytest.fixture
def slow_site(bench_project, tmp_path):
    with BenchSite({"/": bench_project}, Packer("gzip", tmp_path)) as site:
        yield site


def first_result(surroundings, sites, site: BenchSite) -> list[str]:
    """What a page over a line of 3 Mbit/s asks for until its first result, and a while longer."""
    engine, mode = surroundings
    visit = site.begin(Line(3, 0.04))
    engine.new_page()
    page = Page(engine, mode, sites)
    page.go(site.url("build/index.html"))
    page.wait("window.bench")
    steps = [worker("first"), run("a", "6 * 7", on="first"), wait(seconds=REBOOT_SECONDS)]
    assert play(page, *steps, limit=REBOOT_SECONDS)["a"].value == 42
    assert "was of no use" not in "\n".join(engine.log())
    while visit.idle_for() < 1:
        time.sleep(0.1)
    return [exchange.path for exchange in visit.exchanges]


@pytest.mark.engines("chromium")
@pytest.mark.modes("http")
def test_the_snapshot_is_left_out_and_kept_for_the_next_visit(surroundings, sites, slow_site):
    first = first_result(surroundings, sites, slow_site)
    assert any("offthread_modules" in path for path in first), "it was restored all the same"
    second = first_result(surroundings, sites, slow_site)
    assert not any("offthread_modules" in path for path in second), "it was not kept"
