"""Runs in CPython: which run is sent when, and what becomes of those of a worker that is lost."""

from __future__ import annotations

import pytest

from offthread.everywhere.errors import WorkerError
from offthread.on_page.arguments import read_request
from offthread.on_page.conversation import (
    FEW_LIGHT,
    MOST_LIGHT,
    TRIES,
    WINDOW,
    Conversation,
    count,
)
from offthread.on_page.run import Run

FAILURE = WorkerError("it fell over", "w.js", 7)


class Session:
    id = 1
    generation = None


def new_run(conversation, session=None, **options) -> Run:
    """A run that waits; ``run.ended`` (list) is how its promise ended."""
    ended: list[tuple[str, object]] = []
    ends = {
        "resolve": lambda value: ended.append(("resolve", value)),
        "reject": lambda value: ended.append(("reject", value)),
    }
    number = 1 + count(conversation)
    run = Run(number, read_request("1", None, options), session, ends, print)
    run.ended = ended
    conversation.waiting.append(run)
    return run


def send_all(conversation) -> list[Run]:
    sent = []
    while (run := conversation.take_next()) is not None:
        conversation.on_sent(run)
        sent.append(run)
    return sent


def start(conversation, run) -> None:
    conversation.on_begun(run)
    run.started = True


@pytest.fixture
def conversation() -> Conversation:
    return Conversation()


def test_runs_are_sent_in_order_as_the_worker_begins_with_them(conversation):
    runs = [new_run(conversation, timeout=1) for _ in range(5)]
    assert send_all(conversation) == runs[:WINDOW]
    assert send_all(conversation) == []
    start(conversation, runs[0])
    assert send_all(conversation) == [runs[WINDOW]]
    assert count(conversation) == 5


def test_an_answer_makes_room_too(conversation):
    runs = [new_run(conversation, timeout=1) for _ in range(3)]
    send_all(conversation)
    conversation.drop(runs[1])
    assert send_all(conversation) == [runs[2]]
    assert conversation.sent_run(runs[1].id) is None


def test_of_light_runs_many_are_sent_and_others_follow_together(conversation):
    runs = [new_run(conversation) for _ in range(3 * MOST_LIGHT)]
    assert send_all(conversation) == runs[:MOST_LIGHT]
    for run in runs[: MOST_LIGHT - FEW_LIGHT]:
        start(conversation, run)
        assert send_all(conversation) == []
    start(conversation, runs[MOST_LIGHT - FEW_LIGHT])
    more = MOST_LIGHT - FEW_LIGHT + 1
    assert send_all(conversation) == runs[MOST_LIGHT : MOST_LIGHT + more]


def test_a_run_that_can_be_ended_is_not_sent_behind_many_and_not_overtaken(conversation):
    light = [new_run(conversation) for _ in range(WINDOW)]
    heavy = new_run(conversation, timeout=1)
    after = new_run(conversation)
    assert send_all(conversation) == light
    assert conversation.waiting == [heavy, after]
    start(conversation, light[0])
    assert send_all(conversation) == [heavy, after]


def test_what_was_lost_is_sent_again_by_few_so_that_the_culprit_is_found(conversation):
    runs = [new_run(conversation) for _ in range(5)]
    assert send_all(conversation) == runs
    lose(conversation)
    for _ in range(TRIES):
        assert send_all(conversation) == runs[:WINDOW]
        lose(conversation)
    assert [run.ended for run in runs[:WINDOW]] == [[("reject", FAILURE)]] * WINDOW
    assert conversation.waiting == runs[WINDOW:]
    assert [run.ended for run in runs[WINDOW:]] == [[]] * 3


def test_a_session_has_one_run_in_the_worker_and_holds_up_nobody(conversation):
    session = Session()
    first, second = (new_run(conversation, session) for _ in range(2))
    plain = new_run(conversation)
    assert send_all(conversation) == [first, plain]
    start(conversation, first)
    start(conversation, plain)
    assert send_all(conversation) == []
    conversation.drop(first)
    assert send_all(conversation) == [second]


def lose(conversation, whole=True):
    conversation.lose(conversation.culprit(), FAILURE, whole)


