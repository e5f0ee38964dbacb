"""Runs in CPython: each run gets exactly one answer, its own."""

from __future__ import annotations

import pytest

from offthread.everywhere import messages
from offthread.everywhere.errors import ScriptError, WorkerError
from offthread.on_page.conversation import Conversation


class Run:
    """A caller that writes down how its run was settled."""

    def __init__(self, conversation: Conversation) -> None:
        self.settled: list[tuple[str, object]] = []
        self.id = conversation.open({"resolve": self.resolve, "reject": self.reject})

    def resolve(self, value: object) -> None:
        self.settled.append(("resolved", value))

    def reject(self, reason: object) -> None:
        self.settled.append(("rejected", reason))


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def conversation(complaints: list[str]) -> Conversation:
    return Conversation(complaints.append)


@pytest.mark.parametrize("results", [0, "", False, None, [1], {"then": 1}])
def test_a_result_resolves_also_a_falsy_one(conversation, results):
    run = Run(conversation)
    conversation.settle(messages.result(run.id, results))
    [(how, outcome)] = run.settled
    assert how == "resolved"
    assert (outcome.results, outcome.error) == (results, None)


def test_an_exception_of_the_script_resolves_as_error(conversation):
    run = Run(conversation)
    cause = messages.script_error("KeyError", "'a'", "", None, "a.py", ["a"], None)
    details = messages.script_error("ValueError", "no", "Trace…", 3, "a.py", ["no"], cause)
    conversation.settle(messages.error(run.id, details))
    [(how, outcome)] = run.settled
    assert how == "resolved"
    assert outcome.results is None
    assert isinstance(outcome.error, ScriptError)
    assert (outcome.error.name, outcome.error.lineno) == ("ValueError", 3)
    assert outcome.error.cause.name == "KeyError"


def test_a_failure_of_the_worker_rejects(conversation):
    run = Run(conversation)
    conversation.settle(messages.failed(run.id, messages.failure("gone", "w.js", 7)))
    [(how, failure)] = run.settled
    assert how == "rejected"
    assert isinstance(failure, WorkerError)
    assert (failure.message, failure.filename, failure.lineno) == ("gone", "w.js", 7)


def test_an_answer_that_cannot_be_read_still_settles(conversation):
    run = Run(conversation)
    conversation.settle({"kind": "result", "id": run.id})
    assert [how for how, _ in run.settled] == ["rejected"]


def test_a_second_answer_changes_nothing_and_is_reported(conversation, complaints):
    run = Run(conversation)
    for number in (1, 2):
        conversation.settle(messages.result(run.id, number))
    assert len(run.settled) == 1
    assert complaints == [f"Offthread: an answer to run {run.id}, which waits for none"]


def test_an_unknown_run_is_reported(conversation, complaints):
    conversation.settle(messages.result(99, 1))
    assert len(complaints) == 1


def test_a_thousand_runs_get_their_own_answers(conversation, complaints):
    runs = [Run(conversation) for _ in range(1000)]
    for run in reversed(runs):
        conversation.settle(messages.result(run.id, run.id * 2))
    assert [run.settled[0][1].results for run in runs] == [run.id * 2 for run in runs]
    assert not complaints


def test_a_failure_of_all_reaches_each_once(conversation):
    runs = [Run(conversation) for _ in range(3)]
    conversation.forget(runs[0].id)
    failure = WorkerError("gone")
    conversation.fail_all(failure)
    conversation.fail_all(failure)
    assert [len(run.settled) for run in runs] == [0, 1, 1]
    assert runs[1].settled == [("rejected", failure)]
