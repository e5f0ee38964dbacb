"""Runs in CPython: the static file server of the browser tests, on 127.0.0.1 and a free port.

It serves folders as they are, and misbehaves on demand: a ``fault`` answers a path that holds a
given text by 404, by a truncated or a corrupt body, by a dropped connection, late, half and
then no more ("stalled"), or never. ``server.faults[""] = "refused"`` is a network that is lost.
"""

from __future__ import annotations

import contextlib
import mimetypes
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

ISOLATED = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Word for word the policy that the README promises.
STRICT_CSP = {
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
    "style-src 'self'; img-src 'self' blob: data:; connect-src 'self' blob:; worker-src 'self'; "
    "object-src 'none'; base-uri 'none'"
}
TYPES = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
}
# A file that trickles comes in so many bytes at a time, with so many seconds between.
DROP, PAUSE = 256 * 1024, 0.05
FAULTS = ("404", "truncated", "stalled", "corrupt", "refused", "slow", "trickle", "never")
SLOW = 1.5  # seconds


class StaticServer:
    """Serves ``mounts`` (dict of URL prefix like "/" or "/sub/path/" to folder).

    ``headers`` (dict) go with every answer; ``faults`` (dict of a part of a path to one of
    FAULTS) may be changed while it runs; ``requested`` is the list of paths asked for.
    """

    def __init__(self, mounts: dict[str, Path], headers=None, faults=None):
        self.mounts = dict(sorted(mounts.items(), key=lambda item: -len(item[0])))
        self.headers = dict(headers or {})
        self.faults = dict(faults or {})
        self.requested: list[str] = []
        self.sent = 0
        self.closing = threading.Event()
        self._connections: set[socket.socket] = set()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def handler(self) -> type[BaseHTTPRequestHandler]:
        """What answers the requests of one connection."""
        return _handler(self)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def url(self, path: str) -> str:
        """The address of ``path``, which is relative to the server's root."""
        return f"{self.origin}/{path.lstrip('/')}"

    def close(self) -> None:
        """End it as a machine that is switched off: open connections too."""
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        for connection in list(self._connections):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> StaticServer:
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def file_for(self, path: str) -> Path | None:
        """The file that ``path`` (decoded, absolute) names, or None; never outside a mount."""
        for prefix, folder in self.mounts.items():
            if not path.startswith(prefix):
                continue
            file = (folder / path.removeprefix(prefix)).resolve()
            file = file / "index.html" if file.is_dir() else file
            if file.is_relative_to(folder.resolve()) and file.is_file():
                return file
        return None

    def fault_for(self, path: str) -> str | None:
        return next((kind for part, kind in self.faults.items() if part in path), None)


class QuietHandler(BaseHTTPRequestHandler):
    """Answers as ever, but says nothing, not even of a browser that went away."""

    def handle(self) -> None:
        try:
            super().handle()
        except (BrokenPipeError, ConnectionResetError):
            pass

    def log_message(self, *_: object) -> None:
        pass


def _handler(site: StaticServer) -> type[BaseHTTPRequestHandler]:
    class Handler(QuietHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            super().setup()
            site._connections.add(self.connection)

        def finish(self) -> None:
            site._connections.discard(self.connection)
            super().finish()

        def do_HEAD(self) -> None:
            file = site.file_for(unquote(urlsplit(self.path).path))
            self._head(200 if file else 404, type_of(file) if file else "text/plain", 0)

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            site.requested.append(path)
            file, fault = site.file_for(path), site.fault_for(path)
            if fault == "never":
                site.closing.wait()
            if fault in ("refused", "never"):
                self.close_connection = True
                return
            if file is None or fault == "404":
                self._answer(404, "text/plain", b"not found")
                return
            body = file.read_bytes()
            if fault == "corrupt":
                body = body[::-1]
            if fault == "slow":
                site.closing.wait(SLOW)
            if fault == "trickle":
                self._trickle(200, type_of(file), body)
                return
            self._answer(200, type_of(file), body, cut=fault in ("truncated", "stalled"))
            if fault == "stalled":
                site.closing.wait()

        def _trickle(self, status: int, mime: str, body: bytes) -> None:
            self._head(status, mime, len(body))
            for start in range(0, len(body), DROP):
                self.wfile.write(body[start : start + DROP])
                site.closing.wait(PAUSE)

        def _head(self, status: int, mime: str, length: int) -> None:
            self.send_response(status)
            self.send_header("Content-Type", mime)
            self.send_header("Content-Length", str(length))
            self.send_header("Cache-Control", "no-cache")
            for name, value in site.headers.items():
                self.send_header(name, value)
            self.end_headers()

        def _answer(self, status: int, mime: str, body: bytes, cut: bool = False) -> None:
            self._head(status, mime, len(body))
            self.wfile.write(body[: len(body) // 2] if cut else body)
            site.sent += len(body)
            self.close_connection = self.close_connection or cut

    return Handler


def type_of(file: Path) -> str:
    known = TYPES.get(file.suffix)
    return known or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
