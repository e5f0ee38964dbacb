"""Runs in CPython: a PyScript page, served by PyScript's own command, uses Offthread's worker."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
from pathlib import Path

import pytest

from tests.browser.processes import free_port, running, wait_for_port

START_SECONDS = 60
A_RANK = [0.8, 0.4, 1.2, 3.7, 2.6, 5.8]
STATE = "document.getElementById('result')?.dataset.state"


@pytest.fixture
def address(built):
    """``pyscript run build``; it binds every interface, hence for the length of a test only."""
    command = shutil.which("pyscript", path=str(Path(sys.executable).parent))
    assert command, "the pyscript command is missing: pip install -r requirements.txt"
    port = free_port()
    arguments = [command, "run", "--no-view", "--port", str(port), str(built)]
    with running(arguments, built, dict(os.environ)) as server:
        wait_for_port(port, server.process, START_SECONDS)
        yield f"http://127.0.0.1:{port}"


@pytest.mark.modes("http")
def test_a_pyscript_page_awaits_the_worker(page, address):
    page.go(f"{address}/pyscript.html")
    page.wait(f"['done', 'failed'].includes({STATE})")
    assert page.text("#result") == str(statistics.stdev(A_RANK))
    page.type("#script", "1 / 0")
    page.click("#run")
    page.wait(f"{STATE} === 'failed'")
    assert page.text("#result").startswith("ZeroDivisionError")
