"""Runs in CPython: processes that a test starts and ends, and the ports they answer on."""

from __future__ import annotations

import contextlib
import queue
import re
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path


class Running:
    """A process whose lines of output are kept in ``lines`` as they come."""

    def __init__(self, process: subprocess.Popen[str]):
        self.process = process
        self.lines: list[str] = []
        self._news: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line)
            self._news.put(line)

    def wait_for(self, pattern: str, seconds: float) -> re.Match[str]:
        """The first match of ``pattern`` in a line not looked at before."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            with contextlib.suppress(queue.Empty):
                found = re.search(pattern, self._news.get(timeout=0.2))
                if found:
                    return found
                continue
            if self.process.poll() is not None:
                break
        raise AssertionError(f"no line matches {pattern!r}:\n{''.join(self.lines)}")


@contextlib.contextmanager
def running(command: list[str], folder: Path, environment: dict[str, str]) -> Iterator[Running]:
    """Start ``command`` in ``folder``; it is ended when the block ends."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**environment, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Running(process)
    finally:
        end(process)
        if process.stdout:
            process.stdout.close()


def free_port() -> int:
    """A port of 127.0.0.1 that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(port: int, process: subprocess.Popen, seconds: float) -> None:
    """Wait until ``process`` answers on ``port`` of 127.0.0.1."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise AssertionError(f"{process.args} did not open its port {port} within {seconds} s")


def end(process: subprocess.Popen) -> None:
    """End a process that we started, by force if it does not go."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
