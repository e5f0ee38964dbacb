"""Runs in CPython: bad input of issue 3. A rejection says what is wrong, and nothing is lost."""

from __future__ import annotations

import pytest

from tests.browser.steps import call, play, pool, run, session
from tests.faults.fault import REBOOT_SECONDS, check_settled

FUNCTION, NAN, INFINITY = {"$": "function"}, {"$": "nan"}, {"$": "infinity"}
OPTIONS = [
    *[{"timeout": value} for value in (-1, 0, NAN, INFINITY, "1", True, [1], {"s": 1}, FUNCTION)],
    *[{"signal": value} for value in (1, "stop", True, {"aborted": True}, FUNCTION)],
    *[{"on_stdout": value} for value in (1, "print", [], {})],
    *[{"on_stderr": value} for value in (1, "print")],
    *[{"on_progress": value} for value in (1, "print")],
    *[{"on_input": value} for value in (1, "print")],
    {"timeuot": 1},
    {"onStdout": FUNCTION},
    {"packages": "pytz"},
    {"filename": 3},
]
SIZES = [0, -1, 1.5, "2", NAN, INFINITY, True, [2]]
QUEUES = [-1, 1.5, "2", NAN]
TIMES = [0, -1, "60", NAN]


@pytest.mark.modes("http")
def test_bad_options_of_a_run_are_refused_by_name(bench):
    names = [f"bad {place}" for place in range(len(OPTIONS))]
    refused = [run(n, "1", **options) for n, options in zip(names, OPTIONS, strict=True)]
    played = play(bench, *refused, run("next", "6"), limit=REBOOT_SECONDS)
    check_settled(played)
    for name, options in zip(names, OPTIONS, strict=True):
        record, option = played[name], next(iter(options))
        assert record.outcome == "rejected TypeError", (options, record)
        assert option in record.error["message"], (options, record.error)
    assert played["next"].value == 6


@pytest.mark.modes("http")
def test_scripts_and_contexts_that_are_none(bench):
    played = play(
        bench,
        run("number", 5),
        run("none", None),
        run("list", "1", [1]),
        run("text", "1", "x"),
        run("empty", ""),
        run("nothing", "1", None),
        limit=REBOOT_SECONDS,
    )
    check_settled(played)
    assert [played[n].outcome for n in ("number", "none")] == ["rejected TypeError"] * 2
    assert [played[n].outcome for n in ("list", "text")] == ["rejected ContextError"] * 2
    assert [played[n].outcome for n in ("empty", "nothing")] == ["value"] * 2


@pytest.mark.modes("http")
@pytest.mark.parametrize(
    ("option", "values"), [("size", SIZES), ("max_queue", QUEUES), ("idle_timeout", TIMES)]
)
def test_a_pool_of_bad_numbers_is_refused(bench, option, values):
    """Constructors raise: there is no promise yet that could reject."""
    names = [f"bad pool {place}" for place in range(len(values))]
    made = [pool(n, **{"size": 1, option: v}) for n, v in zip(names, values, strict=True)]
    played = play(bench, *made, limit=REBOOT_SECONDS)
    for name, value in zip(names, values, strict=True):
        assert played[name].outcome == "threw TypeError", (value, played[name])
        assert option in played[name].error["message"]


@pytest.mark.modes("http")
def test_bad_names_in_a_session_are_refused(bench):
    played = play(
        bench,
        session("names"),
        *(call(f"get {n!r}", "get", n, on="names") for n in ("a b", "1", "", 5, None)),
        *(call(f"set {n!r}", "set", n, 1, on="names") for n in ("a.b", "class")),
        call("call", "call", "f()", on="names"),
        call("missing", "get", "missing", on="names"),
        call("missing call", "call", "missing", on="names"),
        call("node", "set", "x", {"$": "node"}, on="names"),
        call("good", "set", "x", 5, on="names"),
        call("x", "get", "x", on="names"),
        limit=REBOOT_SECONDS,
    )
    check_settled(played)
    for name, record in played.records.items():
        if name not in ("names", "good", "x"):
            assert record.outcome.startswith("rejected "), (name, record)
    assert played["missing"].outcome == "rejected NameError"
    assert played["missing call"].outcome == "rejected NameError"
    assert played["node"].outcome == "rejected ContextError"
    assert played["x"].value == 5
