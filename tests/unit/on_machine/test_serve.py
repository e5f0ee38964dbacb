"""Runs in CPython: the dev server as a process of its own, asked over HTTP."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

from offthread.on_machine.errors import BuildError
from offthread.on_machine.project import FRAMEWORK
from offthread.on_machine.serve import listen

DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@contextmanager
def serving(project, *arguments):
    """The address of a dev server over ``project``; it is ended when the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "offthread", "serve", *arguments],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": str(FRAMEWORK.parent), "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout is not None
    with process.stdout:
        try:
            line = process.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+/", line)
            assert found, line
            yield found.group()
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)


def ask(address):
    """(status, headers, body) of a GET."""
    try:
        with DIRECT.open(address, timeout=60) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def news_of(address):
    """Opens the server's events; each call of the result gives the next piece of news."""
    lines = DIRECT.open(address + "offthread-events", timeout=60)

    def following():
        while True:
            line = lines.readline().decode()
            if line.startswith("data: "):
                return json.loads(line[6:])

    return lines, following


def test_pages_files_and_their_types(project):
    with serving(project) as address:
        status, headers, body = ask(address)
        assert status == 200 and b'<script src="/offthread-development.js">' in body
        assert headers["Content-Type"].startswith("text/html")
        assert "no-cache" in headers["Cache-Control"]
        (core,) = (project.cache / "development" / "served" / "pyodide").glob("core-*")
        for path, kind in {
            "public/index.html": "text/html",
            "build/": "text/html",
            "build/app.js": "text/javascript",
            f"build/pyodide/{core.name}/pyodide.mjs": "text/javascript",
            f"build/pyodide/{core.name}/pyodide.asm.wasm": "application/wasm",
            "offthread-development.js": "text/javascript",
        }.items():
            status, headers, _body = ask(address + path)
            assert (status, headers["Content-Type"].split(";")[0]) == (200, kind), path
        assert not project.build.exists(), "the folder build/ is the release build's"


HIDDEN = (".offthread/release/stamps.json", "build/../../../etc/passwd", "%2e%2e/x", "no.html")


def test_coi_isolates_and_what_is_hidden_outside_or_missing_is_not_there(project):
    with serving(project, "--coi") as address:
        _status, headers, _body = ask(address + "build/app.js")
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"
        for path in HIDDEN:
            status, _headers, body = ask(address + path)
            assert status == 404 and b"There is no" in body, path


def test_a_change_is_built_and_a_problem_is_told_until_it_is_mended(project):
    with serving(project) as address:
        ask(address)
        lines, following = news_of(address)
        with lines:
            first = following()
            assert first["problems"] == []
            good = project.app.read_text(encoding="utf-8")

            started = time.perf_counter()
            project.app.write_text(good.replace("hello", "good day"), encoding="utf-8")
            second = following()
            assert time.perf_counter() - started < 4
            assert second["build"] != first["build"]
            assert b"good day" in ask(address + "build/app.js")[2]

            project.app.write_text(good + "\nfor in broken:\n", encoding="utf-8")
            (problem,) = following()["problems"]
            assert problem["file"] == "app.py"
            assert problem["line"] == good.count("\n") + 2
            assert problem["source"] == "for in broken:"
            assert "SyntaxError" in problem["message"]
            assert b"good day" in ask(address + "build/app.js")[2], "the last good build stays"

            project.app.write_text(good, encoding="utf-8")
            mended = following()
            assert mended["problems"] == [] and mended["build"] != second["build"]


def test_a_taken_port_is_refused_and_the_default_gives_way():
    with listen(None) as first:
        with listen(None) as second:
            assert second.getsockname()[0] == "127.0.0.1"
            assert second.getsockname()[1] != first.getsockname()[1]
        port = first.getsockname()[1]
        with pytest.raises(BuildError, match=f"Port {port} of 127.0.0.1 is taken"):
            listen(port)
