"""Runs in CPython: one new entry in app.py's list is one new working card, with no other edit."""

from __future__ import annotations

import pytest

from tests.browser.gallery import open_gallery, result_text, run_card
from tests.browser.projects import ROOT, build, offthread

WRONG = "x = 1\nfor in y:\n    pass\n"
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
def extended(tmp_path_factory, workspace):
    source = (ROOT / "app.py").read_text(encoding="utf-8")
    assert source.count("SCRIPTS = [\n") == 1
    changes = {"app.py": source.replace("SCRIPTS = [\n", ENTRY)}
    return workspace.variant(tmp_path_factory.mktemp("extended"), changes)


@pytest.mark.modes("http", "file")
def test_the_new_card_works(page, extended):
    open_gallery(page, "public/index.html", extended)
    assert run_card(page, "squares-of-mine") == "done"
    text = result_text(page, "squares-of-mine")
    assert "16" in text
    assert run_card(page, "standard-deviation") == "done"


def test_a_syntax_error_in_app_py_stops_the_build(workspace):
    workspace.reset()
    good = build(workspace.folder)
    before = {file: file.stat().st_mtime_ns for file in good.rglob("*")}
    (workspace.folder / "app.py").write_text(WRONG, encoding="utf-8")
    done = offthread("build", folder=workspace.folder)
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "app.py" in said and "line 2" in said or "app.py:2" in said
    assert "for in y:" in said and "^" in said
    assert {file: file.stat().st_mtime_ns for file in good.rglob("*")} == before
