"""Runs in CPython: the gallery as a person uses it: wait for Python, edit, run, read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.browser.page import Page

ENDED = "(document.querySelector('.boot.ready') || document.querySelector('.boot.problem'))"


def open_gallery(page: Page, path: str = "public/index.html", folder: Path | None = None) -> None:
    page.open(path, folder)
    wait_for_python(page)


def wait_for_python(page: Page) -> None:
    """Wait until the loading bar has ended, and fail with what the page says where it failed."""
    page.wait(f"{ENDED} !== null")
    ready = page.value("document.querySelector('.boot.ready') !== null")
    assert ready, page.do("state")["text"]
    assert re.search(r"Python 3\.14\.\d+ ready", page.text(".boot"))


def run_card(page: Page, name: str, context: dict[str, Any] | None = None) -> str:
    """Run the card ``name`` (its id) and wait for its end: "done" or "failed"."""
    if context is not None:
        page.type(f"#{name}-context", json.dumps(context))
    page.click(f"#{name} button.run")
    state = f"document.getElementById('{name}').dataset.state"
    page.wait(f"['done', 'failed'].includes({state})")
    return page.value(state)


def result_text(page: Page, name: str) -> str:
    return page.text(f"#{name} .result")


def table(page: Page, name: str) -> list[list[str]]:
    """The cells of the first table in the card's result, its head first."""
    return page.value(
        f"[...document.querySelectorAll('#{name} .result table:first-of-type tr')]"
        ".map(row => [...row.cells].map(cell => cell.textContent))"
    )
