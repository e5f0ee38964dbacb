"""Runs in CPython: every row of the fault suite, beside two runs that have nothing to do with it.

Over http in both engines; those whose remedy depends on how the page was opened, and those that
replace the worker, also on a page that is isolated and on one from a disk.
"""

from __future__ import annotations

import pytest

from tests.faults.fault import meet
from tests.faults.rows import EVERYWHERE, ROWS

# WebKitGTK goes on with WebAssembly that computes when its worker is terminated: each such worker
# takes a core from all tests that follow. There only these of the rows that lose a worker are run.
IN_WEBKIT = {"running: KeyboardInterrupt caught", "queued: worker killed", "running: cancel"}
FEW = [fault for fault in ROWS if fault.name in EVERYWHERE]


@pytest.mark.modes("http")
@pytest.mark.parametrize("fault", ROWS, ids=lambda fault: fault.id)
def test_a_fault_is_told_to_whom_it_met_and_to_nobody_else(bench, fault):
    spare_webkit(bench, fault)
    meet(bench, fault)


@pytest.mark.modes("isolated", "file")
@pytest.mark.parametrize("fault", FEW, ids=lambda fault: fault.id)
def test_however_the_page_was_opened(bench, fault):
    spare_webkit(bench, fault)
    meet(bench, fault)


def spare_webkit(bench, fault):
    if (
        bench.engine.name == "webkit"
        and fault.loses(bench) is not False
        and fault.id not in IN_WEBKIT
    ):
        pytest.skip("WebKitGTK does not end a busy worker: see IN_WEBKIT")
