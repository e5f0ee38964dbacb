"""Runs in CPython: the stack of an error in the browser leads to the line of app.py."""

from __future__ import annotations

import re

import pytest

from tests.browser.source_map import original


@pytest.mark.modes("http")
def test_a_stack_leads_to_the_line_of_app_py(page, bench_project):
    page.open("build/index.html", bench_project)
    page.wait("window.bench")
    thrown = page.call("bench.raiseHere").thrown
    assert thrown["name"] == "ValueError"
    places = re.findall(r"app\.js:(\d+):(\d+)", thrown["stack"])
    assert places, thrown["stack"]
    found = [original(bench_project / "build" / "app.js", int(a), int(b)) for a, b in places]
    assert any(name.endswith("app.py") and "the marked line" in text for name, _, text in found)
