"""Runs in CPython: what a service worker keeps, for whom, and what it leaves alone.

The sites are builds of tests/browser/versions, each part of which says which build it is of.
"""

from __future__ import annotations

import shutil
import time

import pytest

from tests.browser.deployed import LONG, build_of, visit
from tests.browser.page import Page
from tests.browser.server import StaticServer

CACHES = "caches.keys()"
# Ends when the newest worker is active or was given up.
UPDATE = """navigator.serviceWorker.getRegistration().then(async (registration) => {
  const { installing, waiting } = await registration.update();
  const newest = installing ?? waiting;
  const later = () => new Promise((done) => setTimeout(done, 100));
  for (let i = 0; newest && !["activated", "redundant"].includes(newest.state); i++) {
    if (newest.state === "installed" && i > 50) break;
    await later();
  }
  return newest?.state ?? "none";
})"""
KEPT_NOTES = (
    "caches.open('offthread / clients').then((cache) => cache.keys())"
    ".then((requests) => requests.map((request) => request.url))"
)
REGISTRATIONS = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"

pytestmark = pytest.mark.modes("http")


def test_offline_after_the_first_visit(page, serve, builds):
    server = serve({"/": builds["A"]})
    assert visit(page, server) == "A"
    page.wait_until_kept()
    server.close()
    assert visit(page, server) == "A"
    assert visit(page, server, "") == "A"
    assert visit(page, server, "index.html?card=3#there") == "A"


def test_nothing_travels_twice_on_the_first_visit(page, serve, builds):
    if page.engine.name == "webkit":
        pytest.skip("WebKitGTK keeps nothing in its HTTP cache while it is automated")
    server = serve({"/": builds["A"]})
    visit(page, server)
    page.wait_until_kept()
    asked = server.requested
    assert {path for path in asked if asked.count(path) > 1} <= {"/service_worker.js"}


def test_a_page_that_came_from_the_network_survives_the_loss_of_it(page, serve, builds):
    """The first visit is not over: a new worker is started after the server is gone."""
    server = serve({"/": builds["A"]})
    visit(page, server)
    page.wait_until_kept()
    server.close()
    assert build_of(page) == "A"


def test_an_update_beside_an_open_page(page, serve, builds):
    server = serve({"/": builds["A"]})
    assert visit(page, server) == "A"
    page.wait_until_kept()
    assert visit(page, server) == "A"
    server.mounts["/"] = builds["B"]
    page.value(UPDATE)
    assert build_of(page) == "A"  # a worker that is started after the update
    with page.engine.beside():
        assert visit(page, server) == "B"
        server.close()
        assert visit(page, server) == "B"
    assert build_of(page) == "A"


def test_a_first_visit_that_outlives_an_update(page, serve, builds):
    """The page never came through the service worker, and still stays with its build."""
    server = serve({"/": builds["A"]})
    assert visit(page, server) == "A"
    page.wait_until_kept()
    server.mounts["/"] = builds["B"]
    page.value(UPDATE)
    assert build_of(page) == "A"
    assert visit(page, server) == "B"


def test_a_service_worker_of_an_older_build(page, serve, builds):
    """Every visit gets all parts from one build; soon it is the new one."""
    server = serve({"/": builds["A"]})
    visit(page, server)
    page.wait_until_kept()
    server.mounts["/"] = builds["B"]
    assert visit(page, server) in ("A", "B")
    page.value(UPDATE)
    assert visit(page, server) == "B"


def test_a_build_that_is_half_uploaded_is_not_kept(page, serve, builds, tmp_path):
    """The old build goes on until all files of the new one are there."""
    server = serve({"/": builds["A"]})
    visit(page, server)
    page.wait_until_kept()
    half = tmp_path / "half"
    shutil.copytree(builds["B"], half)
    shutil.copy(builds["A"] / "worker_app.js", half / "worker_app.js")
    server.mounts["/"] = half
    assert page.value(UPDATE) == "redundant"
    assert visit(page, server) == "A"
    server.mounts["/"] = builds["B"]
    page.value(UPDATE)
    assert visit(page, server) == "B"


