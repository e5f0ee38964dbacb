"""Runs in CPython: makes the steps that bench_play.py plays in the page, and reads what it tells.

    played = play(bench, run("a", "1 + 1", timeout=2), abort("s"), limit=5)
    played["a"].value == 2

A run is named by its first argument; ``on`` names the worker, session or pool ("main" is a worker
that starts when first named, "shared" the one behind ``async_run``). Callbacks that are True are
kept in the record; values that JSON cannot carry are written ``{"$": kind}`` (bench_values.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.browser.page import Answer, Page

Step = dict[str, Any]
MAIN = "main"


def run(name: str, script: str, context: Any = None, on: str = MAIN, **options: Any) -> Step:
    """A run of ``script``; ``options`` as of ``async_run``."""
    return call(name, "async_run", script, context, on=on, **options)


def call(name: str, method: str, *args: Any, on: str = MAIN, **options: Any) -> Step:
    """Any method of a thing: ``call("c", "call", "f", 1, on="session")``."""
    return {
        "do": "call",
        "as": name,
        "on": on,
        "method": method,
        "args": list(args),
        "options": options,
    }


def by_callbacks(name: str, script: str, context: Any = None, on: str = MAIN) -> Step:
    """The callback form of a run."""
    return {"do": "by_callbacks", "as": name, "on": on, "script": script, "context": context or {}}


def worker(name: str, **options: Any) -> Step:
    """A PyWorker called ``name``, made now; it lives on in later sequences of the page."""
    return {"do": "make", "as": name, "kind": "worker", "options": {"name": name, **options}}


def pool(name: str, **options: Any) -> Step:
    """A PyWorkerPool called ``name``."""
    return {"do": "make", "as": name, "kind": "pool", "options": options}


def session(name: str, on: str = MAIN) -> Step:
    """A session called ``name`` of the worker or pool ``on``."""
    return {"do": "keep", "as": name, "on": on, "method": "session"}


def sleep(seconds: float) -> Step:
    return {"do": "sleep", "seconds": seconds}


def wait(*names: str, seconds: float = 10) -> Step:
    """Until the calls ``names`` (all, where none is given) have settled, at most ``seconds``."""
    return {"do": "wait", "for": list(names), "seconds": seconds}


def until_said(name: str, text: str, seconds: float = 10) -> Step:
    """Until the run ``name`` (which has ``on_stdout=True``) has printed ``text``."""
    return {"do": "until_said", "run": name, "text": text, "seconds": seconds}


def signal(name: str) -> dict[str, str]:
    """An AbortSignal as an option; ``abort(name)`` aborts it."""
    return {"$": "signal", "name": name}


def abort(name: str, reason: str = "") -> Step:
    """Abort the signal ``name``, with an Error of that text where there is one."""
    return {"do": "abort", "signal": name, "reason": reason}


def kill(which: int = -1) -> Step:
    """End a worker from outside: that at ``which`` in the order in which the page made them."""
    return {"do": "kill", "which": which}


def kill_starting(times: int = 1, seconds: float = 60) -> Step:
    """End the worker that starts now as soon as it holds its lock, and then each that takes
    its place, ``times`` in all."""
    return {"do": "kill_starting", "times": times, "seconds": seconds}


@dataclass(frozen=True)
class Record:
    """How one call ended; see bench_play.py."""

    settled: int = 0
    ended: str | None = None
    value: Any = None
    error: dict[str, Any] | None = None
    seconds: float | None = None
    begun: float = 0
    stdout: Any = None
    stderr: Any = None
    said: str = ""
    warned: str = ""
    told: list[Any] = field(default_factory=list)

    @property
    def outcome(self) -> str:
        """In a word: "value", "error TypeName", "rejected TypeName" or "never"."""
        if not self.settled:
            return "never"
        if self.ended == "value":
            return f"error {self.error['name']}" if self.error else "value"
        return f"{self.ended} {self.error['name'] if self.error else None}"


@dataclass(frozen=True)
class Played:
    """What came of a sequence: its records by name, and the lines that console.error was told."""

    records: dict[str, Record]
    complaints: list[str]

    def __getitem__(self, name: str) -> Record:
        return self.records[name]


def play(page: Page, *steps: Step, limit: float = 20, seconds: float = 0) -> Played:
    """Play ``steps`` in the bench's page and wait until all has settled, at most ``limit`` seconds
    after the last step; ``seconds`` is how long the whole may take."""
    return read(page.call("bench.play", list(steps), limit, seconds=seconds or limit + 100))


def read(answer: Answer) -> Played:
    """What ``bench.play`` answered."""
    assert answer.thrown is None, answer.thrown
    records = {name: Record(**found) for name, found in answer.value["records"].items()}
    return Played(records, answer.value["complaints"])
