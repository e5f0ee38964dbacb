"""Runs in CPython: the operations that random sequences are made of, and how each may end.

An operation becomes a few steps (see tests/browser/steps.py) whose scripts carry a token of their
own, and for each call the outcomes that are right. A disaster (a crash, a worker that is killed,
ended or started anew) widens what is right for everybody on the same worker, and only for them.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from random import Random

from hypothesis import strategies as st

from tests.browser import steps
from tests.browser.steps import Record, Step

REPLACED = {"rejected WorkerError", "rejected WorkerRestarted"}
MAIN, POOL = "main", "pool"
SESSIONS = 3
_tokens = itertools.count(10_000)


@dataclass
class Expected:
    """How a call may end: ``outcomes`` (see Record.outcome); where it gives a value that is
    ``value``; the message of what it rejects with on its own account holds ``token``."""

    on: str
    outcomes: set[str]
    value: object = None
    token: str = ""
    is_session: bool = False


@dataclass
class Sequence:
    """The steps of one sequence in the order of its operations, and what is expected of each."""

    number: int
    steps: list[Step] = field(default_factory=list)
    expected: dict[str, Expected] = field(default_factory=dict)
    disasters: set[str] = field(default_factory=set)
    stored: dict[str, set[int]] = field(default_factory=dict)

    def add(self, step: Step, on: str, outcomes: set[str], value=None, token="") -> str:
        """Add the call ``step``; ``on`` is the worker or pool that it stands on."""
        self.expected[step["as"]] = Expected(
            on, outcomes, value, token, step.get("on", "").startswith("session")
        )
        self.steps.append(step)
        return step["as"]

    def session(self, place: int) -> str:
        """The name of a session of this sequence, which is made when first asked for."""
        name = f"session {self.number}.{place}"
        if name not in self.stored:
            self.stored[name] = set()
            self.steps.append(steps.session(name, POOL if place == 0 else MAIN))
        return name

    def host(self, place: int) -> str:
        return POOL if place == 0 else MAIN


def token() -> int:
    return next(_tokens)


# --- runs ---

VALUES = (
    "token",
    "import asyncio\nawait asyncio.sleep(0.01)\ntoken",
    "import time\ntime.sleep(0.005)\ntoken",
    "print(token)\ntoken",
    "async def f(): return token\nawait f()",
    "import pytz\ntoken",
)
ERRORS = {
    "raise ValueError(token)": "ValueError",
    "import sys\nsys.exit(token)": "SystemExit",
    "import asyncio\nawait asyncio.sleep(0)\nraise KeyError(token)": "KeyError",
    "raise KeyboardInterrupt(token)": "KeyboardInterrupt",
    "[token, len]": "ConversionError",
    "def f(): return f()\nf()": "RecursionError",
}
UNENDING = (
    "while True: pass",
    "import asyncio\nawait asyncio.sleep(99)",
    "import time\ntime.sleep(99)",
    "import asyncio\nawait asyncio.gather(*(asyncio.sleep(99) for _ in range(3)))",
)
CRASHES = (
    "import os\nos._exit(token % 100)",
    "import asyncio, os\nawait asyncio.sleep(0)\nos._exit(3)",
    "import asyncio, js\njs.self.close()\nawait asyncio.sleep(99)",
)


def run_value(sequence: Sequence, on: str, script: str, options: dict) -> None:
    mine = token()
    step = steps.run(f"value {mine}", script, {"token": mine}, on, **options)
    sequence.add(step, on, {"value"}, mine)


def run_by_callbacks(sequence: Sequence, on: str, script: str) -> None:
    mine = token()
    step = steps.by_callbacks(f"callbacks {mine}", script, {"token": mine}, on)
    sequence.add(step, on, {"value"}, mine)


def run_error(sequence: Sequence, on: str, script: str) -> None:
    mine = token()
    step = steps.run(f"error {mine}", script, {"token": mine}, on)
    needle = str(mine) if "(token)" in script else ""
    sequence.add(step, on, {f"error {ERRORS[script]}"}, token=needle)


def run_refused(sequence: Sequence, on: str) -> None:
    step = steps.run(f"refused {token()}", "1", {"bad": {"$": "node"}}, on)
    sequence.add(step, on, {"rejected ContextError"}, token="bad")


def run_to_deadline(sequence: Sequence, on: str, script: str, timeout: float) -> None:
    step = steps.run(f"deadline {token()}", script, {}, on, timeout=timeout)
    sequence.add(step, on, {"error TimeoutError"})


def run_and_cancel(sequence: Sequence, on: str, script: str, pause: float) -> None:
    """The script has either its own answer or the reason of its own signal."""
    mine = token()
    name, reason = f"signal {mine}", f"reason {mine}"
    options = {"signal": steps.signal(name)}
    step = steps.run(f"cancel {mine}", script, {"token": mine}, on, **options)
    sequence.add(step, on, {"value", "rejected Error"}, mine, token=reason)
    sequence.steps += [steps.sleep(pause), steps.abort(name, reason)]


def run_cancelled_before(sequence: Sequence, on: str) -> None:
    mine = token()
    options = {"signal": {"$": "aborted", "reason": f"reason {mine}"}}
    step = steps.run(f"cancelled {mine}", "1", {}, on, **options)
    sequence.add(step, on, {"rejected Error"}, token=f"reason {mine}")


def pool_map(sequence: Sequence, count: int) -> None:
    mine = [token() for _ in range(count)]
    contexts = [{"token": each} for each in mine]
    step = steps.call(f"map {mine[0]}", "map", "token", contexts, on=POOL)
    sequence.add(step, POOL, {"value"}, mine)


def pool_map_exceptions(sequence: Sequence, count: int) -> None:
    mine = [token() for _ in range(count)]
    contexts = [{"token": each} for each in mine]
    step = steps.call(
        *(f"map exceptions {mine[0]}", "map", "1 // (token % 2)", contexts),
        on=POOL,
        return_exceptions=True,
    )
    sequence.add(step, POOL, {"value"})


# --- sessions ---


def session_set(sequence: Sequence, place: int) -> None:
    mine, name = token(), sequence.session(place)
    sequence.stored[name].add(mine)
    step = steps.call(f"set {mine}", "set", "x", mine, on=name)
    sequence.add(step, sequence.host(place), {"value", "rejected SessionClosed"})


def session_get(sequence: Sequence, place: int) -> None:
    name = sequence.session(place)
    step = steps.call(f"get {token()}", "get", "x", on=name)
    outcomes = {"value", "rejected NameError", "rejected SessionClosed"}
    sequence.add(step, sequence.host(place), outcomes, sequence.stored[name])


def session_call(sequence: Sequence, place: int) -> None:
    mine, name, host = token(), sequence.session(place), sequence.host(place)
    closed = "rejected SessionClosed"
    define = steps.run(f"define {mine}", "def f(a): return a\nNone", {}, name)
    sequence.add(define, host, {"value", closed})
    step = steps.call(f"call {mine}", "call", "f", mine, on=name)
    sequence.add(step, host, {"value", closed}, mine)


def session_close(sequence: Sequence, place: int) -> None:
    step = steps.call(f"close {token()}", "close", on=sequence.session(place))
    sequence.add(step, sequence.host(place), {"value"})


def session_run(sequence: Sequence, place: int, script: str) -> None:
    mine, name = token(), sequence.session(place)
    step = steps.run(f"session run {mine}", script, {"token": mine}, name)
    sequence.add(step, sequence.host(place), {"value", "rejected SessionClosed"}, mine)


def session_deadline(sequence: Sequence, place: int, script: str) -> None:
    name = sequence.session(place)
    step = steps.run(f"session deadline {token()}", script, {}, name, timeout=0.1)
    outcomes = {"error TimeoutError", "rejected SessionClosed"}
    sequence.add(step, sequence.host(place), outcomes)


# --- disasters ---


def crash(sequence: Sequence, on: str, script: str) -> None:
    sequence.disasters.add(on)
    step = steps.run(f"crash {token()}", script, {"token": 7}, on)
    sequence.add(step, on, set(REPLACED))


def kill(sequence: Sequence) -> None:
    """The worker started last, whosever it is."""
    sequence.disasters |= {MAIN, POOL}
    sequence.steps.append(steps.kill())


def overrun(sequence: Sequence, on: str) -> None:
    """A run that no interrupt ends: its worker is replaced."""
    sequence.disasters.add(on)
    step = steps.run(f"overrun {token()}", "sum(range(10**13))", {}, on, timeout=0.1)
    sequence.add(step, on, {"error TimeoutError"})


def end(sequence: Sequence, on: str) -> None:
    """Ended, so that a run is refused, and another in its place."""
    sequence.disasters.add(on)
    how = "close" if on == POOL else "terminate"
    sequence.add(steps.call(f"end {token()}", how, on=on), on, {"value"})
    sequence.add(steps.run(f"too late {token()}", "1", {}, on), on, {"rejected WorkerError"})
    if on == POOL:
        sequence.steps.append(steps.pool(POOL, size=2))
    else:
        restart(sequence)


def restart(sequence: Sequence) -> None:
    sequence.disasters.add(MAIN)
    sequence.add(steps.call(f"restart {token()}", "restart", on=MAIN), MAIN, {"value"})


def pause(sequence: Sequence, seconds: float) -> None:
    sequence.steps.append(steps.sleep(seconds))


def wait_for_all(sequence: Sequence) -> None:
    sequence.steps.append(steps.wait(seconds=60))


# --- drawing ---

ON = (MAIN, MAIN, POOL)
PLACES = range(SESSIONS)
PAUSES = (0, 0.005, 0.02, 0.08)
OPTIONS = ({}, {}, {"retry": True}, {"timeout": 60}, {"on_stdout": True})
TIMEOUTS = (0.01, 0.1, 0.2)

# An operation, and what each of its arguments is drawn from.
COMMON = (
    (run_value, ON, VALUES, OPTIONS),
    (run_value, ON, VALUES, OPTIONS),
    (run_by_callbacks, ON, VALUES),
    (run_error, ON, tuple(ERRORS)),
    (run_refused, ON),
    (run_to_deadline, ON, UNENDING, TIMEOUTS),
    (run_and_cancel, ON, VALUES, PAUSES),
    (run_and_cancel, ON, UNENDING, PAUSES),
    (run_cancelled_before, ON),
    (pool_map, range(1, 7)),
    (pool_map_exceptions, range(1, 5)),
    (session_set, PLACES),
    (session_get, PLACES),
    (session_call, PLACES),
    (session_run, PLACES, VALUES),
    (session_deadline, PLACES, UNENDING),
    (session_close, PLACES),
    (pause, PAUSES),
    (wait_for_all,),
)
DISASTERS = ((crash, ON, CRASHES), (kill,), (overrun, ON), (restart,), (end, ON))


@st.composite
def operations(draw: st.DrawFn, count: int, every: int, shrink: bool) -> list[tuple]:
    """``count`` operations; one sequence of ``every`` has disasters among them, one or two.

    Hypothesis draws each choice where it is to ``shrink`` them, else only a seed: of its own
    choices one sequence is often much like the last.
    """
    random = draw(st.randoms(use_true_random=not shrink))
    drawn = [chosen(random, COMMON) for _ in range(count)]
    if random.randrange(every) == 0:
        for _ in range(random.randint(1, 2)):
            drawn[random.randrange(count)] = chosen(random, DISASTERS)
    return drawn


def chosen(random: Random, table: tuple) -> tuple:
    """A row of ``table`` with an argument for each of its choices."""
    operation, *choices = random.choice(table)
    return operation, *(random.choice(each) for each in choices)


# --- judging ---


def problems(sequence: Sequence, records: dict[str, Record]) -> list[str]:
    """What is wrong with how the calls of ``sequence`` ended, a line for each."""
    found = []
    for name, expected in sequence.expected.items():
        record = records[name]
        allowed = allowed_outcomes(sequence, expected)
        if record.settled != 1:
            found.append(f"{name}: settled {record.settled} times, not once")
        elif record.outcome not in allowed:
            found.append(f"{name}: {record.outcome}, not {sorted(allowed)}: {record.error}")
        elif not is_own(record, expected):
            found.append(f"{name}: another's answer: {record.value!r}, {record.error}")
    return found


def was_replaced(sequence: Sequence, records: dict[str, Record]) -> bool:
    """Whether a worker was replaced without a disaster, because a run that was to end did not
    within its grace; those that had such a run beside them count as struck from now on."""
    ended = [n for n in sequence.expected if "deadline" in n or n.startswith("cancel ")]
    hosts = {sequence.expected[name].on for name in ended}
    told = REPLACED | {"rejected SessionLost"}
    struck = {e.on for n, e in sequence.expected.items() if records[n].outcome in told}
    sequence.disasters |= hosts & struck
    return bool(hosts & struck)


def allowed_outcomes(sequence: Sequence, expected: Expected) -> set[str]:
    """What is right after the sequence's disasters."""
    if expected.on not in sequence.disasters:
        return expected.outcomes
    lost = {"rejected SessionLost"} if expected.is_session else set()
    return expected.outcomes | REPLACED | lost


def is_own(record: Record, expected: Expected) -> bool:
    """Whether the answer carries the token of its own call."""
    if record.outcome == "value":
        return own_value(record.value, expected.value)
    text = f"{record.error['message']}" if record.error else ""
    on_own_account = record.outcome in expected.outcomes
    return expected.token in text if on_own_account else True


def own_value(value: object, expected: object) -> bool:
    if isinstance(expected, set):
        return value in expected
    return expected is None or value == expected
