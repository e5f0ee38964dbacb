"""Runs in CPython: packages in pages of their own – a wheel that was changed, and NumPy."""

from __future__ import annotations

import os
import urllib.request
from pathlib import Path

import pytest

from offthread.on_machine.distribution import Distribution
from offthread.on_machine.project import Project
from tests.browser.projects import ROOT
from tests.browser.steps import play, run
from tests.browser.test_packages import (
    BOOT_SECONDS,
    assert_matches,
    stocked_project,
    worker_app,
)

__all__ = ["stocked_project"]  # a fixture


@pytest.mark.modes("http")
def test_a_changed_byte_of_a_wheel(page, serve, stocked_project, tmp_path):
    """One clear error: the wheel, the sha256 that it has and the one that it should have."""
    (wheel,) = (stocked_project / "build" / "pyodide" / "wheels").glob("*/tiny_tool-*")
    content = bytearray(wheel.read_bytes())
    content[40] ^= 1
    (tmp_path / wheel.name).write_bytes(content)
    folder = f"/build/pyodide/wheels/{wheel.parent.name}/"
    server = serve({"/": stocked_project, folder: tmp_path})
    page.go(server.url("build/index.html"))
    page.wait("window.bench")
    record = play(page, run("a", "import tiny_tool"), limit=BOOT_SECONDS)["a"]
    assert record.error is not None, record
    text = record.error["message"]
    assert wheel.name in text
    found, wanted = r"its sha256 is [0-9a-f]{64}", f"not {wheel.parent.name}[0-9a-f]{{52}}"
    assert_matches(f"{found}, {wanted}.*Build again", text)


# --- NumPy, which lives on Pyodide's CDN only --------------------------------------------------


def where_numpy_is_not() -> str:
    """Why NumPy cannot be had here; an empty text where it can."""
    folder = os.environ.get("OFFTHREAD_WHEELS")
    if folder and list(Path(folder).glob("numpy-*.whl")):
        return ""
    distribution = Distribution.of(Project.at(ROOT))
    name = distribution.lock["packages"]["numpy"]["file_name"]
    try:
        request = urllib.request.Request(distribution.cdn + name, method="HEAD")
        urllib.request.urlopen(request, timeout=5).close()
    except OSError as error:
        return (
            f"Pyodide's CDN cannot be reached ({error}), and OFFTHREAD_WHEELS names no folder with "
            "NumPy's wheel"
        )
    return ""


@pytest.fixture(scope="session")
def numpy_project(tmp_path_factory, workspace, bench_changes) -> Path:
    reason = where_numpy_is_not()
    if reason:
        pytest.skip(reason)
    changes = {**bench_changes, "worker_app.py": worker_app(["numpy"])}
    return workspace.variant(tmp_path_factory.mktemp("numpy"), changes)


@pytest.mark.modes("http", "file")
def test_numpy_and_its_buffers(numpy_project, page):
    page.open("build/index.html", numpy_project)
    page.wait("window.bench")
    made = page.call("bench.results", "import numpy as np\nnp.linspace(0, 1, 3)")
    assert made.shown == "Float64Array[0, 0.5, 1]"
    script = (
        "import array, numpy as np\n"
        "seen = np.asarray(memoryview(array.array('d', [0.5, 1.5])))\n"
        "[float(seen.sum()), str(seen.dtype), float(abs(np.fft.rfft(seen))[0])]"
    )
    assert page.call("bench.results", script).value == [2, "float64", 2]
