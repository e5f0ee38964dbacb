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


def not_loaded(url, reason):
    """A file that Python needs and that did not come."""
    return BootFailure(f"{url} could not be loaded ({reason}). {NEXT_STEP}.", url)


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
    text = str(error.message or error)
    return messages.failure(text, error.filename or filename, error.lineno or 0)


def as_script_error(error, filename):
    """``messages.script_error`` of a PackageError, for the script called ``filename``."""
    text = str(error.message or error)
    trace = f"PackageError: {text}"
    return messages.script_error(
        "PackageError", text, trace, None, filename, list(error.packages), None
    )
