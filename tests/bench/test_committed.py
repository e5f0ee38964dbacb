"""Runs in CPython: the benchmark in docs/, which the README shows, is a whole one."""

from __future__ import annotations

import json

from tests.bench.__main__ import ROUNDS
from tests.bench.measures import PROMISES, USUAL
from tests.bench.picture import draw
from tests.browser.projects import ROOT


def test_the_readme_shows_the_benchmark_that_is_committed():
    found = json.loads((ROOT / "docs" / "benchmark.json").read_text("utf-8"))
    readme = " ".join((ROOT / "README.md").read_text("utf-8").split())
    assert (ROOT / "docs" / "benchmark.svg").read_text("utf-8") == draw(found)
    assert "](docs/benchmark.svg)" in readme
    for told in (found["date"], found["machine"], found["command"]):
        assert told in readme


def test_the_committed_benchmark_is_a_whole_one():
    found = json.loads((ROOT / "docs" / "benchmark.json").read_text("utf-8"))
    assert found["rounds"] >= ROUNDS
    assert [measure["name"] for measure in found["measures"]] == USUAL
    assert [row["measure"] for row in found["promises"]] == [one.measure for one in PROMISES]