def test_the_only_run_under_way_is_to_blame(conversation):
    culprit, unbegun, waiting = (new_run(conversation) for _ in range(3))
    send_all(conversation)
    start(conversation, culprit)
    lose(conversation)
    assert culprit.ended == [("reject", FAILURE)]
    assert conversation.waiting == [unbegun, waiting]
    assert conversation.sent == []


def test_of_several_runs_the_one_that_executed_is_to_blame(conversation):
    other, culprit = (new_run(conversation) for _ in range(2))
    send_all(conversation)
    start(conversation, other)
    start(conversation, culprit)
    conversation.executing = culprit.id
    lose(conversation)
    assert culprit.ended == [("reject", FAILURE)]
    [(how, error)] = other.ended
    assert (how, error.name) == ("reject", "WorkerRestarted")
    assert "it fell over" in error.message


def test_where_nobody_knows_nobody_is_blamed(conversation):
    runs = [new_run(conversation) for _ in range(2)]
    for run in send_all(conversation):
        start(conversation, run)
    lose(conversation)
    assert [run.ended[0][1].name for run in runs] == ["WorkerRestarted"] * 2


def test_a_run_that_may_runs_again_but_not_for_ever(conversation):
    run, other = new_run(conversation, retry=True), new_run(conversation, retry=True)
    for _ in range(TRIES):
        for sent in send_all(conversation):
            start(conversation, sent)
        lose(conversation)
        assert conversation.waiting == [run, other]
        assert not run.started
    for sent in send_all(conversation):
        start(conversation, sent)
    lose(conversation)
    assert [ended[0][1].name for ended in (run.ended, other.ended)] == ["WorkerRestarted"] * 2


def test_a_run_that_ends_each_worker_before_it_starts_is_not_sent_for_ever(conversation):
    run = new_run(conversation)
    for _ in range(TRIES):
        send_all(conversation)
        lose(conversation)
        assert conversation.waiting == [run]
    send_all(conversation)
    lose(conversation)
    assert run.ended == [("reject", FAILURE)]
    assert conversation.waiting == []


def test_what_was_handed_over_cannot_be_sent_again(conversation):
    run = new_run(conversation, transfer=[object()])
    send_all(conversation)
    lose(conversation)
    assert run.ended == [("reject", FAILURE)]
    assert conversation.waiting == []


def test_a_run_that_is_sent_again_still_follows_its_signal(conversation):
    run = new_run(conversation)
    ended: list[str] = []
    run.unfollow = lambda: ended.append("signal")
    run.undo.append(lambda: ended.append("timer"))
    send_all(conversation)
    lose(conversation)
    assert ended == ["timer"]
    run.settle("reject", "aborted")
    assert ended == ["timer", "signal"]


def test_where_python_alone_crashed_the_worker_keeps_what_it_has_not_begun(conversation):
    culprit, unbegun = (new_run(conversation) for _ in range(2))
    send_all(conversation)
    start(conversation, culprit)
    lose(conversation, whole=False)
    assert culprit.ended == [("reject", FAILURE)]
    assert conversation.sent_run(unbegun.id) is unbegun
    assert unbegun.ended == []


def test_a_run_that_was_settled_before_is_not_sent_again(conversation):
    run = new_run(conversation)
    send_all(conversation)
    run.settle("reject", "aborted")
    lose(conversation)
    assert conversation.waiting == []
    assert run.ended == [("reject", "aborted")]


def test_only_another_run_is_a_hindrance(conversation):
    run, other = (new_run(conversation) for _ in range(2))
    send_all(conversation)
    assert conversation.hindrance(run) is None
    conversation.executing = run.id
    assert conversation.hindrance(run) is None
    conversation.executing = other.id
    assert conversation.hindrance(run) is other
    conversation.drop(other)
    assert conversation.hindrance(run) is None


def test_a_failure_of_all_reaches_each_once(conversation):
    runs = [new_run(conversation) for _ in range(4)]
    send_all(conversation)
    for _ in range(2):
        conversation.reject_all(FAILURE)
    assert [run.ended for run in runs] == [[("reject", FAILURE)]] * 4
    assert count(conversation) == 0
