"""Runs in CPython: where and with what a benchmark ran, in words that name no machine."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

from tests.bench.places import npm_packages
from tests.bench.rounds import Rounds
from tests.browser.projects import ROOT

NPM = ("pyodide", "comlink", "@pyscript/core")


def surroundings(rounds: Rounds, command: str, encoding: str) -> dict[str, Any]:
    """The date, the kind of machine, the versions and the settings of this run."""
    return {
        "date": date.today().isoformat(),
        "command": command,
        "rounds_of_others": rounds.others,
        "encoding": encoding,
        "machine": machine(),
        "versions": {"offthread": commit(), **{name: npm_version(name) for name in NPM}},
    }


def machine() -> str:
    """Like "2 cores of AMD EPYC, 23 GB, Linux x86_64"."""
    pages = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    system = f"{platform.system()} {platform.machine()}"
    return f"{os.cpu_count()} cores of {processor()}, {pages / 2**30:.0f} GB, {system}"


def processor() -> str:
    """The processor's name, where the system tells it."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "an unknown processor"


def npm_version(name: str) -> str:
    package = npm_packages() / name / "package.json"
    version: str = json.loads(package.read_text(encoding="utf-8"))["version"]
    return version


def commit() -> str:
    """The commit that was measured, or "unknown" outside a repository."""
    command = ["git", "describe", "--always", "--dirty", "--exclude=*"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip() or "unknown"
