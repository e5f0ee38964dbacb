"""Runs on the machine: the dev server, on 127.0.0.1 only.

It serves the project's folder with a development build at /build/ (the folder build/ itself is
left alone), tells open pages of each new build by server-sent events, and puts the script that
listens (``on_page/development.py``, compiled) into every HTML page it serves.
"""

from __future__ import annotations

import asyncio
import json
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from offthread.on_machine.errors import BuildError
from offthread.on_machine.live_build import LiveBuild
from offthread.on_machine.project import Project
from offthread.on_machine.watch import QUIET_MILLISECONDS, changes_of

HOST = "127.0.0.1"
DEFAULT_PORT = 8000
EVENTS, CLIENT = "/offthread-events", "/offthread-development.js"
TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".whl": "application/zip",
    ".html": "text/html",
    ".css": "text/css",
    ".json": "application/json",
    ".map": "application/json",
    ".py": "text/plain",
    ".svg": "image/svg+xml",
}
ISOLATED = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ALIVE_SECONDS = 15.0


def serve(
    project: Project,
    port: int | None = None,
    isolated: bool = False,
    allow_cdn: bool = False,
) -> None:
    """Serve ``project`` until interrupted; BuildError where an asked-for ``port`` is taken."""
    listener = listen(port)
    live = LiveBuild(project, allow_cdn)
    application = make_application(live, isolated)
    config = uvicorn.Config(application, log_level="warning", timeout_graceful_shutdown=2)
    print(f"Serving http://{HOST}:{listener.getsockname()[1]}/ – Ctrl+C ends.", flush=True)
    Server(config, live).run(sockets=[listener])


class Server(uvicorn.Server):
    """uvicorn's server, which ends the open lines to the pages before it waits for them."""

    def __init__(self, config: uvicorn.Config, live: LiveBuild) -> None:
        super().__init__(config)
        self._live = live

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._live.close()
        await super().shutdown(sockets)


def listen(port: int | None) -> socket.socket:
    """A socket on ``port``, or on the default port, or on any free one where that is taken."""
    for candidate in [DEFAULT_PORT, 0] if port is None else [port]:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, candidate))
            listener.listen()  # The address is printed before uvicorn is up: let callers queue.
        except OSError:
            listener.close()
            continue
        return listener
    raise BuildError(f"Port {port} of {HOST} is taken. Leave --port out to get a free one.")


def make_application(live: LiveBuild, isolated: bool) -> Starlette:
    """The Starlette application; it builds at its start and then at each change."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        watching = asyncio.create_task(_watch(live))
        yield
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching

    async def events(_request: Request) -> Response:
        return StreamingResponse(_events(live), headers=headers, media_type="text/event-stream")

    async def file(request: Request) -> Response:
        await live.first_build_ended.wait()
        return _answer(live, request.path_params["path"], headers)

    headers = {"Cache-Control": "no-cache", **(ISOLATED if isolated else {})}
    routes = [Route(EVENTS, events), Route("/{path:path}", file)]
    return Starlette(routes=routes, lifespan=lifespan)


async def _watch(live: LiveBuild) -> None:
    from watchfiles import awatch

    await live.build()
    root, changed = live.project.root, changes_of(live.project)
    async for _changes in awatch(root, watch_filter=changed, step=QUIET_MILLISECONDS):
        await live.build()


async def _events(live: LiveBuild) -> AsyncIterator[str]:
    """The state at once and after each build; a comment now and then keeps the line open."""
    seen = None
    while not live.closed:
        if live.state != seen:
            seen = live.state
            yield f"data: {json.dumps(seen)}\n\n"
        if not await live.wait_for_news(seen, ALIVE_SECONDS):
            yield ": alive\n\n"


def _answer(live: LiveBuild, path: str, headers: dict[str, str]) -> Response:
    if path == "":
        start = "/build/index.html" if live.has_page else "/public/index.html"
        return RedirectResponse(start, 302, headers)
    file = live.client if f"/{path}" == CLIENT else _file(live, path)
    if file is None or not file.is_file():
        return Response(f"There is no /{path} here.\n", 404, headers, "text/plain")
    media_type = TYPES.get(file.suffix, "application/octet-stream")
    if file.suffix == ".html":
        return Response(_with_client(file), 200, headers, media_type)
    return FileResponse(file, 200, headers, media_type)


def _file(live: LiveBuild, path: str) -> Path | None:
    """The file for a URL's path; hidden files and whatever lies outside are not there."""
    parts = path.split("/")
    if any(part.startswith(".") for part in parts):
        return None
    top, below = (live.output, parts[1:]) if parts[0] == "build" else (live.project.root, parts)
    file = top.joinpath(*below)
    if file.is_dir():
        file = file / "index.html"
    return file if file.resolve().is_relative_to(top.resolve()) else None


def _with_client(file: Path) -> bytes:
    """The page with the listening script as the first of its head, or as its last element."""
    content = file.read_bytes()
    script = f'<script src="{CLIENT}"></script>'.encode()
    head = re.search(rb"<head(\s[^>]*)?>", content, re.IGNORECASE)
    place = head.end() if head else len(content)
    return content[:place] + script + content[place:]
