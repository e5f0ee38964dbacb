"""Runs in the worker (compiled): what can go wrong before a script runs, in words.

``BootFailure`` ends the worker, ``PackageError`` one run.
"""

from offthread.everywhere import messages

NEXT_STEP = (
    "Build it with `nox -s build` and upload the whole folder build/, or correct PYODIDE_URL in "
    "worker_app.py"
)


class BootFailure(Exception):
    """Python cannot start; ``filename`` (str) is the file or URL at fault."""

    def __init__(self, text, filename):
        super().__init__(text)
        self.filename = filename


class PackageError(Exception):
    """Packages could not be loaded; ``packages`` is the list of their names."""

    def __init__(self, text, packages):
        super().__init__(text)
        self.packages = packages


def text_of(reason):
    """What was thrown, as text for a person."""
    if reason is None:
        return "unknown reason"
    return str(getattr(reason, "message", None) or reason)


def not_loaded(url, reason):
    """A file that Python needs and that did not come."""
    return BootFailure(f"{url} could not be loaded ({reason}). {NEXT_STEP}.", url)


def not_started(folder, reason):
    """Pyodide itself gave up; it does not say which of its files was at fault."""
    return BootFailure(
        f"Pyodide from {folder} did not start: {reason}. Its files (pyodide.asm.mjs, "
        "pyodide.asm.wasm, python_stdlib.zip, pyodide-lock.json) may be missing, damaged or of "
        "different versions: build again with `nox -s build`.",
        folder,
    )


def wasm_refused(url, reason):
    """The browser did not take Pyodide's WebAssembly."""
    return BootFailure(
        f"the browser did not accept {url}: {reason}. The file may be damaged, then build again "
        "with `nox -s build --fresh`; or a Content-Security-Policy forbids WebAssembly, then allow "
        "'wasm-unsafe-eval' in its script-src.",
        url,
    )


def as_failure(error, filename):
    """``messages.failure`` of any error; ``filename`` where it names none."""
    where = getattr(error, "filename", None) or filename
    return messages.failure(text_of(error), where, getattr(error, "lineno", None) or 0)


def as_script_error(error, filename):
    """``messages.script_error`` of a PackageError, for the script called ``filename``."""
    text = text_of(error)
    trace = f"PackageError: {text}"
    return messages.script_error(
        "PackageError", text, trace, None, filename, list(error.packages), None
    )


def is_overflow(reason):
    """Whether Python crashed because the stack of WebAssembly is full.

    Python's own recursion limit does not see the stack of calls that pass through C.
    """
    return "call stack" in reason or "too much recursion" in reason


def overflow_answer(message):
    """The answer of the run that filled the stack: its own error, not the worker's."""
    text = "the stack of WebAssembly is full: the script calls itself too deeply"
    trace = f"RecursionError: {text}"
    filename = name_of(message)
    return messages.error(
        message["id"],
        messages.script_error("RecursionError", text, trace, None, filename, [text], None),
    )


def crash_failure(message, reason):
    """``messages.failure`` of the run during which Python crashed (None: nobody knows which)."""
    text = (
        f"Python crashed: {reason}. Sessions are lost, and a new Python is starting; what has not "
        "begun runs there. Run a script again by itself where it may be the cause."
    )
    return messages.failure(text, "" if message is None else name_of(message), 0)


def cancelled_answer(message):
    """The answer of a run that was cancelled before it began; nobody reads it."""
    text = "the run was cancelled before it began"
    details = messages.script_error("InterruptedError", text, text, None, "", [text], None)
    return messages.error(message["id"], details)


def session_gone(message):
    """The answer of a run whose session was lost in a crash before it began."""
    text = "Python crashed, and this session's names are lost: make a new one (worker.session())"
    return messages.failed(message["id"], messages.failure(text, name_of(message), 0))


def name_of(message):
    """The filename of a run, the function's name of a call."""
    return message["filename"] if message["kind"] == "run" else message["name"]
