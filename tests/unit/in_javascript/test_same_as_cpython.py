"""Runs on the machine: random calls answer the same in CPython and in the JavaScript runtime."""

from __future__ import annotations

import pytest

from tests.unit.in_javascript.in_node import differences
from tests.unit.in_javascript.sampling import KINDS, sample


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_random_calls(kind):
    wrong = differences(sample(kind, 400))
    assert not wrong, f"{len(wrong)} of 400 differ\n" + "\n".join(wrong[:12])
