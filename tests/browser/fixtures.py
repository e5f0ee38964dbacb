"""Runs in CPython: the fixtures of the browser tests.

``page`` is a fresh page, once for each engine and mode; ``bench`` one page per module, engine and
mode that many small tests share, so that Python boots once for all of them.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from tests.browser import engines
from tests.browser.deployed import changes_of
from tests.browser.page import Page, Sites
from tests.browser.projects import ROOT, Workspace, build, texts_below
from tests.browser.server import StaticServer

BENCH = Path(__file__).parent / "bench"
DEFAULT_BROWSERS = ["chromium", "webkit"]


def pytest_generate_tests(metafunc):
    if "surroundings" not in metafunc.fixturenames:
        return
    names = metafunc.config.getoption("--browser") or DEFAULT_BROWSERS
    only_engines, only_modes = _marked(metafunc, "engines"), _marked(metafunc, "modes")
    whole_matrix = next(metafunc.definition.iter_markers("matrix"), None) is not None
    pairs = [
        (name, mode)
        for name in dict.fromkeys(names)
        for mode in (engines.MATRIX if whole_matrix else engines.MODES[name])
        if (not only_engines or name in only_engines) and (not only_modes or mode in only_modes)
    ]
    ids = ["-".join(pair) for pair in pairs]
    metafunc.parametrize("surroundings", pairs, ids=ids, indirect=True, scope="module")


def _marked(metafunc, name: str) -> tuple[str, ...]:
    marker = next(metafunc.definition.iter_markers(name), None)
    return marker.args if marker else ()


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder build/, built once for all tests."""
    return build(ROOT)


@pytest.fixture(scope="session")
def started_engines():
    """Engines by name, each started when first asked for and ended with the test session."""
    running: dict[str, engines.Engine] = {}
    yield running
    for engine in running.values():
        engine.quit()


@pytest.fixture(scope="session")
def sites():
    sites = Sites(ROOT)
    yield sites
    sites.close()


@pytest.fixture(scope="module")
def surroundings(request, started_engines):
    """(engine, mode) of this test."""
    name, mode = request.param
    if name not in started_engines:
        started_engines[name] = engines.start(name)
    return started_engines[name], mode


@pytest.fixture
def page(surroundings, sites, built) -> Page:
    """A fresh page, nothing opened in it yet."""
    engine, mode = surroundings
    engine.new_page()
    return Page(engine, mode, sites)


@pytest.fixture(scope="session")
def workspace(tmp_path_factory, built) -> Workspace:
    """A copy of the project in which variants are built."""
    return Workspace(tmp_path_factory.mktemp("workspace"))


@pytest.fixture(scope="session")
def bench_changes() -> dict[str, str]:
    """The bench's app.py, its modules and scripts, as changes of the project."""
    modules = {file.name: file.read_text(encoding="utf-8") for file in BENCH.glob("*.py")}
    return {**modules, **texts_below(BENCH / "scripts")}


@pytest.fixture(scope="session")
def bench_project(tmp_path_factory, workspace, bench_changes) -> Path:
    """build/ and public/ of the project with the bench's app.py."""
    return workspace.variant(tmp_path_factory.mktemp("bench"), bench_changes)


@pytest.fixture(scope="module")
def bench(surroundings, sites, bench_project) -> Page:
    """The bench's page, opened once for all tests of a module; its functions are ``bench.…``."""
    engine, mode = surroundings
    engine.new_page()
    page = Page(engine, mode, sites)
    page.open("build/index.html", bench_project)
    page.wait("window.bench")
    return page


@pytest.fixture
def serve():
    """Start a StaticServer for the length of the test: ``serve(mounts, headers, faults)``."""
    with contextlib.ExitStack() as running:
        yield lambda *args, **options: running.enter_context(StaticServer(*args, **options))


@pytest.fixture(scope="session")
def builds(tmp_path_factory, workspace: Workspace) -> dict[str, Path]:
    """build/ of the builds A and B, and of one that isolates."""
    made = {}
    for name, letter, worker in (
        ("A", "A", "service_worker.py"),
        ("B", "B", "service_worker.py"),
        ("isolating", "A", "isolated_service_worker.py"),
    ):
        folder = tmp_path_factory.mktemp(name)
        made[name] = workspace.variant(folder, changes_of(letter, worker)) / "build"
    return made
