"""Runs in CPython: PACKAGES and PYODIDE_URL are read without running worker_app.py."""

from __future__ import annotations

import pytest

from offthread.on_machine.compiler import SourceProblems
from offthread.on_machine.worker_settings import WorkerSettings, read_worker_settings


def read(tmp_path, text):
    path = tmp_path / "worker_app.py"
    path.write_text(text, encoding="utf-8")
    return read_worker_settings(path)


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("", WorkerSettings()),
        ('PACKAGES = ["pytz"]', WorkerSettings(("pytz",))),
        ('PACKAGES: list[str] = ["numpy", "pytz"]', WorkerSettings(("numpy", "pytz"))),
        ('PACKAGES = ("a==1.0", "w/b-1-py3-none-any.whl")', None),
        ('PYODIDE_URL = "https://x/"', WorkerSettings((), "https://x/")),
        ("PYODIDE_URL = None\nPACKAGES = []", WorkerSettings()),
        ("raise SystemExit('never run')\nPACKAGES = ['six']", WorkerSettings(("six",))),
    ],
)
def test_literals_are_read(tmp_path, text, settings):
    found = read(tmp_path, text)
    assert found == settings or (settings is None and len(found.packages) == 2)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('\nPACKAGES = ["a"] + MORE', 2),
        ("PACKAGES = list()", 1),
        ("PACKAGES = [1]", 1),
        ('PACKAGES = "pytz"', 1),
        ("\n\nPYODIDE_URL = make_url()", 3),
        ("PYODIDE_URL = 314", 1),
    ],
)
def test_what_is_not_written_out_is_refused_with_its_line(tmp_path, text, line):
    with pytest.raises(SourceProblems) as caught:
        read(tmp_path, text)
    (problem,) = caught.value.problems
    assert problem.line == line
    assert "written out here" in problem.message and "Write: " in problem.remedy


def test_a_syntax_error_is_told_with_its_place(tmp_path):
    with pytest.raises(SourceProblems) as caught:
        read(tmp_path, "PACKAGES = [\n")
    assert caught.value.problems[0].message.startswith("SyntaxError")
