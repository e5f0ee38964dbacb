"""Runs in CPython: small projects for the build, with the real npm packages beside them."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from offthread.on_machine.node import ensure_node_packages
from offthread.on_machine.project import FRAMEWORK, Project

ROOT = FRAMEWORK.parent
APP = '''"""Runs on the page: a small program."""

from js import console


def greet(name):
    console.log("hello " + name)


greet("page")
'''
WORKER_APP = '''"""Runs in the worker."""

from js import console

PACKAGES = []

console.log("worker", PACKAGES)
'''
PAGE = """<!doctype html>
<html lang="en"><head><title>Small</title></head>
<body><script src="../build/app.js"></script></body></html>
"""


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """What package-lock.json pins, installed once for all tests."""
    project = Project(ROOT)
    ensure_node_packages(project)
    return project.node_modules


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pyodide's files as offline.js wants them: compressed once for all tests."""
    return tmp_path_factory.mktemp("packed")


@pytest.fixture
def project(
    tmp_path: Path, node_modules: Path, packed: Path, monkeypatch: pytest.MonkeyPatch
) -> Project:
    """A project with one page, one script module and no packages, neither named nor given."""
    monkeypatch.delenv("OFFTHREAD_WHEELS", raising=False)
    (tmp_path / ".offthread").mkdir()
    os.symlink(packed, tmp_path / ".offthread" / "packed")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / name, tmp_path / name)
    os.symlink(node_modules, tmp_path / "node_modules")
    for name, text in {
        "app.py": APP,
        "worker_app.py": WORKER_APP,
        "public/index.html": PAGE,
        "public/deep/other.html": PAGE.replace("../build", "../../build"),
        "scripts/tools.py": "answer = 42\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Project.at(tmp_path)


@dataclass
class FileServer:
    """Files of ``folder`` at ``address`` (str, ends with a slash)."""

    folder: Path
    address: str


@pytest.fixture
def offline_file_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FileServer]:
    """A plain HTTP server on 127.0.0.1, reached without any proxy."""
    folder = tmp_path / "remote"
    folder.mkdir()
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    handler = partial(QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield FileServer(folder, f"http://127.0.0.1:{server.server_address[1]}/")
        server.shutdown()


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """The test's output stays its own."""
