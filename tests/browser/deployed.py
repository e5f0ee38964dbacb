"""Runs in CPython: builds of tests/browser/versions, each part of which says which build it is of,
and a visit to the site where they are deployed."""

from __future__ import annotations

from pathlib import Path

from tests.browser.page import Page
from tests.browser.server import StaticServer

VERSIONS = Path(__file__).parent / "versions"
LONG = 90.0


def changes_of(build: str, service_worker: str = "service_worker.py") -> dict[str, str]:
    """The files of the build of that letter."""
    places = {
        "app.py": "app.py",
        "worker_app.py": "worker_app.py",
        "scripts/which.py": "which.py",
        "public/index.html": "index.html",
        "service_worker.py": service_worker,
    }
    texts = {name: (VERSIONS / file).read_text("utf-8") for name, file in places.items()}
    marks = ('BUILD = "A"', "<title>A<")
    for name, text in texts.items():
        for mark in marks:
            text = text.replace(mark, mark.replace("A", build))
        texts[name] = text
    return texts


def visit(page: Page, server: StaticServer, path: str = "index.html") -> str:
    """Open the site, start a worker, and give the one build that every part of it is of."""
    page.go(server.url(path))
    return build_of(page)


def build_of(page: Page) -> str:
    page.wait("window.site")
    answer = page.call("site.parts", seconds=LONG)
    assert answer.thrown is None, answer.thrown
    assert len(set(answer.value)) == 1, f"parts of two builds: {answer.value}"
    return answer.value[0]
