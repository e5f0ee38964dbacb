"""Runs everywhere: the errors a caller of Offthread meets.

Exception
└── OffthreadError
    ├── WorkerError      the worker itself failed (rejects the promise)
    │   ├── WorkerRestarted   the run was under way when the worker was replaced, not by its fault
    │   └── SessionLost       the session's names went with the worker that was replaced
    ├── SessionClosed    the session is used after ``close``
    ├── QueueFull        the pool takes no more runs for now (``max_queue``)
    ├── CallbackError    a callback of the page raised; the run itself went on to its end
    ├── ContextError     the context cannot be sent to the worker (rejects, before anything is sent)
    └── ScriptError      the Python exception of a script (``outcome.error``; rejects only where a
                         value is asked for: ``session.get``, ``session.call``, ``pool.map``)
"""


class OffthreadError(Exception):
    """Base of every error that Offthread itself makes; ``message`` (str) says what happened and
    the next step."""

    def __init__(self, message, name="OffthreadError"):
        super().__init__(message)
        self.message = message
        self.name = name


class WorkerError(OffthreadError):
    """The worker could not start, or died.

    ``filename`` (str) and ``lineno`` (int, 0 when unknown) say where.
    """

    def __init__(self, message, filename="", lineno=0, name="WorkerError"):
        super().__init__(message, name)
        self.filename = filename
        self.lineno = lineno


class WorkerRestarted(WorkerError):
    """The worker was replaced while this run was under way; it may have had effects."""

    def __init__(self, message, filename="", lineno=0):
        super().__init__(message, filename, lineno, "WorkerRestarted")


class SessionLost(WorkerError):
    """The worker of this session was replaced, and the session's names with it."""

    def __init__(self, message, filename="", lineno=0):
        super().__init__(message, filename, lineno, "SessionLost")


class SessionClosed(OffthreadError):
    """The session was closed before."""

    def __init__(self, message):
        super().__init__(message, "SessionClosed")


class QueueFull(OffthreadError):
    """``max_queue`` runs wait already in the pool."""

    def __init__(self, message):
        super().__init__(message, "QueueFull")


class CallbackError(OffthreadError):
    """A callback of a run raised ``cause``; ``outcome`` (Outcome) is how the run itself ended."""

    def __init__(self, message, cause, outcome):
        super().__init__(message, "CallbackError")
        self.cause = cause
        self.outcome = outcome


class ContextError(OffthreadError):
    """A value of the context cannot be cloned; ``key`` (str) is its path in the context."""

    def __init__(self, message, key=""):
        super().__init__(message, "ContextError")
        self.key = key


class ScriptError(OffthreadError):
    """A Python exception raised by a script, rebuilt on the page.

    ``name`` (str) is the Python type, ``traceback`` (str) is trimmed to the script's own
    frames, ``lineno`` (int or None) and ``filename`` (str) say where it was raised,
    ``args`` (list) and ``cause`` (ScriptError or None) are those of the exception. ``deadline``
    (seconds) stands in the TimeoutError of a run that was ended at its ``timeout``, else None.
    """

    def __init__(self, details):
        super().__init__(details["message"], details["name"])
        self.traceback = details["traceback"]
        self.lineno = details["lineno"]
        self.filename = details["filename"]
        self.args = details["args"]
        self.cause = None if details["cause"] is None else ScriptError(details["cause"])
        self.deadline = details.get("deadline")
