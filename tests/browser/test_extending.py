"""Runs in CPython: one new entry in app.py's list is one new working card, with no other edit."""

from __future__ import annotations

import pytest

from tests.browser.gallery import open_gallery, result_text, run_card
from tests.browser.projects import build, copy_project, offthread

ENTRY = '''SCRIPTS = [
    Card(
        title="Squares of mine",
        sentence="A card that a newcomer added.",
        script="""
            [n * n for n in range(count)]
        """,
        context={"count": 5},
    ),
'''


@pytest.fixture(scope="session")
def extended(tmp_path_factory, built):
    folder = copy_project(tmp_path_factory.mktemp("extended"))
    app = folder / "app.py"
    source = app.read_text(encoding="utf-8")
    assert source.count("SCRIPTS = [\n") == 1
    app.write_text(source.replace("SCRIPTS = [\n", ENTRY), encoding="utf-8")
    build(folder)
    return folder


@pytest.mark.modes("http", "file")
def test_the_new_card_works(page, extended):
    open_gallery(page, "public/index.html", extended)
    assert run_card(page, "squares-of-mine") == "done"
    text = result_text(page, "squares-of-mine")
    assert "16" in text
    assert run_card(page, "standard-deviation") == "done"


def test_a_syntax_error_in_app_py_stops_the_build(extended, tmp_path):
    folder = copy_project(tmp_path / "wrong")
    good = build(folder)
    before = {file: file.stat().st_mtime_ns for file in good.rglob("*")}
    (folder / "app.py").write_text("x = 1\nfor in y:\n    pass\n", encoding="utf-8")
    done = offthread("build", folder=folder)
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "app.py" in said and "2" in said and "for in y:" in said and "^" in said
    assert {file: file.stat().st_mtime_ns for file in good.rglob("*")} == before
