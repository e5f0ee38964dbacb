"""Runs in CPython: faults while a run's packages are loaded. Python is there already and stays."""

from __future__ import annotations

import pytest

from tests.browser.steps import abort, call, kill, play, run, signal, sleep, wait, worker
from tests.faults.fault import REBOOT_SECONDS, check_settled

WHEEL = "py2.py3-none-any.whl"
SOON = 20.0
BARE = "bare"  # a worker without packages
USES_PYTZ = "import pytz\npytz.utc.zone"


@pytest.fixture(scope="module")
def bare(own_server):
    """A worker without packages is started once for the tests of this module."""
    play(own_server.page, worker(BARE, packages=[]), run("a", "1", on=BARE), limit=REBOOT_SECONDS)


@pytest.mark.modes("http")
@pytest.mark.parametrize("kind", ["404", "corrupt", "truncated", "refused"])
def test_a_wheel_that_does_not_come(broken, bare, kind):
    """The run that needs it is told its name; those beside it have their own answers."""
    broken.server.faults[WHEEL] = kind
    played = play(
        broken.page,
        run("culprit", USES_PYTZ, on=BARE, timeout=30),
        run("other", "import asyncio\nawait asyncio.sleep(0.1)\n5", on=BARE),
        wait(seconds=SOON),
        run("next", "6", on=BARE),
        limit=SOON,
    )
    check_settled(played)
    culprit = played["culprit"]
    assert culprit.outcome in ("error PackageError", "error ModuleNotFoundError"), culprit
    assert "pytz" in culprit.error["message"]
    assert (played["other"].value, played["next"].value) == (5, 6)


@pytest.mark.modes("http")
def test_loading_is_cancelled_at_once_and_the_deadline_does_not_count_it(broken, bare):
    broken.server.faults[WHEEL] = "slow"
    played = play(
        broken.page,
        run("cancelled", USES_PYTZ, on=BARE, signal=signal("p")),
        run("patient", USES_PYTZ, on=BARE, timeout=1),
        sleep(0.2),
        abort("p", "no longer wanted"),
        limit=SOON,
    )
    check_settled(played)
    assert played["cancelled"].outcome == "rejected Error", played["cancelled"]
    assert played["cancelled"].seconds < 1
    assert played["patient"].value == "UTC", played["patient"].error


@pytest.mark.modes("http")
def test_killed_while_loading_the_run_goes_to_the_next_worker(broken):
    """It has not begun, so that it can be run again without ``retry``."""
    broken.server.faults[WHEEL] = "slow"
    played = play(
        broken.page,
        worker("lazy", packages=[]),
        run("ready", "1", on="lazy"),
        wait(seconds=REBOOT_SECONDS),
        run("culprit", USES_PYTZ, on="lazy"),
        run("other", "5", on="lazy"),
        sleep(0.4),
        kill(),
        wait(seconds=REBOOT_SECONDS),
        call("end", "terminate", on="lazy"),
        limit=REBOOT_SECONDS,
    )
    check_settled(played)
    assert played["culprit"].value == "UTC", played["culprit"]
    assert played["other"].value == 5


@pytest.mark.modes("http")
def test_an_unknown_package_is_named(broken, bare):
    played = play(
        broken.page,
        run("culprit", "1", on=BARE, packages=["no-such-package"]),
        run("next", "6", on=BARE),
        limit=SOON,
    )
    check_settled(played)
    assert "no-such-package" in played["culprit"].error["message"]
    assert played["next"].value == 6
