"""Runs in CPython: copies of the project with another author's files, built by the real build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILES = ("app.py", "worker_app.py", "package.json", "package-lock.json", "offthread-lock.json")
FOLDERS = ("scripts", "public")
DOWNLOADS = (".offthread/wheels", ".offthread/packed")
BUILD_SECONDS = 600


class Workspace:
    """One copy of the project in ``folder``; variants of it are built there one after the other.

    A build after the first takes a second or two, since only what changed is made again.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self._added: list[str] = []
        for name in DOWNLOADS:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
        self.reset()

    def reset(self) -> None:
        """Put the project's own files back, and take away what a variant added."""
        for name in self._added:
            (self.folder / name).unlink(missing_ok=True)
        for name in FOLDERS:
            shutil.rmtree(self.folder / name, ignore_errors=True)
            shutil.copytree(ROOT / name, self.folder / name)
        for name in FILES:
            if (ROOT / name).is_file():
                shutil.copy2(ROOT / name, self.folder / name)

    def rebuild(self, changes: dict[str, str]) -> Path:
        """Build here with ``changes`` (dict of file name to text); returns build/."""
        self.reset()
        self._added = [name for name in changes if name not in FILES]
        for name, text in changes.items():
            (self.folder / name).write_text(text, encoding="utf-8")
        return build(self.folder)

    def variant(self, target: Path, changes: dict[str, str]) -> Path:
        """Build with ``changes`` (dict of file name to text); build/ and public/ are in target."""
        self.rebuild(changes)
        for name in ("build", "public"):
            shutil.copytree(self.folder / name, target / name)
        return target


def offthread(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run ``python -m offthread …`` in ``folder`` and return how it ended."""
    return subprocess.run(
        [sys.executable, "-m", "offthread", *arguments],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=BUILD_SECONDS,
    )


def environment() -> dict[str, str]:
    """The environment in which a copy finds the framework."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "200"}


def build(folder: Path) -> Path:
    """Build the project in ``folder``; returns its build/. Fails with the build's own words."""
    done = offthread("build", folder=folder)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return folder / "build"


def texts_below(folder: Path) -> dict[str, str]:
    """Every file below ``folder`` as text, by its name relative to the folder's parent."""
    files = [file for file in folder.rglob("*.py") if "__pycache__" not in file.parts]
    return {
        file.relative_to(folder.parent).as_posix(): file.read_text(encoding="utf-8")
        for file in files
    }
