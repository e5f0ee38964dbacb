"""Runs in CPython: many runs at once are sent and answered together, and stay what they are: each
with its own names, in their order, told one by one when the worker is lost."""

from __future__ import annotations

import pytest

from tests.browser.steps import abort, play, run, signal, sleep

MANY = 300
# Plain, not plain (imports), awaiting: each begun in another way.
SCRIPTS = {
    "plain": "seen = value\nseen + value",
    "imports": "import math\nfrom js import value as again\nmath.trunc(value + again)",
    "awaits": "import asyncio\nawait asyncio.sleep(0)\nvalue * 2",
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_each_has_its_own_names_and_answer(bench, script):
    steps = [run(f"r{n}", SCRIPTS[script], {"value": n, "n": n % 2}) for n in range(MANY)]
    played = play(bench, run("awake", "1"), *steps, limit=60)
    assert [played[f"r{n}"].value for n in range(MANY)] == [2 * n for n in range(MANY)]


def test_they_begin_in_their_order_whatever_they_are(bench):
    """A session's names are those of all its runs; here they are kept by a module."""
    note = (
        "import offthread\norder = offthread.__dict__.setdefault('order', [])\norder.append(value)"
    )
    steps = []
    for n in range(0, 60, 3):
        steps.append(run(f"a{n}", note, {"value": n}))
        steps.append(
            run(f"b{n}", "import asyncio\n" + note + "\nawait asyncio.sleep(0)", {"value": n + 1})
        )
        steps.append(run(f"c{n}", note, {"value": n + 2}, timeout=20))
    played = play(bench, run("awake", "1"), *steps, limit=60)
    found = play(bench, run("found", "import offthread\noffthread.__dict__.pop('order')"))
    assert all(played[f"a{n}"].ended == "value" for n in range(0, 60, 3))
    assert found["found"].value == list(range(60))


def test_errors_output_and_values_keep_their_places(bench):
    kinds = ["value", "1 / value", "print(value)", "[value]", "'text' * value", "None"]
    steps = [run(f"r{n}", kinds[n % 6], {"value": n % 2}) for n in range(120)]
    played = play(bench, run("awake", "1"), *steps, limit=60)
    for n in range(120):
        record, value = played[f"r{n}"], n % 2
        if n % 6 == 1 and value == 0:
            assert record.error["name"] == "ZeroDivisionError"
            continue
        expected = [value, 1, None, [value], "text" * value, None][n % 6]
        assert record.value == expected, (n, record)
        assert record.stdout == (f"{value}\n" if n % 6 == 2 else "")


def test_a_run_in_the_middle_can_be_cancelled_and_has_not_run(bench):
    mark = "import offthread\noffthread.__dict__.setdefault('ran', []).append(name)"
    steps = [
        run("busy", "import time\nend = time.time() + 0.6\nwhile time.time() < end:\n    pass"),
        *(run(f"before{n}", "value", {"value": n}) for n in range(10)),
        run("cancelled", mark, {"name": "cancelled"}, signal=signal("s")),
        *(run(f"after{n}", "value", {"value": n}) for n in range(10)),
        sleep(0.1),
        abort("s"),
    ]
    played = play(bench, run("awake", "1"), *steps, limit=30)
    assert played["cancelled"].ended == "rejected"
    for n in range(10):
        assert (played[f"before{n}"].value, played[f"after{n}"].value) == (n, n)
    found = play(bench, run("found", "import offthread\n[*offthread.__dict__.get('ran', [])]"))
    assert found["found"].value == []


@pytest.mark.modes("http")
def test_those_behind_a_crash_run_in_the_new_python(bench):
    steps = [
        *(run(f"before{n}", "value", {"value": n}) for n in range(20)),
        run("crash", "import os\nos._exit(3)"),
        *(run(f"after{n}", "value", {"value": n}) for n in range(20)),
    ]
    played = play(bench, run("awake", "1"), *steps, limit=60)
    assert [played[f"before{n}"].value for n in range(20)] == list(range(20))
    assert played["crash"].error["name"] == "WorkerError"
    assert [played[f"after{n}"].value for n in range(20)] == list(range(20))


@pytest.mark.modes("http")
def test_those_behind_a_worker_that_closed_itself_run_on_the_next(bench):
    steps = [
        *(run(f"before{n}", "value", {"value": n}) for n in range(20)),
        run("close", "import js\njs.self.close()\nwhile True: pass", timeout=1),
        *(run(f"after{n}", "value", {"value": n}) for n in range(20)),
    ]
    played = play(bench, run("awake", "1"), *steps, limit=60)
    assert [played[f"before{n}"].value for n in range(20)] == list(range(20))
    assert [played[f"after{n}"].value for n in range(20)] == list(range(20))


def test_no_answer_waits_for_a_longer_run_behind_it(bench):
    """Answers of brief runs go together; one of the same script that turns out to be long keeps
    none of them waiting."""
    script = "total = 0\nfor i in range(n):\n    total += i\ntotal"
    steps = [run(f"brief{n}", script, {"n": n}) for n in range(40)]
    played = play(bench, run("awake", "1"), *steps, run("long", script, {"n": 9_000_000}), limit=60)
    assert [played[f"brief{n}"].value for n in range(40)] == [n * (n - 1) // 2 for n in range(40)]
    waited = max(played[f"brief{n}"].seconds for n in range(40))
    assert waited < played["long"].seconds - 0.3, (waited, played["long"].seconds)


@pytest.mark.modes("http")
def test_brief_runs_before_a_crash_are_answered_or_run_again(bench):
    script = "[0] * n\nn"
    steps = [run(f"r{n}", script, {"n": n}) for n in range(100)]
    crash = run("crash", "import os\nos._exit(3)")
    more = [run(f"s{n}", script, {"n": n}) for n in range(100)]
    played = play(bench, run("awake", "1"), *steps, crash, *more, limit=60)
    assert played["crash"].error["name"] == "WorkerError"
    for n in range(100):
        assert (played[f"r{n}"].value, played[f"s{n}"].value) == (n, n)
