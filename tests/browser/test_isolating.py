"""Runs in CPython: ``serve_offline(isolate=True)``, for hosts that cannot send COOP and COEP."""

from __future__ import annotations

import pytest

from tests.browser.deployed import build_of

pytestmark = pytest.mark.modes("http")


def test_isolation_where_the_host_sends_no_headers(page, serve, builds):
    server = serve({"/": builds["isolating"]})
    page.go(server.url("index.html"))
    page.wait("window.crossOriginIsolated")
    if page.engine.name == "chromium":
        assert page.value("typeof SharedArrayBuffer") == "function"
    assert build_of(page) == "A"
    server.close()
    page.go(server.url("index.html"))
    assert page.value("crossOriginIsolated")
    assert build_of(page) == "A"


@pytest.mark.engines("chromium")
def test_isolation_that_cannot_be_had_is_tried_once(page, serve, builds, tmp_path):
    """In a frame of a page that is not isolated itself."""
    frame = '<!doctype html><title>Outside</title><iframe src="site/index.html"></iframe>'
    (tmp_path / "index.html").write_text(frame, encoding="utf-8")
    server = serve({"/": tmp_path, "/site/": builds["isolating"]})
    page.go(server.url("index.html"))
    page.value(
        "window.loads = 0, document.querySelector('iframe')"
        ".addEventListener('load', () => window.loads++)"
    )
    page.wait("window.loads === 1")
    page.wait("new Promise((done) => setTimeout(() => done(true), 4000))")
    assert page.value("window.loads") == 1
