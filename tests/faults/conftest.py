"""Runs in CPython: the bench's page from a server that the test can break."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.browser.page import Page
from tests.browser.server import StaticServer


@dataclass
class Broken:
    """A page of the bench, and its ``server``, whose ``faults`` are changed while it is open."""

    page: Page
    server: StaticServer


@pytest.fixture(scope="module")
def own_server(surroundings, sites, bench_project):
    """A Broken, with nothing broken yet; one for all tests of a module."""
    engine, mode = surroundings
    with StaticServer({"/": bench_project}) as server:
        engine.new_page()
        page = Page(engine, mode, sites)
        page.go(server.url("build/index.html"))
        page.wait("window.bench")
        yield Broken(page, server)


@pytest.fixture
def broken(own_server):
    """The module's Broken; what a test broke is mended after it."""
    yield own_server
    own_server.server.faults.clear()
