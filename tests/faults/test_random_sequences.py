"""Runs in CPython: random sequences of operations drive the real thing in a page; every promise
settles exactly once, in time, in a way that is right, and with its own answer.

The sequences are the same in every run (derandomized). OFFTHREAD_SEQUENCES=500 plays more of them,
OFFTHREAD_RANDOM=1 plays others, which hypothesis prints where one fails.
"""

from __future__ import annotations

import itertools
import os

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.browser.steps import Played, Step, play, pool, run, wait
from tests.faults.fault import strays
from tests.faults.operations import MAIN, POOL, Sequence, operations, problems, was_replaced

OPERATIONS = 25  # in one sequence
SEQUENCES = {"chromium": 84, "webkit": 14, "firefox": 14}
LIMIT = 90.0  # seconds until all of a sequence has settled, with workers that start anew
ALIVE = "the worker", "the pool"
MOST_FAILURES = 3
MOST_SLOW = 0.15  # of the sequences
DISASTROUS = 7  # one sequence of so many has disasters
RANDOM = bool(os.environ.get("OFFTHREAD_RANDOM"))

_numbers = itertools.count(1)


def sequences(engine: str) -> int:
    """How many to play."""
    return int(os.environ.get("OFFTHREAD_SEQUENCES", SEQUENCES[engine]))


def settings_for(engine: str) -> settings:
    """Shrinking takes seconds a step, so it is left to a person (OFFTHREAD_RANDOM)."""
    return settings(
        max_examples=sequences(engine),
        phases=(Phase.generate, Phase.shrink) if RANDOM else (Phase.generate,),
        derandomize=not RANDOM,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )


@pytest.fixture(scope="module")
def crew(bench):
    """The bench's page with the worker and the pool that all sequences share."""
    play(bench, pool(POOL, size=2), run("warm", "1"), wait(seconds=60))
    return bench


@pytest.mark.modes("http")
def test_random_sequences(crew):
    played, failures, slow = itertools.count(), [], set()

    @settings_for(crew.engine.name)
    @given(operations(OPERATIONS, DISASTROUS, RANDOM))
    def plays(drawn):
        wrong = what_is_wrong(crew, drawn, slow)
        failures.extend([wrong] if wrong else [])
        assert len(failures) < (1 if RANDOM else MOST_FAILURES), "\n\n".join(failures)
        for _ in drawn:
            next(played)

    plays()
    assert not failures, "\n\n".join(failures)
    assert len(slow) <= MOST_SLOW * sequences(crew.engine.name), f"replaced without need: {slow}"
    assert next(played) >= OPERATIONS * sequences(crew.engine.name)


def what_is_wrong(page, drawn: list[tuple], slow: set[int]) -> str:
    """Play the operations ``drawn`` and look at every promise: "" where all is right.

    A machine too busy to end a run in its grace replaces the worker: then all is judged as after
    a disaster, and the sequence's number is added to ``slow``.
    """
    sequence = Sequence(next(_numbers))
    for operation, *arguments in drawn:
        operation(sequence, *arguments)
    played = play(page, *sequence.steps, *alive(), limit=LIMIT, seconds=3 * LIMIT)
    print(f"sequence {sequence.number}:", slowest(played))  # shown by pytest -s, or on failure
    found = problems(sequence, played.records)
    if found and was_replaced(sequence, played.records):
        slow.add(sequence.number)
        found = problems(sequence, played.records)
    found += strays(played)
    found += [f"{n}: {played[n].outcome}" for n in ALIVE if played[n].value != 2]
    return "\n".join([*found, "in this sequence:", *map(shown, sequence.steps)]) if found else ""


def alive() -> tuple[Step, ...]:
    """After each sequence both the worker and the pool work."""
    return wait(seconds=LIMIT), run(ALIVE[0], "1 + 1", on=MAIN), run(ALIVE[1], "1 + 1", on=POOL)


def slowest(played: Played) -> str:
    """The call that took longest, to see where the time goes."""
    name, record = max(played.records.items(), key=lambda item: item[1].seconds or 0)
    return f"{record.seconds} s for {name}: {record.outcome}"


def shown(step: Step) -> str:
    return "  " + ", ".join(f"{key}={value!r}" for key, value in step.items())
