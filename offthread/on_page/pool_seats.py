"""Runs on the page (compiled): the places of a pool's workers, and the runs that wait for one.

Both are plain dicts: ``new_seat`` says what is in the one, ``BasePool.ask`` in the other.
"""

from offthread.on_page.arguments import option
from offthread.on_page.conversation import count


def let_go(run):
    """Ends the listening to the signal of ``run``."""
    for undo in run["undo"]:
        undo()
    run["undo"] = []


def reject(run, reason):
    """Ends ``run``, which no worker has."""
    let_go(run)
    run["ends"]["reject"](reason)


def new_seat(settings, number):
    """The place of one worker (None while it is let go); ``given`` is the plain run it has."""
    name = option(settings, "name", None) or "Offthread"
    return {
        "name": f"{name} {number}",
        "worker": None,
        "watched": None,
        "given": None,
        "sessions": [],
        "answers": 0,
        "mark": None,
    }


def state_of(seat):
    """As of BaseWorker, or "released" where there is none."""
    return "released" if seat["worker"] is None else seat["worker"].state


def busy(seat):
    """How many runs the worker has not answered."""
    return 0 if seat["worker"] is None else count(seat["worker"].conversation)


def sessions(seat):
    """How many sessions are open."""
    seat["sessions"] = [session for session in seat["sessions"] if not session.is_over()]
    return len(seat["sessions"])


def release(seat):
    """Ends the worker."""
    if seat["worker"] is not None:
        seat["answers"] = seat["answers"] + seat["worker"].answers
        seat["worker"].terminate()
        seat["worker"] = None


def stats_of(seat):
    """A dict of ``name``, ``state`` ("starting", "idle", "busy", "failed" or "released"),
    ``memory`` (bytes of WebAssembly), ``runs`` (answered so far) and ``sessions``."""
    worker = seat["worker"]
    state = state_of(seat)
    if state == "ready":
        state = "busy" if busy(seat) else "idle"
    return {
        "name": seat["name"],
        "state": state,
        "memory": 0 if worker is None else worker.memory,
        "runs": seat["answers"] + (0 if worker is None else worker.answers),
        "sessions": sessions(seat),
    }


def least(seats, rank):
    """The first of ``seats`` whose ``rank(seat)`` is the least."""
    found = seats[0]
    for seat in seats:
        if rank(seat) < rank(found):
            found = seat
    return found
