"""Runs in the worker (compiled): what can go wrong before a script runs, in words.

``BootFailure`` ends the worker, ``PackageError`` one run.
"""

from offthread.everywhere import messages
from offthread.in_worker.host import text_of

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


def crash_answer(message, reason, running):
    """The answer of a run during which Python crashed; ``running`` (int) runs were in flight.

    Python's own recursion limit does not see the stack of calls that pass through C, which ends
    in a crash of WebAssembly: where it is plain whose it was, that is a RecursionError.
    """
    filename = message["filename"]
    overflow = "call stack" in reason or "too much recursion" in reason
    if overflow and running == 1:
        text = "the stack of WebAssembly is full: the script calls itself too deeply"
        trace = f"RecursionError: {text}"
        return messages.error(
            message["id"],
            messages.script_error("RecursionError", text, trace, None, filename, [text], None),
        )
    text = (
        f"Python crashed while {running} run(s) were in flight, this one among them: {reason}. "
        "A new Python is starting; run the script again, by itself where it may be the cause."
    )
    return messages.failed(message["id"], messages.failure(text, filename, 0))
