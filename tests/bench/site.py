"""Runs in CPython: the benchmark's server, one static host for every page that is measured.

All pages get the same: compressed files of the same kinds (packing.py), and the same rule of
caching – ``immutable`` for what never changes under its address (npm packages, as a CDN serves them
at the address of one version, and names with a content hash), ``no-cache`` with an ETag otherwise.
It counts what goes over the wire and can be as slow as a real line (line.py). HTTP/1.1, no TLS.
"""

from __future__ import annotations

import hashlib
import re
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.bench.line import Line
from tests.bench.packing import Packer
from tests.browser.server import QuietHandler, StaticServer, type_of

NPM = "/npm/"
HASHED = re.compile(r"(^|[/.-])[0-9a-f]{12}([/.]|$)")
FOREVER, REVALIDATED = "public, max-age=31536000, immutable", "no-cache"


@dataclass
class Exchange:
    """One request and its answer: ``wire`` is every byte that was sent back, ``body`` the content's
    share; ``at`` and ``ended`` are seconds of time.monotonic()."""

    path: str
    wanted_by: str
    at: float
    status: int = 0
    wire: int = 0
    body: int = 0
    ended: float | None = None


@dataclass
class Visit:
    """What one visitor asks for, and the ``line`` that it comes over."""

    line: Line = field(default_factory=Line)
    exchanges: list[Exchange] = field(default_factory=list)

    @property
    def wire(self) -> int:
        """Bytes sent so far, headers included."""
        return sum(exchange.wire for exchange in self.exchanges)

    def idle_for(self) -> float:
        """Seconds since anything was asked or sent; 0.0 while an answer is on its way."""
        if any(exchange.ended is None for exchange in self.exchanges):
            return 0.0
        last = max((exchange.ended or 0.0 for exchange in self.exchanges), default=0.0)
        return time.monotonic() - last


class BenchSite(StaticServer):
    """Serves ``mounts`` (dict of URL prefix to folder); ``visit`` is who it serves now."""

    def __init__(self, mounts: dict[str, Path], packer: Packer):
        self.packer = packer
        self.visit = Visit()
        self._tags: dict[tuple[Path, int], str] = {}
        self._lock = threading.Lock()
        super().__init__(mounts)

    def __enter__(self) -> BenchSite:
        return self

    def begin(self, line: Line | None = None) -> Visit:
        """A new visit: what was counted before is another's."""
        self.visit = Visit(line or Line())
        return self.visit

    def handler(self) -> type[BaseHTTPRequestHandler]:
        return _handler(self)

    def tag(self, file: Path) -> str:
        """The ETag of ``file``: a hash of its content."""
        key = file, file.stat().st_mtime_ns
        with self._lock:
            if key not in self._tags:
                self._tags[key] = f'"{hashlib.sha256(file.read_bytes()).hexdigest()[:16]}"'
            return self._tags[key]


def caching(path: str) -> str:
    """The Cache-Control of what stands at ``path``."""
    return FOREVER if path.startswith(NPM) or HASHED.search(path) else REVALIDATED


def _handler(site: BenchSite) -> type[BaseHTTPRequestHandler]:
    class Handler(QuietHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        is_connected = False
        _headers_buffer: list[bytes]

        def do_GET(self) -> None:
            visit, path = site.visit, unquote(urlsplit(self.path).path)
            wanted_by = self.headers.get("Sec-Fetch-Dest", "")
            self.exchange = Exchange(path, wanted_by, time.monotonic())
            visit.exchanges.append(self.exchange)
            if not self.is_connected:
                self.is_connected = True
                visit.line.round_trip()
            visit.line.round_trip()
            try:
                self._answer(visit.line, path, site.file_for(path))
            finally:
                self.exchange.ended = time.monotonic()

        def _answer(self, line: Line, path: str, file: Path | None) -> None:
            if file is None:
                self._send(line, 404, {"Content-Type": "text/plain"}, b"not found")
                return
            headers = {"Cache-Control": caching(path), "ETag": site.tag(file)}
            if self.headers.get("If-None-Match") == headers["ETag"]:
                self._send(line, 304, headers, b"")
                return
            packed, accepted = site.packer.pack(file), self.headers.get("Accept-Encoding", "")
            if packed is not None and site.packer.encoding in accepted:
                headers |= {"Content-Encoding": site.packer.encoding, "Vary": "Accept-Encoding"}
            else:
                packed = file.read_bytes()
            headers["Content-Type"] = type_of(file)
            self._send(line, 200, headers, packed)

        def _send(self, line: Line, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            if status != 304:
                headers = {**headers, "Content-Length": str(len(body))}
            for name, value in headers.items():
                self.send_header(name, value)
            head = sum(len(line) for line in self._headers_buffer) + len(b"\r\n")
            line.carry(head)
            self.end_headers()
            self.exchange.status, self.exchange.wire = status, head
            for start in range(0, len(body), line.portion):
                portion = body[start : start + line.portion]
                line.carry(len(portion))
                self.wfile.write(portion)
                self.exchange.wire += len(portion)
                self.exchange.body += len(portion)

    return Handler
