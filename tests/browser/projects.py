"""Runs in CPython: copies of the project with another author's files, built by the real build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COPIED = ("app.py", "worker_app.py", "package.json", "package-lock.json", "offthread-lock.json")
FOLDERS = ("scripts", "public")
SHARED = ("node_modules", ".offthread")
BUILD_SECONDS = 300


def copy_project(target: Path) -> Path:
    """A copy of the project's own files in ``target``; the downloads are shared by links."""
    target.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        if (ROOT / name).is_file():
            shutil.copy2(ROOT / name, target / name)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, target / name, dirs_exist_ok=True)
    for name in SHARED:
        if (ROOT / name).is_dir():
            (target / name).symlink_to(ROOT / name, target_is_directory=True)
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
