"""Runs in CPython: how far Python, packages and scripts have come, in bytes and per cent."""

from __future__ import annotations

import pytest

from tests.browser.steps import play, run, worker

CORE = 13_000_000  # bytes of Pyodide's own files, at least


def of_phase(told, phase):
    return [message for message in told if message["phase"] == phase]


def is_rising(numbers):
    return all(one <= other for one, other in zip(numbers, numbers[1:], strict=False))


def check_bytes(messages):
    """The last is the whole, nothing goes back, and per cent says the same."""
    assert is_rising([message["loaded"] for message in messages])
    assert {message["total"] for message in messages} == {messages[-1]["loaded"]}
    for message in messages:
        assert message["percent"] == pytest.approx(100 * message["loaded"] / message["total"])
    assert messages[-1]["percent"] == 100


@pytest.mark.modes("http", "isolated")
def test_loading_python_is_told_in_bytes(page, bench_project, serve):
    site = serve({"/": bench_project}, faults={".wasm": "trickle"})
    page.go(site.url("build/index.html"))
    page.wait("window.bench")
    played = play(page, run("a", "1", on="fresh", on_progress=True), limit=120, seconds=240)
    told = of_phase(played["a"].told, "pyodide")
    check_bytes(told)
    assert told[0]["loaded"] < CORE < told[-1]["total"]
    assert len(told) > 5 and "python" in {message["phase"] for message in played["a"].told}


@pytest.mark.modes("file")
def test_on_a_disk_unpacking_is_told_in_bytes(bench):
    played = play(bench, run("a", "1", on="fresh", on_progress=True), limit=120, seconds=240)
    told = of_phase(played["a"].told, "pyodide")
    check_bytes(told)
    assert "python" in {message["phase"] for message in played["a"].told}


def test_packages_of_a_run_are_told_in_bytes(bench):
    played = play(
        bench,
        worker("bare", packages=[]),
        run("a", "import pytz\npytz.__name__", on="bare", on_progress=True),
        run("b", "import pytz\npytz.__name__", on="bare", on_progress=True),
        limit=120,
        seconds=240,
    )
    assert played["a"].value == played["b"].value == "pytz"
    told = of_phase(played["a"].told, "packages")
    check_bytes(told)
    assert told[-1]["total"] > 100_000 and told[-1]["text"] == "Loading pytz"
    assert {message["id"] for message in told} > {0} or told[0]["id"] > 0
    waiting = of_phase(played["b"].told, "packages")
    assert waiting and {message["id"] for message in waiting} == {0}


SCRIPT = """
import asyncio, offthread
offthread.progress(0.25, "a quarter")
await asyncio.sleep(0.1)
offthread.progress(1, "all")
"""


def test_a_script_tells_its_own_progress(bench):
    told = of_phase(play(bench, run("a", SCRIPT, on_progress=True))["a"].told, "run")
    assert [(m["loaded"], m["percent"], m["text"]) for m in told] == [
        (0.25, 25, "a quarter"),
        (1, 100, "all"),
    ]


def test_progress_is_told_while_the_script_computes_and_never_too_often(bench):
    script = "import offthread\nfor i in range(200_001): offthread.progress(i / 200_000, str(i))"
    record = play(bench, run("a", script, on_progress=True))["a"]
    told = of_phase(record.told, "run")
    assert is_rising([message["loaded"] for message in told])
    assert 2 <= len(told) <= 5 + 21 * record.seconds
    assert told[-1]["text"] == "200000"


WRONG = {
    "'half'": "TypeError",
    "None": "TypeError",
    "float('nan')": "ValueError",
    "0.5, 7": "TypeError",
}


@pytest.mark.modes("http")
@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_progress_is_refused(bench, arguments):
    record = play(bench, run("a", f"import offthread\noffthread.progress({arguments})"))["a"]
    assert record.outcome == f"error {WRONG[arguments]}"
    assert "offthread.progress" in record.error["message"]


@pytest.mark.modes("http")
def test_progress_beyond_its_ends_is_at_its_end(bench):
    record = play(bench, run("a", "import offthread\noffthread.progress(7)", on_progress=True))["a"]
    assert of_phase(record.told, "run")[-1]["percent"] == 100