def test_a_site_that_has_no_service_worker_any_more(page, serve, builds, tmp_path):
    server = serve({"/": builds["A"]})
    visit(page, server)
    page.wait_until_kept()
    without = tmp_path / "without"
    shutil.copytree(builds["B"], without)
    (without / "service_worker.js").unlink()
    (without / "register_service_worker.js").write_text("", encoding="utf-8")
    server.mounts["/"] = without
    assert visit(page, server) == "A"  # the last page that the worker brings
    page.wait(f"{KEPT_NOTES}.then((urls) => urls.some((url) => url.endsWith('?leaving')))")
    deadline = time.monotonic() + LONG
    while page.value(REGISTRATIONS) and time.monotonic() < deadline:
        assert visit(page, server) == "B"
        time.sleep(2)
    page.wait(f"{CACHES}.then((names) => names.length === 0)")
    assert page.value(REGISTRATIONS) == 0
    assert visit(page, server) == "B"


def test_two_sites_on_one_origin(page, serve, builds):
    server = serve({"/one/": builds["A"], "/one/two/": builds["B"]})
    for path in ("one/", "one/two/"):
        visit(page, server, path + "index.html")
        page.wait_until_kept()
    page.value("caches.open('of somebody else').then((cache) => cache.put('x', new Response('y')))")
    server.mounts["/one/"] = builds["B"]
    visit(page, server, "one/index.html")
    page.value(UPDATE)
    names = page.value(CACHES)
    assert "of somebody else" in names
    server.close()
    assert visit(page, server, "one/two/index.html") == "B"
    assert visit(page, server, "one/index.html") == "B"


@pytest.mark.engines("chromium")
def test_no_room_for_the_cache(page, serve, builds):
    """QuotaExceededError: one warning, and the page works on from the network."""
    server = serve({"/": builds["A"]})
    limit(page, server, 200_000)
    try:
        page.engine.log()
        visit(page, server)
        lines = warnings(page)
        assert len(lines) == 1 and "Quota" in lines[0] and "from the network" in lines[0], lines
        assert page.value(CACHES) == []
        assert visit(page, server) == "A"
    finally:
        limit(page, server, None)
    assert visit(page, server) == "A"
    page.wait_until_kept()
    server.close()
    assert visit(page, server) == "A"


@pytest.mark.engines("chromium")
def test_no_room_for_a_newer_build(page, serve, builds):
    """The build that is kept is not shown for ever: the new one comes from the network."""
    server = serve({"/": builds["A"]})
    visit(page, server)
    page.wait_until_kept()
    server.mounts["/"] = builds["B"]
    used = page.value("navigator.storage.estimate().then(({ usage }) => usage)")
    limit(page, server, used + 60_000)
    try:
        assert visit(page, server) == "A"
        page.value(UPDATE)
        assert visit(page, server) == "B"
    finally:
        limit(page, server, None)


def limit(page: Page, server: StaticServer, most: int | None) -> None:
    options = {} if most is None else {"quotaSize": most}
    page.engine.command("Storage.overrideQuotaForOrigin", origin=server.origin, **options)


def warnings(page: Page) -> list[str]:
    """What Offthread says on the console, and a while in which it could say it twice."""
    lines: list[str] = []
    deadline = time.monotonic() + LONG
    while not lines and time.monotonic() < deadline:
        time.sleep(1)
        lines += [line for line in page.engine.log() if "Offthread" in line]
    time.sleep(4)
    return lines + [line for line in page.engine.log() if "Offthread" in line]


@pytest.mark.engines("chromium")
def test_what_is_not_of_the_build_goes_to_the_network_untouched(page, serve, builds, tmp_path):
    other = tmp_path / "data"
    other.mkdir()
    (other / "numbers.json").write_text("[1]", encoding="utf-8")
    server = serve({"/": builds["A"], "/data/": other})
    visit(page, server)
    page.wait_until_kept()
    visit(page, server)
    read = "fetch('data/numbers.json').then((response) => response.json())"
    assert page.value(read) == [1]
    (other / "numbers.json").write_text("[2]", encoding="utf-8")
    assert page.value(read) == [2]
    posted = "fetch('app.js', { method: 'POST' }).then((response) => response.status)"
    assert page.value(posted) == 501  # the server's own answer
    ranged = "fetch('app.js', { headers: { Range: 'bytes=0-1' } })"
    before = server.requested.count("/app.js")
    page.value(f"{ranged}.then((response) => response.status)")
    assert server.requested.count("/app.js") == before + 1
