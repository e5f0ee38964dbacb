"""Runs in CPython: one row of the fault suite, and what must be true of everybody around it.

A row says at which stage of a run's life which fault happens. It is played beside two runs that
await something and have nothing to do with it: ``other``, and ``again``, which may be run again
(``retry``). Afterwards:

- the run that met the fault ("culprit") has settled, in time, with the type that the row names;
- where the fault took the worker or its Python along (``lost``), ``other`` was told so by
  WorkerRestarted and ``again`` has its own answer all the same; else both have their own answers;
- the next run works.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from tests.browser.page import Page
from tests.browser.steps import Played, Step, play, run, until_said, wait

REPLACED = ("rejected WorkerError", "rejected WorkerRestarted")
ALL_MODES = ("http", "isolated", "file")
BYSTANDER = """
import asyncio, time
print("here", flush=True)
await asyncio.sleep(max(0.0, until - time.time()))
token
"""
REBOOT_SECONDS = 120.0  # of a new worker, on a busy machine
SLACK_SECONDS = 2.0  # of a busy machine: the exact figures are the benchmark's
SHORT, LONG = 0.3, 4.0  # seconds that a bystander awaits: until it has its answer, or is lost

_tokens = itertools.count(1000)


@dataclass(frozen=True)
class Fault:
    """``steps`` make it happen in a run named "culprit", whose outcome (see Record.outcome) is
    among ``ends`` within ``seconds``; ``says`` stands in its error's message.

    ``lost`` is where the worker or its Python goes with it: modes ("file"), or modes of one
    engine ("webkit-file"); None: only sometimes.
    """

    stage: str
    name: str
    steps: tuple[Step, ...]
    ends: tuple[str, ...]
    seconds: float = 0.5
    says: str = ""
    value: object = None
    lost: tuple[str, ...] | None = ()

    @property
    def id(self) -> str:
        return f"{self.stage}: {self.name}"

    def loses(self, page: Page) -> bool | None:
        """Whether the worker of ``page`` goes with it; None: perhaps."""
        if self.lost is None:
            return None
        return page.mode in self.lost or f"{page.engine.name}-{page.mode}" in self.lost


def meet(page: Page, fault: Fault, on: str = "main") -> Played:
    """Play ``fault`` in ``page`` and check what the row and this file's head say."""
    other, again, next_token = (next(_tokens) for _ in range(3))
    lost = fault.loses(page)
    until = {"$": "in", "seconds": LONG if lost else SHORT}
    played = play(
        page,
        run("warm", "1", on=on),
        wait("warm", seconds=REBOOT_SECONDS),
        run("other", BYSTANDER, {"token": other, "until": until}, on, on_stdout=True),
        run("again", BYSTANDER, {"token": again, "until": until}, on, on_stdout=True, retry=True),
        until_said("other", "here", REBOOT_SECONDS),
        until_said("again", "here", REBOOT_SECONDS),
        *fault.steps,
        wait("culprit", seconds=fault.seconds + SLACK_SECONDS),
        run("next", "token", {"token": next_token}, on),
        limit=REBOOT_SECONDS,
    )
    check_settled(played)
    check_culprit(played, fault)
    check_bystanders(played, lost, other, again)
    assert played["next"].outcome == "value", played["next"]
    assert played["next"].value == next_token
    return played


def check_settled(played: Played) -> None:
    """Each promise settled exactly once, and the worker sent nothing that fits no run."""
    settled = {name: record.settled for name, record in played.records.items()}
    ended = {name: record.outcome for name, record in played.records.items()}
    assert set(settled.values()) == {1}, (settled, ended, played.complaints)
    assert strays(played) == []


def strays(played: Played) -> list[str]:
    """What console.error was told of answers that fit no run."""
    kinds = tuple(f"Offthread: {kind} of run" for kind in ("result", "error", "failed"))
    return [line for line in played.complaints if line.startswith(kinds)]


def check_culprit(played: Played, fault: Fault) -> None:
    culprit = played["culprit"]
    assert culprit.outcome in fault.ends, culprit
    assert culprit.seconds is not None and culprit.seconds < fault.seconds + SLACK_SECONDS, culprit
    if fault.says:
        assert culprit.error and fault.says in culprit.error["message"], culprit.error
    if fault.value is not None:
        assert culprit.value == fault.value


def check_bystanders(played: Played, lost: bool | None, other: int, again: int) -> None:
    told = {True: ["rejected WorkerRestarted"], False: ["value"]}
    allowed = told[True] + told[False] if lost is None else told[lost]
    assert played["other"].outcome in allowed, played["other"]
    assert played["other"].value in (None, other)
    assert played["again"].outcome == "value", played["again"]
    assert played["again"].value == again
