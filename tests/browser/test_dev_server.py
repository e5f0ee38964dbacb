"""Runs in CPython: the dev server reloads the page, and shows an error until it is mended."""

from __future__ import annotations

import sys

import pytest

from tests.browser.gallery import run_card, wait_for_python
from tests.browser.processes import running
from tests.browser.projects import environment

START_SECONDS = 240
OVERLAY = "document.getElementById('offthread-problems')"
TITLE = 'title="Standard deviation"'


@pytest.fixture
def served(request, workspace):
    """(address, folder) of a dev server over a copy of the project."""
    workspace.reset()
    command = [sys.executable, "-m", "offthread", "serve", *getattr(request, "param", [])]
    with running(command, workspace.folder, environment()) as server:
        found = server.wait_for(r"http://127\.0\.0\.1:\d+/", START_SECONDS)
        server.wait_for(r"Built", START_SECONDS)
        yield found.group(), workspace.folder


@pytest.mark.modes("http")
@pytest.mark.engines("chromium", "firefox")
def test_a_change_reloads_and_an_error_is_shown_until_it_is_mended(page, served):
    address, folder = served
    page.go(address)
    wait_for_python(page)
    app = folder / "app.py"
    source = app.read_text(encoding="utf-8")
    assert TITLE in source

    app.write_text(source.replace(TITLE, 'title="Renamed"'), encoding="utf-8")
    page.wait("document.querySelector('#renamed h2')?.textContent === 'Renamed'")

    app.write_text(source + "\nfor in broken:\n    pass\n", encoding="utf-8")
    page.wait(f"{OVERLAY} !== null")
    text = page.text("#offthread-problems")
    line = str(source.count("\n") + 2)
    assert "app.py" in text and line in text and "for in broken:" in text

    app.write_text(source, encoding="utf-8")
    page.wait(f"{OVERLAY} === null && document.getElementById('standard-deviation') !== null")
    wait_for_python(page)
    assert run_card(page, "standard-deviation") == "done"


@pytest.mark.modes("http")
@pytest.mark.engines("chromium")
@pytest.mark.parametrize("served", [["--coi"]], indirect=True, ids=["coi"])
def test_it_serves_isolated_pages(page, served):
    page.go(served[0])
    wait_for_python(page)
    assert page.value("crossOriginIsolated")
    assert run_card(page, "standard-deviation") == "done"


UNCAUGHT = '''"""Runs on the page: stops on purpose."""

from offthread.on_page.page import page


async def main():
    raise ValueError("stopped on purpose")


page(main)
'''


@pytest.fixture(scope="session")
def stopped(tmp_path_factory, workspace):
    return workspace.variant(tmp_path_factory.mktemp("stopped"), {"app.py": UNCAUGHT})


@pytest.mark.modes("http", "file")
def test_an_uncaught_error_of_app_py_is_shown_on_the_page(page, stopped):
    page.open("build/index.html", stopped)
    page.wait("document.getElementById('page-stopped') !== null", seconds=30)
    assert "ValueError: stopped on purpose" in page.text("#page-stopped")
