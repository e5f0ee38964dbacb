"""Runs in CPython: what a visitor does, in each engine and in each way that a page can come: over
http, cross-origin isolated, from a disk, under the strict policy of the README, and offline after
one visit.
"""

from __future__ import annotations

import pytest

from tests.browser.gallery import open_gallery, result_text, run_card, table
from tests.browser.page import Page
from tests.browser.projects import ROOT

WORKER_APP = '''"""Runs in the worker (compiled): nothing is loaded before a script imports it."""

from offthread.in_worker import serve

PACKAGES = []

serve(packages=PACKAGES)
'''
FIRST = "standard-deviation"

pytestmark = pytest.mark.matrix


@pytest.fixture(scope="session")
def gallery_project(tmp_path_factory, workspace):
    """The gallery with its service worker; pytz is vendored, and loaded on demand."""
    service_worker = (ROOT / "service_worker.py").read_text("utf-8")
    changes = {"worker_app.py": WORKER_APP, "service_worker.py": service_worker}
    return workspace.variant(tmp_path_factory.mktemp("matrix"), changes)


@pytest.fixture(scope="module")
def opened(surroundings, sites, gallery_project) -> Page:
    """The gallery, Python ready."""
    engine, mode = surroundings
    engine.new_page()
    page = Page(engine, mode, sites)
    open_gallery(page, "build/index.html", gallery_project)
    return page


def test_the_page_came_as_meant(opened):
    """The other tests must not pass because the mode was not what its name says."""
    assert opened.value("location.protocol") == ("file:" if opened.mode == "file" else "http:")
    assert opened.value("crossOriginIsolated") == (opened.mode == "isolated")
    served_by_worker = "!!(location.protocol !== 'file:' && navigator.serviceWorker.controller)"
    reached = "fetch('index.html', { cache: 'no-store' }).then(() => true, () => false)"
    if opened.mode == "offline":
        assert opened.value(served_by_worker)
    if opened.mode in ("http", "offline"):
        assert opened.value(reached) == (opened.mode == "http")
    if opened.mode == "csp":
        # A policy that is not there would let this through.
        code = "new Promise((done) => { window.evil = 0; setTimeout('window.evil = 1');"
        assert opened.value(f"{code} setTimeout(() => done(window.evil), 500) }})") == 0


def test_the_first_result_and_a_second_run(opened):
    assert run_card(opened, FIRST) == "done"
    assert result_text(opened, FIRST).startswith("2.0")
    assert run_card(opened, FIRST, {"A_rank": [1, 2, 3]}) == "done"
    assert result_text(opened, FIRST) in ("1", "1.0")


def test_an_error_has_its_traceback(opened):
    assert run_card(opened, "an-error") == "failed"
    text = result_text(opened, "an-error")
    assert "ZeroDivisionError" in text
    assert "return sum(values) / len(values)" in text


def test_a_package_on_demand(opened):
    assert run_card(opened, "time-zones") == "done"
    assert ["Asia/Kathmandu", "Wed 01 Jul 2026, 17:45"] in [
        row[:2] for row in table(opened, "time-zones")
    ]


def test_a_picture_and_a_query(opened):
    assert run_card(opened, "a-picture", {"width": 6, "height": 4, "iterations": 2}) == "done"
    image = "document.querySelector('#a-picture .result img')"
    opened.wait(f"{image}.complete && {image}.naturalWidth === 6")
    assert run_card(opened, "a-query") == "done"


def test_a_busy_run_is_stopped(opened):
    name = "several-seconds-of-computing"
    opened.type(f"#{name}-script", "while True: pass")
    opened.click(f"#{name} button.run")
    opened.click(f"#{name} button.run")
    opened.wait(f"document.getElementById('{name}').dataset.state === 'failed'")
    assert "Abort" in result_text(opened, name)
    assert run_card(opened, FIRST) == "done"


def test_nothing_was_refused(opened):
    """Chromium tells on its console what a policy forbids, and what could not be loaded."""
    lines = [line for line in opened.engine.log() if "Content Security Policy" in line]
    wanted = [line for line in lines if "setTimeout" not in line and "eval" not in line]
    assert not wanted
