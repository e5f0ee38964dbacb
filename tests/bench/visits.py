"""Runs in CPython: one visit of a browser to one peer's page, and the figures it brings home.

Every visit has a browser of its own with a new profile, which is given a moment to settle before
the page is opened. Waiting costs the browser nothing: it is told once what to wait for.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from tests.bench.line import Line
from tests.bench.measures import BY_PEER, IMPORTS, IN_PAGE, LINE_LATENCY, LINE_MEGABITS
from tests.bench.places import offthread_build
from tests.bench.site import BenchSite, Exchange, Visit
from tests.browser import engines

Figures = dict[str, float]
FIRST = "return window.peer.first;"
MEASURE = """const [name] = arguments;
return import("/pages/measures.js").then((measures) => measures[name](window.peer));"""
LOADED_BY_PAGE = "return performance.getEntriesByType('resource').map((entry) => entry.name);"
SETTLE, QUIET, PATIENCE = 0.7, 1.0, 60.0  # seconds


class Visitor:
    """Visits pages of ``site`` for the measures that are ``wanted``."""

    def __init__(self, site: BenchSite, wanted: set[str]):
        self.site, self.wanted = site, wanted

    def visit(self, kind: str, peer: str) -> tuple[Figures, dict[str, str]]:
        """The figures of one visit by measure, and the reasons where there is none."""
        kinds = {
            "desk": self._desk,
            "imports": self._imports,
            "line": self._line,
            "webkit": self._webkit,
            "file": self._file,
        }
        return kinds[kind](peer)

    def _desk(self, peer: str) -> tuple[Figures, dict[str, str]]:
        visit = self.site.begin()
        with browser("chromium") as engine:
            figures = {"cold": self._open(engine, peer)}
            wait_until_quiet(visit)
            figures["wire"] = visit.wire / 1000
            figures["javascript"] = page_javascript(engine, visit) / 1000
            engine.new_page()
            figures["again"] = self._open(engine, peer)
            wait_until_quiet(visit)
            found, missing = self._in_page(engine, peer)
        return figures | found, missing

    def _in_page(self, engine: engines.Engine, peer: str) -> tuple[Figures, dict[str, str]]:
        figures, missing = {}, {}
        for name in IN_PAGE:
            if name not in self.wanted or name in BY_PEER[peer].cannot:
                continue
            try:
                figures[name] = engine.execute(MEASURE, name)
            except Exception as error:  # a peer's own failure is a finding, not the end
                missing[name] = str(error).splitlines()[0]
        return figures, missing

    def _imports(self, peer: str) -> tuple[Figures, dict[str, str]]:
        self.site.begin()
        with browser("chromium") as engine:
            return {"imports": self._open(engine, peer, IMPORTS)}, {}

    def _line(self, peer: str) -> tuple[Figures, dict[str, str]]:
        self.site.begin(Line(LINE_MEGABITS, LINE_LATENCY))
        with browser("chromium") as engine:
            return {"line": self._open(engine, peer)}, {}

    def _webkit(self, peer: str) -> tuple[Figures, dict[str, str]]:
        self.site.begin()
        with browser("webkit") as engine:
            return {"webkit": self._open(engine, peer)}, {}

    def _file(self, _peer: str) -> tuple[Figures, dict[str, str]]:
        page = (offthread_build() / "index.html").as_uri()
        with browser("chromium") as engine:
            return {"file": first_result(engine, page)}, {}

    def _open(self, engine: engines.Engine, peer: str, script: str | None = None) -> float:
        query = "" if script is None else f"?script={quote(script)}"
        return first_result(engine, self.site.url(f"pages/{peer}/index.html{query}"))


@contextlib.contextmanager
def browser(name: str) -> Iterator[engines.Engine]:
    """A new browser with an empty profile and an empty page."""
    engine = engines.start(name)
    try:
        engine.new_page()
        settle()
        yield engine
    finally:
        engine.quit()


def settle() -> None:
    """Give a browser that has just started time to end what it does by itself."""
    time.sleep(SETTLE)


def first_result(engine: engines.Engine, address: str) -> float:
    """Milliseconds from the opening of ``address`` to the page's first result, by its own clock."""
    engine.go(address)
    first: dict[str, Any] = engine.execute(FIRST)
    if first["value"] not in (2, "2"):
        raise RuntimeError(f"{address}: the first result was {first['value']!r}")
    return float(first["at"])


def wait_until_quiet(visit: Visit) -> None:
    """Wait until the page has asked for nothing more for a while."""
    deadline = time.monotonic() + PATIENCE
    while visit.idle_for() < QUIET and time.monotonic() < deadline:
        time.sleep(0.1)


def page_javascript(engine: engines.Engine, visit: Visit) -> int:
    """Bytes of scripts that the page itself loaded; a worker's are not its own."""
    loaded = engine.execute(LOADED_BY_PAGE)
    return sum(
        exchange.body
        for exchange in visit.exchanges
        if exchange.wanted_by == "script" and _is_among(exchange, loaded)
    )


def _is_among(exchange: Exchange, addresses: list[str]) -> bool:
    return any(address.partition("?")[0].endswith(exchange.path) for address in addresses)
