"""Runs in CPython: the built worker answers plain messages, and malformed ones change nothing."""

from __future__ import annotations

import pytest

from offthread.everywhere import messages

MALFORMED = [
    {"kind": "dance", "id": 7},
    {"kind": "run"},
    {"kind": "run", "id": "seven", "script": "1", "context": {}},
    {"id": 7},
    {},
    "text",
    None,
    42,
    [1],
]


@pytest.fixture
def raw(page):
    page.open("tests/browser/raw_worker/index.html")
    page.wait("window.raw")
    assert page.call("raw.heard", "ready", 0).value["python"].startswith("3.")
    return page


@pytest.mark.modes("http")
def test_messages_that_the_worker_does_not_know_change_nothing(raw):
    raw.engine.log()
    for message in MALFORMED:
        raw.call("raw.post", message)
    raw.call("raw.post", messages.run(5, "n + 1", {"n": 1}, "plain.py", []))
    assert raw.call("raw.heard", "result", 5).value["results"] == 2
    kinds = [answer["kind"] for answer in raw.call("raw.answers").value]
    assert kinds.count("result") == 1 and kinds.count("error") == 0
    if raw.engine.name == "chromium":
        lines = "\n".join(raw.engine.log())
        assert "dance" in lines and "run" in lines


@pytest.mark.modes("http")
def test_a_second_boot_is_refused_and_the_worker_goes_on(raw):
    raw.call("raw.post", messages.boot([], None, None))
    raw.call("raw.post", messages.run(1, "'still here'", {}, "plain.py", []))
    assert raw.call("raw.heard", "result", 1).value["results"] == "still here"
