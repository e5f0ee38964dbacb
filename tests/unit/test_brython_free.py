"""Runs in CPython: nothing of Brython is required, locked, written or (where built) shipped."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
PINS = ("requirements.txt", "package.json", "package-lock.json", "offthread-lock.json")
SHIPPED = {".js", ".mjs", ".json", ".html", ".ts", ".map"}
WORD = b"brython"


def files_that_say_it(files: list[Path]) -> list[str]:
    found = (file for file in files if WORD in file.read_bytes().lower())
    return [str(file.relative_to(ROOT)) for file in found]


def test_nothing_requires_it():
    pins = [ROOT / name for name in PINS if (ROOT / name).is_file()]
    assert pins
    assert not files_that_say_it(pins)


def test_nothing_of_the_framework_names_it():
    sources = [file for file in (ROOT / "offthread").rglob("*") if file.suffix in {".py", ".mjs"}]
    assert not files_that_say_it(sources)


def test_nothing_built_holds_it():
    build = ROOT / "build"
    output = [file for file in build.rglob("*") if file.suffix in SHIPPED and file.is_file()]
    assert not files_that_say_it(output)
