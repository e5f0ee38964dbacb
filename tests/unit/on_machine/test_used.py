"""Runs in CPython: what is found in a program's sources, so that a page carries no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from offthread.on_machine.project import FRAMEWORK
from offthread.on_machine.used import uses_asyncio, uses_run_options

GIVES = [
    ("await async_run(script, context, timeout=2)", True),
    ("await async_run(script, context, **settings)", True),
    ("worker.async_run(script, None, on_stdout=print)", True),
    ("await async_run(script, context)", False),
    ("await async_run('n ** 2  # timeout', {'timeout': 2})", False),
    ("dict(a=1)", False),
]


@pytest.mark.parametrize(("call", "expected"), GIVES, ids=[call for call, _ in GIVES])
def test_options_of_runs(tmp_path: Path, call: str, expected: bool) -> None:
    source = tmp_path / "app.py"
    source.write_text(f"async def f():\n    {call}\n", encoding="utf-8")
    assert uses_run_options([source]) is expected


def test_offthreads_own_modules_count_for_nothing() -> None:
    assert not uses_run_options([FRAMEWORK / "on_page" / "session.py"])


def test_asyncio_is_known_by_its_place() -> None:
    library = FRAMEWORK / "in_javascript" / "library"
    assert uses_asyncio([library / "math" / "__init__.py", library / "asyncio" / "__init__.py"])
    assert not uses_asyncio([library / "math" / "__init__.py"])
