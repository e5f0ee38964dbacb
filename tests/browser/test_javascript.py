"""Runs in CPython: a page in plain JavaScript checks build/py_worker.js (tests/consumers)."""

from __future__ import annotations

import pytest

MOST_SECONDS = 420


@pytest.mark.modes("http", "isolated")
def test_the_javascript_consumer_finds_everything_as_promised(page):
    page.open("tests/consumers/consumer.html")
    page.wait("window.consumerReport?.done", seconds=MOST_SECONDS)
    checks = page.value("window.consumerReport.checks")
    bad = [f"{check['name']}: {check['detail']}" for check in checks if not check["ok"]]
    assert len(checks) > 20
    assert not bad, "\n".join(bad)
