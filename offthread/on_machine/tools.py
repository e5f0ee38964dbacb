"""Runs on the machine: runs another program, with an end to its time."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from offthread.on_machine.errors import BuildError


def run_tool(
    command: Sequence[str | Path],
    seconds: float,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run ``command`` to its end and keep what it says; its exit code is the caller's to judge.

    Raises BuildError where it takes longer than ``seconds``.
    """
    try:
        return subprocess.run(
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired as error:
        raise BuildError(
            f"{Path(command[0]).name} did not end within {seconds:.0f} seconds "
            f"({' '.join(str(part) for part in command[1:3])} …). Build again."
        ) from error
