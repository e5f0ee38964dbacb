"""Runs in CPython: the fault suite as a table. The stages of booting, of loading packages and of
closing have tests of their own beside this file, since they need a worker or a server of their own.
"""

from __future__ import annotations

from tests.browser.steps import Step, abort, kill, run, signal, until_said
from tests.faults import scripts
from tests.faults.fault import ALL_MODES, REPLACED, Fault
from tests.faults.scripts import AFTER_AWAIT, while_converting

TIMED_OUT = ("error TimeoutError",)
ABORTED = ("rejected Error",)
TIMEOUT = 0.3  # seconds
GRACE = 0.75  # seconds that a run may go on after its end was asked for; then its worker goes
NO_SHARED_MEMORY_NO_SERVER = ("file",)
DEAF_IN_SLEEP = ("webkit-file",)  # where JSPI is, Python that sleeps lets the worker hear messages


def begin(script: str, *after: Step, **options: object) -> tuple[Step, ...]:
    """The culprit's run; ``after`` follows when it has printed "go"."""
    started = until_said("culprit", "go")
    return (run("culprit", script, on_stdout=True, **options), started, *after)


def plain(script: str, context: object = None, **options: object) -> tuple[Step, ...]:
    return (run("culprit", script, context, **options),)


def deadline(stage: str, name: str, script: str, lost: tuple[str, ...] = ()) -> Fault:
    """The run is ended at its deadline; ``lost`` where only a new worker ends it."""
    seconds = TIMEOUT + (GRACE if lost else 0.05)
    return Fault(stage, name, begin(script, timeout=TIMEOUT), TIMED_OUT, seconds, lost=lost)


def cancel(stage: str, name: str, script: str, lost: tuple[str, ...] = ()) -> Fault:
    """The run's signal is aborted: its promise rejects at once with the signal's reason."""
    steps = begin(script, abort("stop", "no longer wanted"), signal=signal("stop"))
    return Fault(stage, name, steps, ABORTED, 0.1, says="no longer wanted", lost=lost)


RUNNING = [
    Fault("running", "worker killed", begin(scripts.BUSY, kill()), REPLACED, lost=ALL_MODES),
    Fault(
        *("running", "self.close()", plain(scripts.CLOSES_ITSELF)),
        ends=("value", *REPLACED),
        lost=ALL_MODES,
    ),
    Fault(
        *("running", "an error nobody catches", plain(scripts.STRAY_ERROR)),
        ends=("value", *REPLACED),
        lost=None,
    ),
    Fault("running", "recursion", plain(scripts.RECURSION), ("error RecursionError",)),
    Fault(
        *("running", "recursion through C", plain(scripts.RECURSION_THROUGH_C)),
        ends=("error RecursionError",),
        lost=None,
    ),
    Fault(
        *("running", "os._exit", plain("import os\nos._exit(3)")),
        ends=("rejected WorkerError",),
        says="exit",
        lost=ALL_MODES,
    ),
    Fault("running", "sys.exit", plain("import sys\nsys.exit(3)"), ("error SystemExit",)),
    Fault(
        "running",
        "KeyboardInterrupt",
        plain("raise KeyboardInterrupt"),
        ("error KeyboardInterrupt",),
    ),
    deadline("running", "deadline", scripts.BUSY),
    deadline("running", "deadline in time.sleep", scripts.SLEEPS),
    deadline("running", "KeyboardInterrupt caught", scripts.CATCHES_INTERRUPTS, ALL_MODES),
    deadline("running", "a long C call", scripts.LONG_C_CALL, ALL_MODES),
    cancel("running", "cancel", scripts.BUSY, NO_SHARED_MEMORY_NO_SERVER),
    cancel("running", "cancel in time.sleep", scripts.SLEEPS, DEAF_IN_SLEEP),
    cancel("running", "cancel caught", scripts.CATCHES_ALL, ALL_MODES),
    Fault(
        *("running", "unconvertible in", plain("1", {"bad": {"$": "node"}})),
        ends=("rejected ContextError",),
        says='context["bad"]',
    ),
    Fault(
        *("running", "cyclic data in", plain("loop['itself'] is loop", {"loop": {"$": "cycle"}})),
        ends=("value", "error ValueError", "rejected ContextError"),
    ),
    Fault(
        *(
            "running",
            "100 MB in",
            plain("len(data)", {"data": {"$": "zeros", "size": 100_000_000}}),
        ),
        *(("value",), 5, "", 100_000_000),
    ),
    Fault(
        *("running", "10 000 keys", plain("key_9999 + key_1", {"$": "keys", "count": 10_000})),
        *(("value",), 2, "", 10_000),
    ),
]

