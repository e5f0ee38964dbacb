"""Runs in CPython: whatever keeps Python from starting, the caller gets a WorkerError soon.

Never a hang: each fault of the built files ends in a reason with a next step. Those of the server
are in tests/faults/test_booting.py.
"""

from __future__ import annotations

import shutil

import pytest

SOON = 75.0  # seconds on a busy machine; a watchdog of the page's own ends at 60

RAISING = """from offthread.in_worker import serve

PACKAGES = ["pytz"]

raise ValueError("broken on purpose")
serve(packages=PACKAGES)
"""
ELSEWHERE = """from offthread.in_worker import serve

PACKAGES = []
PYODIDE_URL = "./nowhere/"

serve(packages=PACKAGES, pyodide_url=PYODIDE_URL)
"""


def failure_of(page, script: str = "1 + 1") -> dict:
    """What a run rejects with, soon."""
    page.wait("window.bench")
    thrown = page.call("bench.both", script, seconds=SOON).thrown
    assert thrown is not None, "the run did not fail"
    assert thrown["name"] == "WorkerError", thrown
    return thrown


@pytest.mark.modes("http")
def test_no_folder_of_pyodide(page, serve, bench_project, tmp_path):
    shutil.copytree(bench_project / "build", tmp_path / "build")
    shutil.rmtree(tmp_path / "build" / "pyodide")
    server = serve({"/": tmp_path})
    page.go(server.url("build/index.html"))
    assert "pyodide" in failure_of(page)["message"]


@pytest.mark.modes("http")
def test_a_server_that_never_answers_is_noticed(page, serve, bench_project):
    server = serve({"/": bench_project}, faults={"/pyodide.asm.wasm": "never"})
    page.go(server.url("build/index.html"))
    page.wait("window.bench")
    thrown = page.call("bench.impatient", 5, seconds=SOON).thrown
    assert thrown["name"] == "WorkerError"
    assert "no sign of life" in thrown["message"]


@pytest.mark.modes("http")
def test_wasm_refused_by_a_policy(page, serve, bench_project):
    policy = {"Content-Security-Policy": "default-src 'self'; script-src 'self'; worker-src 'self'"}
    server = serve({"/": bench_project}, headers=policy)
    page.go(server.url("build/index.html"))
    failure_of(page)


@pytest.mark.modes("file")
def test_by_double_click_without_offline_js(page, bench_project, tmp_path):
    shutil.copytree(bench_project / "build", tmp_path / "build")
    (tmp_path / "build" / "offline.js").unlink()
    page.open("build/index.html", tmp_path)
    assert "offline.js" in failure_of(page)["message"]


@pytest.fixture(scope="session")
def raising_worker(tmp_path_factory, workspace, bench_changes):
    changes = {**bench_changes, "worker_app.py": RAISING}
    return workspace.variant(tmp_path_factory.mktemp("raising"), changes)


@pytest.mark.modes("http", "file")
def test_an_error_in_worker_app_py(page, raising_worker):
    page.open("build/index.html", raising_worker)
    thrown = failure_of(page)
    if (page.engine.name, page.mode) == ("webkit", "file"):
        # WebKitGTK masks the error of a worker that a page from a disk started.
        assert "an error of its own code" in thrown["message"]
        return
    assert "broken on purpose" in thrown["message"]
    assert thrown["filename"] and thrown["lineno"] >= 1


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory, workspace, bench_changes):
    changes = {**bench_changes, "worker_app.py": ELSEWHERE}
    return workspace.variant(tmp_path_factory.mktemp("elsewhere"), changes)


@pytest.mark.modes("http")
def test_a_pyodide_url_where_nothing_is(page, elsewhere):
    page.open("build/index.html", elsewhere)
    thrown = failure_of(page)
    assert "nowhere" in thrown["message"]


@pytest.mark.modes("http")
def test_a_worker_file_that_is_no_javascript(page, bench_project, tmp_path):
    shutil.copytree(bench_project / "build", tmp_path / "build")
    (tmp_path / "build" / "worker_app.js").write_text("for in\n", encoding="utf-8")
    page.open("build/index.html", tmp_path)
    assert "worker_app.js" in failure_of(page)["message"]


@pytest.mark.modes("http")
def test_the_page_recovers_when_the_file_is_back(page, serve, bench_project):
    server = serve({"/": bench_project}, faults={"/pyodide.asm.wasm": "404"})
    page.go(server.url("build/index.html"))
    failure_of(page)
    server.faults.clear()
    assert page.call("bench.afterRestart", "6 * 7").value == 42
