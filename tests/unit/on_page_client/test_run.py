"""Runs in CPython: a run's promise ends once, by its own answer."""

from __future__ import annotations

import pytest

from offthread.everywhere import messages
from offthread.everywhere.errors import CallbackError, ScriptError, WorkerError
from offthread.on_page.arguments import read_request
from offthread.on_page.run import Run


def new_run(complain=print, **options) -> Run:
    ended: list[tuple[str, object]] = []
    ends = {
        "resolve": lambda value: ended.append(("resolve", value)),
        "reject": lambda value: ended.append(("reject", value)),
    }
    run = Run(1, read_request("1", {"a": 2}, options), None, ends, complain)
    run.ended = ended
    return run


@pytest.mark.parametrize("results", [0, "", False, None, [1], {"then": 1}])
def test_a_result_resolves_also_a_falsy_one(results):
    run = new_run()
    run.answer(messages.result(1, results, "out", "err"))
    [(how, outcome)] = run.ended
    assert how == "resolve"
    assert (outcome.results, outcome.error) == (results, None)
    assert (outcome.stdout, outcome.stderr) == ("out", "err")


def test_an_exception_of_the_script_resolves_as_error():
    run = new_run()
    cause = messages.script_error("KeyError", "'a'", "", None, "a.py", ["a"], None)
    details = messages.script_error("ValueError", "no", "Trace…", 3, "a.py", ["no"], cause)
    run.answer(messages.error(1, details))
    [(how, outcome)] = run.ended
    assert how == "resolve"
    assert outcome.results is None
    assert isinstance(outcome.error, ScriptError)
    assert (outcome.error.name, outcome.error.lineno) == ("ValueError", 3)
    assert outcome.error.cause.name == "KeyError"


def test_a_failure_of_the_worker_rejects():
    run = new_run()
    run.answer(messages.failed(1, messages.failure("gone", "w.js", 7)))
    [(how, failure)] = run.ended
    assert how == "reject"
    assert isinstance(failure, WorkerError)
    assert (failure.message, failure.filename, failure.lineno) == ("gone", "w.js", 7)


def test_an_answer_that_cannot_be_read_still_settles():
    run = new_run()
    run.answer({"kind": "result", "id": 1})
    assert [how for how, _ in run.ended] == ["reject"]


def test_the_first_end_is_the_only_one():
    run = new_run()
    run.settle("reject", "aborted")
    run.answer(messages.result(1, 3))
    assert run.ended == [("reject", "aborted")]


def test_the_deadline_can_be_told_by_the_page_alone():
    run = new_run(timeout=0.5, filename="a.py")
    run.time_out()
    [(_, outcome)] = run.ended
    assert (outcome.error.name, outcome.error.deadline) == ("TimeoutError", 0.5)
    assert "0.5 s" in outcome.error.message
    assert (outcome.error.filename, outcome.error.traceback) == ("a.py", "")


def test_printed_text_goes_to_its_callback_also_at_the_end():
    said: list[str] = []
    run = new_run(on_stdout=said.append)
    run.print(messages.output(1, "a", ""))
    run.answer(messages.result(1, None, "b", "warning"))
    assert said == ["a", "b"]
    [(_, outcome)] = run.ended
    assert (outcome.stdout, outcome.stderr) == ("", "warning")


def test_a_callback_that_raises_ends_the_run_at_its_end():
    complaints: list[Exception] = []
    failures = [ValueError("first"), KeyError("second")]

    def fail(text):
        raise failures[len(complaints)]

    run = new_run(complaints.append, on_stdout=fail)
    for _ in range(2):
        run.print(messages.output(1, "a", ""))
    assert run.ended == []
    run.answer(messages.result(1, 5))
    [(how, error)] = run.ended
    assert how == "reject"
    assert isinstance(error, CallbackError)
    assert error.cause is failures[0]
    assert error.outcome.results == 5
    assert complaints == failures


def test_nothing_is_told_after_the_end():
    said: list[str] = []
    run = new_run(on_stdout=said.append)
    run.settle("reject", "aborted")
    run.print(messages.output(1, "a", ""))
    assert said == []


def test_what_stands_for_the_run_is_undone_once():
    done: list[str] = []
    run = new_run()
    run.undo.append(lambda: done.append("timer"))
    run.let_go()
    run.let_go()
    assert done == ["timer"]


def test_the_message_says_what_the_run_is_given():
    message = new_run(timeout=2, on_stderr=print, on_input=print, packages=["pytz"]).wire()
    assert (message["kind"], message["id"], message["script"]) == ("run", 1, "1")
    assert (message["context"], message["packages"]) == ({"a": 2}, ["pytz"])
    assert message["options"] == messages.run_options(0, 2, False, None, ["stderr"], True)


class Session:
    id = 3


def test_a_call_is_told_as_one():
    run = new_run()
    run.scope = Session()
    run.request["call"], run.request["context"] = "fit", [1, 2]
    assert run.wire() == messages.call(
        1, "fit", [1, 2], messages.run_options(3, None, False, None, [], False)
    )


def test_a_light_run_is_told_without_options():
    run = new_run(filename="a.py", packages=["pytz"])
    assert run.is_light()
    assert run.wire() == messages.run(1, "1", {"a": 2}, "a.py", ["pytz"], None)


@pytest.mark.parametrize(
    "options",
    [
        {"timeout": 1},
        {"transfer": [1]},
        {"on_stdout": lambda: None},
        {"on_stderr": print},
        {"on_input": lambda: None},
    ],
)
def test_what_can_be_ended_or_is_listened_to_is_not_light(options):
    run = new_run(**options)
    assert not run.is_light()
    assert run.wire()["options"]["listens"] == [
        name[3:] for name in options if name in ("on_stdout", "on_stderr")
    ]
