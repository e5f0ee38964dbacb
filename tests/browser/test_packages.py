"""Runs in CPython: packages in the browser – real wheels from PyPI, one built here, and what a
page is told where one does not come."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.page import Page
from tests.browser.steps import play, run, wait, worker
from tests.unit.on_machine.wheel_maker import make_wheel

LOCAL = {
    "tiny_tool-1.0-py3-none-any.whl": (),
    "round_one-1.0-py3-none-any.whl": ("round-two",),
    "round_two-1.0-py3-none-any.whl": ("round-one",),
}
PACKAGES = ["pytz", "msgspec", "pydantic", *(f"wheels/{name}" for name in LOCAL)]
WORKER = """from offthread.in_worker import serve

PACKAGES = {packages!r}

serve(packages=PACKAGES)
"""
EXTRA = "extra_tool-2.0-py3-none-any.whl"
BOOT_SECONDS = 180.0
USES = {
    "pure, with files of its own": (
        "import pytz\n[len(pytz.all_timezones) > 400, str(pytz.timezone('Asia/Kathmandu'))]",
        [True, "Asia/Kathmandu"],
    ),
    "compiled": (
        "import msgspec\nmsgspec.json.decode(msgspec.json.encode({'a': [1, 2.5]}), type=dict)",
        {"a": [1, 2.5]},
    ),
    "compiled, two levels of needs": (
        "from pydantic import BaseModel\nclass Point(BaseModel):\n    x: int\n    y: float = 0.5\n"
        "Point.model_validate({'x': '3'}).model_dump()",
        {"x": 3, "y": 0.5},
    ),
    "two that need each other": ("import round_one, round_two\nround_two.version", "1.0"),
    "a local wheel": ("import tiny_tool\ntiny_tool.version", "1.0"),
    "vendored since a script imports it": ("import six\nsix.ensure_str(b'six')", "six"),
}


def worker_app(packages: list[str]) -> str:
    return WORKER.format(packages=packages)


@pytest.fixture(scope="session")
def stocked_project(tmp_path_factory, workspace, bench_changes) -> Path:
    """build/ and public/ with PACKAGES, and a script that imports one more."""
    for name, needs in LOCAL.items():
        make_wheel(workspace.folder / "wheels", name, needs)
    changes = {
        **bench_changes,
        "worker_app.py": worker_app(PACKAGES),
        "scripts/uses_six.py": "import six\n",
    }
    project = workspace.variant(tmp_path_factory.mktemp("stocked"), changes)
    make_wheel(project / "public", EXTRA)
    make_wheel(project / "public", "odd-1.0-cp313-cp313-pyodide_2025_0_wasm32.whl")
    return project


@pytest.fixture(scope="module")
def stocked(surroundings, sites, stocked_project) -> Page:
    """Its page, with Python ready in "main" and, without packages, in "bare"."""
    engine, mode = surroundings
    engine.new_page()
    page = Page(engine, mode, sites)
    page.open("build/index.html", stocked_project)
    page.wait("window.bench")
    steps = (worker("bare", packages=[]), run("a", "1"), run("b", "1", on="bare"))
    play(page, *steps, limit=BOOT_SECONDS)
    return page


@pytest.mark.modes("http", "file")
@pytest.mark.parametrize("use", USES)
def test_each_kind_of_package(stocked, use):
    script, expected = USES[use]
    assert play(stocked, run("a", script), limit=60)["a"].value == expected


@pytest.mark.modes("http", "file")
@pytest.mark.parametrize("use", ["compiled, two levels of needs", "two that need each other"])
def test_a_worker_without_packages_loads_them_when_a_script_imports_them(stocked, use):
    script, expected = USES[use]
    assert play(stocked, run("a", script, on="bare"), limit=60)["a"].value == expected


@pytest.mark.modes("http", "file")
def test_a_run_brings_packages_that_its_imports_do_not_show(stocked):
    script = "import importlib\nimportlib.import_module('tiny' + '_tool').version"
    played = play(
        stocked,
        worker("lean", packages=[]),
        run("without", script, on="lean"),
        run("with", script, on="lean", packages=["Tiny.Tool==1.0"]),
        wait(seconds=BOOT_SECONDS),
        run("again", script, on="lean"),
        limit=BOOT_SECONDS,
    )
    assert played["without"].outcome == "error ModuleNotFoundError"
    assert played["with"].value == played["again"].value == "1.0"


@pytest.mark.modes("http")
def test_a_run_brings_a_wheel_by_its_address(stocked):
    address = stocked.value("new URL('../public/', location.href).href")
    script = "import importlib\nimportlib.import_module('extra_tool').version"
    for _ in range(2):
        record = play(stocked, run("a", script, packages=[address + EXTRA]), limit=30)["a"]
        assert record.value == "2.0", record.error["traceback"]


WRONG = {
    "no-such-package": "unknown package: no-such-package. .*PACKAGES in worker_app.py",
    "pytz==2001.1": "pytz==2001.1 was asked for, and this page has pytz 20",
    "wheels/other-1.0-py3-none-any.whl": "unknown package: other",
    "ADDRESS/odd-1.0-cp313-cp313-pyodide_2025_0_wasm32.whl": "another platform or ABI .pyodide_20",
    "ADDRESS/nowhere-1.0-py3-none-any.whl": "nowhere-1.0-py3-none-any.whl.*status 404",
    "ADDRESS/thing.tar.gz": "thing.tar.gz: it is not named like a wheel",
}


@pytest.mark.modes("http")
@pytest.mark.parametrize("wanted", WRONG)
def test_a_run_that_asks_for_what_cannot_be_had(stocked, wanted):
    address = stocked.value("new URL('../public', location.href).href")
    packages = [wanted.replace("ADDRESS", address)]
    played = play(stocked, run("a", "1", packages=packages), run("next", "2"), limit=30)
    assert played["a"].outcome == "error PackageError", played["a"]
    assert_matches(WRONG[wanted], played["a"].error["message"])
    assert played["next"].value == 2


def assert_matches(pattern: str, text: str) -> None:
    with pytest.raises(ValueError, match=pattern):
        raise ValueError(text)
