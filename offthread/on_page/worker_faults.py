"""Runs on the page (compiled): what is said about a worker that could not start, or died."""

from offthread.everywhere.errors import SessionLost, WorkerError


def crash(event, file):
    """The WorkerError for a worker's ``error`` event; ``file`` is what it was started from."""
    if not event.message:
        return WorkerError(
            f"the worker could not be loaded from {file}: the file is missing, or refused by the "
            "server or the page's Content-Security-Policy. Build it with `nox -s build`; look at "
            "the browser's console",
            file,
        )
    place = f" ({event.filename}, line {event.lineno})" if event.filename else ""
    return WorkerError(
        f"the worker stopped with an error of its own code: {event.message}{place}",
        event.filename or file,
        event.lineno or 0,
    )


def refused(file, error):
    """The WorkerError for a worker that the browser did not let start."""
    return WorkerError(
        f"the browser refused to start the worker {file}: {error}. A page with a "
        "Content-Security-Policy needs worker-src 'self' (and blob: on file:// or from "
        "another origin)",
        file,
    )


def silent(file, seconds):
    """The WorkerError for a worker without a sign of life while Python starts."""
    return WorkerError(
        f"the worker gave no sign of life for {seconds} s while Python was starting: "
        "look at the browser's console for a file that is missing or refused (a "
        "Content-Security-Policy needs 'wasm-unsafe-eval'); on a slow line give a longer "
        "boot_timeout (bootTimeout)",
        file,
    )


def gone(file):
    """The WorkerError for a worker that ended without a word."""
    return WorkerError(
        "the worker ended without a word: something stopped it, or its memory ran out; see the "
        "browser's console",
        file,
    )


def unreadable(file):
    """The WorkerError for a message that arrived damaged."""
    return WorkerError("a message of the worker could not be read by the page", file)


def given_up(failure, times):
    """The WorkerError for a worker that is not started any more."""
    return WorkerError(
        f"the worker could not start {times} times in a row and is not tried again: "
        f"{failure.message}. Mend this, then call restart()",
        failure.filename,
        failure.lineno,
    )


def session_lost():
    """The SessionLost for a run whose session's names are no more."""
    return SessionLost(
        "the session's names were lost with its worker: make a new one with worker.session()"
    )


def worker_error(details):
    """The WorkerError for ``details`` (see ``messages.failure``)."""
    return WorkerError(details["message"], details["filename"], details["lineno"])