CALLBACKS = [
    Fault(
        *("running", f"{callback} throws", plain(script, **{callback: {"$": "raise"}})),
        ends=("rejected CallbackError",),
        says="callback",
    )
    for callback, script in {
        "on_stdout": "print('x', flush=True)\n5",
        "on_stderr": "import sys\nprint('x', file=sys.stderr, flush=True)\n5",
        "on_progress": "import offthread\noffthread.progress(0.5, 'half')\n5",
    }.items()
]

AWAITING = [
    Fault("awaiting", "worker killed", begin(scripts.AWAITS, kill()), REPLACED, lost=ALL_MODES),
    Fault(
        *("awaiting", "os._exit", plain(f"import os\n{AFTER_AWAIT}os._exit(3)")),
        ends=("rejected WorkerError",),
        says="exit",
        lost=ALL_MODES,
    ),
    Fault("awaiting", "an error", plain(f"{AFTER_AWAIT}1 / 0"), ("error ZeroDivisionError",)),
    Fault("awaiting", "sys.exit", plain(f"{AFTER_AWAIT}raise SystemExit"), ("error SystemExit",)),
    Fault(
        *("awaiting", "KeyboardInterrupt", plain(f"{AFTER_AWAIT}raise KeyboardInterrupt")),
        ends=("error KeyboardInterrupt",),
    ),
    deadline("awaiting", "deadline", scripts.AWAITS),
    deadline("awaiting", "deadline of a promise that never resolves", scripts.NEVER_RESOLVES),
    deadline("awaiting", "deadline of child tasks", scripts.CHILD_TASKS),
    deadline("awaiting", "deadline swallowed", scripts.SWALLOWS_CANCELLATION, ALL_MODES),
    cancel("awaiting", "cancel", scripts.AWAITS),
    cancel("awaiting", "cancel of child tasks", scripts.CHILD_TASKS),
    cancel("awaiting", "cancel swallowed", scripts.SWALLOWS_CANCELLATION, ALL_MODES),
]

CONVERTING = [
    Fault(
        *("converting", "worker killed", begin(while_converting("time.sleep(99)"), kill())),
        ends=REPLACED,
        lost=ALL_MODES,
    ),
    Fault(
        *("converting", "os._exit", plain(while_converting("os._exit(3)"))),
        ends=("rejected WorkerError",),
        lost=ALL_MODES,
    ),
    Fault(
        *("converting", "sys.exit", plain(while_converting("sys.exit(3)"))),
        ends=("error SystemExit", "error ConversionError"),
    ),
    deadline("converting", "deadline", while_converting("time.sleep(99)")),
    cancel("converting", "cancel", while_converting("time.sleep(99)"), DEAF_IN_SLEEP),
    Fault(
        "converting",
        "unconvertible",
        plain("{'f': [len]}"),
        ("error ConversionError",),
        says='["f"][0]',
    ),
    Fault(
        "converting",
        "cyclic data",
        plain(scripts.CYCLE),
        ("error ConversionError",),
        says='["loop"]',
    ),
    Fault("converting", "depth 10 000", plain(scripts.DEEP), ("error ConversionError",), 2),
    Fault(
        *("converting", "100 MB out", plain("bytes(100_000_000)")),
        *(("value",), 5, "", {"bytes": 100_000_000}),
    ),
]

BLOCKS = """
import time
print("go", flush=True)
end = time.monotonic() + 0.6
while time.monotonic() < end: pass
"""
BLOCKER = (run("blocker", BLOCKS, on_stdout=True), until_said("blocker", "go"))


def queued(name: str, *after: Step, ends: tuple[str, ...], seconds: float, says="", **options):
    """A run that waits behind one that computes for 0.6 s."""
    lost = options.pop("lost", ())
    steps = (*BLOCKER, run("culprit", "2", **options), *after)
    value = 2 if "value" in ends else None
    return Fault("queued", name, steps, ends, seconds, says, value, lost)


QUEUED = [
    queued("worker killed", kill(), ends=("value",), seconds=60, lost=ALL_MODES),
    queued("deadline, which begins with the script", ends=("value",), seconds=1, timeout=0.2),
    queued("cancel", abort("q", "no"), ends=ABORTED, seconds=0.1, says="no", signal=signal("q")),
    queued(
        *("cancelled before",),
        ends=ABORTED,
        seconds=0.1,
        says="early",
        signal={"$": "aborted", "reason": "early"},
    ),
    queued(
        *("cancel by AbortSignal.timeout",),
        ends=("rejected TimeoutError",),
        seconds=0.2,
        signal={"$": "timeout", "ms": 100},
    ),
]

ROWS = [*RUNNING, *CALLBACKS, *AWAITING, *CONVERTING, *QUEUED]
EVERYWHERE = {"cancel", "worker killed", "deadline", "cancel in time.sleep", "cancel swallowed"}
