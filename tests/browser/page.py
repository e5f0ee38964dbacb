"""Runs in CPython: one page of a browser as a test sees it, and the sites that pages come from."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.engines import Engine
from tests.browser.server import ISOLATED, STRICT_CSP, StaticServer

IN_PAGE = (Path(__file__).parent / "in_page.js").read_text(encoding="utf-8")
COMMAND = f"{IN_PAGE}\nreturn inPage(...arguments);"
PATIENCE = 120.0
PAUSE = 0.05
# How many files the caches of this origin hold; a new one comes more often than each QUIET.
KEPT = (
    "caches.keys().then((names) => Promise.all(names.map(async (name) =>"
    " (await (await caches.open(name)).keys()).length)))"
    ".then((counts) => counts.reduce((a, b) => a + b, 0))"
)
QUIET = 2.0
# Not that of a site above this one, which speaks for this page until its own one does.
OWN_SERVICE_WORKER = (
    "[...document.scripts].some(({ src }) => src.endsWith('/register_service_worker.js') &&"
    " navigator.serviceWorker.controller?.scriptURL"
    " === new URL('service_worker.js', src).href)"
)
STOPPED = "document.getElementById('page-stopped') !== null"

_tokens = itertools.count(1)


@dataclass(frozen=True)
class Answer:
    """What an asynchronous call in the page came to: ``value`` as JSON carries it, ``shown`` as
    text that keeps every type apart, or ``thrown`` (dict of name, message, filename, lineno,
    traceback, key, stack) where the promise rejected."""

    value: Any
    shown: str | None
    thrown: dict[str, Any] | None


class Page:
    """A page in ``engine``, from the site that ``sites`` has for ``mode``."""

    def __init__(self, engine: Engine, mode: str, sites: Sites):
        self.engine = engine
        self.mode = mode
        self._sites = sites
        engine.log()

    def open(self, path: str, folder: Path | None = None) -> None:
        """Open ``path`` of ``folder`` (the project's by default) the way the mode says."""
        if self.mode == "offline":
            self._open_offline(path, folder)
        else:
            self.go(self._sites.url(self.mode, path, folder))

    def _open_offline(self, path: str, folder: Path | None) -> None:
        """Visit the page once, wait until it is kept, switch the server off, and visit it again."""
        with StaticServer({"/": folder or self._sites.root}) as server:
            self.go(server.url(path))
            self.wait_until_kept()
        self.go(server.url(path))

    def wait_until_kept(self) -> None:
        """Wait until the site's service worker speaks for this page and keeps no further files."""
        self.wait(OWN_SERVICE_WORKER)
        count = -1
        while count != (count := self.value(KEPT)):
            time.sleep(QUIET)

    def go(self, url: str) -> None:
        self.engine.go(url)

    def value(self, expression: str) -> Any:
        """What the JavaScript ``expression`` is now, as JSON carries it."""
        return self.engine.execute(f"return ({expression});")

    def wait(self, expression: str, seconds: float = PATIENCE) -> Any:
        """Poll until ``expression`` is truthy and return it; fail with the page's state when
        that takes too long or the page's program has stopped."""
        deadline = time.monotonic() + seconds
        while True:
            found = self.engine.execute(
                f"const found = ({expression}); return found ? [found] : null;"
            )
            if found:
                return found[0]
            if time.monotonic() > deadline or self.value(STOPPED):
                raise AssertionError(self._report(f"not within {seconds} s: {expression}"))
            time.sleep(PAUSE)

    def call(self, path: str, *values: Any, seconds: float = PATIENCE) -> Answer:
        """Call the function at ``path`` of window, await it, and say how it settled."""
        return self.end(self.begin(path, *values), path, seconds)

    def begin(self, path: str, *values: Any) -> str:
        """Call the function at ``path`` of window; the token is what ``end`` awaits it by."""
        token = f"call {next(_tokens)}"
        self.do("start", token, path, list(values))
        return token

    def end(self, token: str, what: str, seconds: float = PATIENCE) -> Answer:
        """Await what ``begin`` called, and say how it settled."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            answer = self.do("answer", token)
            if answer is not None:
                return Answer(**answer)
            time.sleep(PAUSE)
        raise AssertionError(self._report(f"{what} did not settle within {seconds} s"))

    def do(self, verb: str, *args: Any) -> Any:
        """Call a verb of in_page.js: click, text, type, state."""
        return self.engine.execute(COMMAND, verb, *args)

    def click(self, selector: str) -> None:
        self.do("click", selector)

    def text(self, selector: str) -> str:
        return self.do("text", selector)

    def type(self, selector: str, text: str) -> None:
        """Put ``text`` into a field and tell the page that it was edited."""
        self.do("type", selector, text)

    def _report(self, what: str) -> str:
        state, lines = self.do("state"), "\n".join(self.engine.log())
        return f"{what}\n  at {state['url']} ({self.engine.name})\n{state['text']}\n{lines}"


class Sites:
    """The places that pages are opened from, made when first asked for."""

    def __init__(self, root: Path):
        self.root = root
        self._servers: dict[tuple[str, Path], StaticServer] = {}

    def url(self, mode: str, path: str, folder: Path | None = None) -> str:
        """The address of ``path`` of ``folder`` in ``mode``: http, isolated, csp or file."""
        folder = folder or self.root
        if mode == "file":
            file, _, rest = path.partition("?")
            return (folder / file).as_uri() + (f"?{rest}" if rest else "")
        return self._server(mode, folder).url(path)

    def _server(self, mode: str, folder: Path) -> StaticServer:
        key = mode, folder
        if key not in self._servers:
            headers = {"isolated": ISOLATED, "csp": STRICT_CSP}.get(mode, {})
            self._servers[key] = StaticServer({"/": folder}, headers)
        return self._servers[key]

    def close(self) -> None:
        for server in self._servers.values():
            server.close()
