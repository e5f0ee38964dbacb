"""Runs on the machine: compiles small programs into a temporary folder and runs them in Node."""

from __future__ import annotations

import subprocess
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from offthread.on_machine.compiler import SourceProblems, compile_program
from tests.conformance.compiled import node

Files = dict[str, str]
UNBUNDLED = Path(__file__).parents[1] / "unbundled.mjs"


@pytest.fixture
def project(tmp_path: Path) -> Callable[[Files], Path]:
    """Write files ({relative path: source}); returns the project's folder."""

    def write(files: Files) -> Path:
        for name, source in files.items():
            path = tmp_path / "project" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(source), encoding="utf-8")
        return tmp_path / "project"

    return write


@pytest.fixture
def compiled(tmp_path: Path, project: Callable[[Files], Path]) -> Callable[..., Path]:
    """Compile ``main.py`` of a project; returns the ES module of the entry."""

    def compile_files(files: Files, page: bool = False) -> Path:
        folder = project(files)
        return compile_program(folder / "main.py", tmp_path / "out", [folder], page).entry

    return compile_files


@pytest.fixture
def run(compiled: Callable[[Files], Path]) -> Callable[[Files], str]:
    """Compile a project and run it in Node; returns what it prints."""
    return lambda files: run_module(compiled(files))


@pytest.fixture
def refused(tmp_path: Path, project: Callable[[Files], Path]) -> Callable[[str], list[str]]:
    """The problems of a program, each as "line: message | remedy"."""

    def compile_source(source: str) -> list[str]:
        folder = project({"main.py": source})
        with pytest.raises(SourceProblems) as caught:
            compile_program(folder / "main.py", tmp_path / "out", [folder])
        return [f"{p.line}: {p.message} | {p.remedy}" for p in caught.value.problems]

    return compile_source


def run_module(entry: Path) -> str:
    """What an ES module prints in Node. Raises AssertionError with its error output."""
    command = [node(), "--import", UNBUNDLED.as_uri(), str(entry)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout
