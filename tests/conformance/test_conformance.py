"""Runs on the machine: the conformance table must not fall; every refusal helps."""

from __future__ import annotations

import pytest

from tests.conformance.compare import Outcome
from tests.conformance.run import count, fallen, run_all


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return run_all()


def test_no_group_is_worse_than_the_baseline(outcomes: list[Outcome]) -> None:
    assert fallen(count(outcomes)) == []


def test_refusals_name_the_line_and_a_remedy(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.kind == "refused":
            first, *rest = outcome.ending.message.splitlines()
            assert first.split(":")[1].isdigit(), outcome.case.name
            assert len(rest) >= 3, f"{outcome.case.name}: no remedy in {outcome.ending.message}"
