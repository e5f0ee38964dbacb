"""Runs in CPython: the tests' own tools, on a page that has nothing to do with Offthread."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.page import Page

PAGE = """<!doctype html><title>A page</title><input id="field" autofocus>
<script>
  window.slow = (n) => new Promise((done) => setTimeout(() => done(new Map([[n, 2n]])), 20));
  window.fails = async () => { throw new RangeError("no"); };
  field.addEventListener("keydown", (e) => { window.last = [e.key, e.ctrlKey]; });
</script>"""


@pytest.fixture
def trivial(surroundings, sites, tmp_path) -> Page:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    engine, mode = surroundings
    engine.new_page()
    page = Page(engine, mode, sites)
    page.open("page.html", tmp_path)
    return page


def test_each_engine_is_driven_alike(trivial):
    assert trivial.value("document.title") == "A page"
    assert trivial.value("crossOriginIsolated") == (trivial.mode == "isolated")
    assert trivial.value("location.protocol") == ("file:" if trivial.mode == "file" else "http:")
    assert trivial.call("slow", 1).shown == "Map{1: 2n}"
    assert trivial.call("fails").thrown["name"] == "RangeError"


def test_keys_are_pressed_for_real(trivial):
    trivial.value("document.getElementById('field').focus()")
    trivial.engine.press("ab")
    assert trivial.value("document.getElementById('field').value") == "ab"
    trivial.engine.press(Keys.ENTER, holding=Keys.CONTROL)
    assert trivial.value("window.last") == ["Enter", True]
