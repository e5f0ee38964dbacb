"""Runs on the page (compiled): checks what a caller hands to the API, before anything is sent.

Pure: touches nothing of the browser, so the same checks run in CPython's tests.
"""

from offthread.everywhere.errors import ContextError
from offthread.on_page.files import ScriptFile

CALLBACKS = ("on_stdout", "on_stderr", "on_progress", "on_input")
RUN_OPTIONS = ("filename", "packages", "timeout", "signal", "retry", "transfer", *CALLBACKS)

# Tracebacks show source lines only for names that look like a file's, hence no "<script>".
UNNAMED_SCRIPT = "script.py"


def read_request(script, context, options):
    """One run's arguments, checked: a dict of ``script``, ``context``, ``call`` (None), ``kept``
    (False: the context is the caller's own) and all RUN_OPTIONS.

    Raises TypeError for a wrong script or option, ContextError for a context that is no dict.
    """
    options = {} if options is None else options
    check_names(options, RUN_OPTIONS, "option")
    filename = option(options, "filename", None)
    check_text(filename, "filename")
    request = {
        "script": script_text(script),
        "context": checked_context(context),
        "call": None,
        "kept": False,
        "filename": script_name(script) if filename is None else filename,
        "packages": checked_packages(option(options, "packages", None)) or [],
    }
    read_ending(request, options)
    read_callbacks(request, options)
    return request


def read_ending(request, options):
    """Takes the options that say how the run may end."""
    timeout = option(options, "timeout", None)
    if timeout is not None:
        check_seconds(timeout, "timeout")
    signal = option(options, "signal", None)
    if signal is not None and not callable(getattr(signal, "throwIfAborted", None)):
        raise TypeError(f"signal must be an AbortSignal or None, not {kind_of(signal)}")
    retry = option(options, "retry", None) or False
    transfer = option(options, "transfer", None) or []
    if not isinstance(transfer, (list, tuple)) or (retry and transfer):
        raise TypeError("transfer must be a list, and does not go with retry")
    request["timeout"] = timeout
    request["signal"] = signal
    request["retry"] = retry
    request["transfer"] = transfer


def read_callbacks(request, options):
    """Takes the options that are functions."""
    for name in CALLBACKS:
        request[name] = option(options, name, None)
        if request[name] is not None and not callable(request[name]):
            raise TypeError(f"{name} must be a function or None, not {kind_of(request[name])}")


def check_seconds(value, name):
    """Raises TypeError unless ``value`` is a finite number above 0."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not is_number or not 0 < value < 1e300:
        raise TypeError(f"{name} must be a finite number of seconds above 0")


def script_text(script):
    """The code of ``script`` (str or ScriptFile). Raises TypeError for anything else."""
    if isinstance(script, str):
        return script
    if isinstance(script, ScriptFile):
        return script.text
    raise TypeError(
        f"the script must be text or file(…), not {kind_of(script)}: "
        'pass the Python code as a string, or file("scripts/name.py")'
    )


def script_name(script):
    """The name of ``script`` in tracebacks: the file's path, or one for unnamed text."""
    return script.path if isinstance(script, ScriptFile) else UNNAMED_SCRIPT


def checked_context(context):
    """``context`` as a dict; None is an empty one. Raises ContextError for anything else."""
    if context is None:
        return {}
    if not isinstance(context, dict):
        raise ContextError(
            "the context must be a dict (in JavaScript a plain object) or None, "
            f"not {kind_of(context)}: its keys become the script's names"
        )
    return context


def checked_packages(packages):
    """``packages`` as a list of str, or None. Raises TypeError for anything else."""
    if packages is None:
        return None
    if not isinstance(packages, (list, tuple)):
        raise TypeError(
            f'packages must be a list of names such as ["pytz"], not {kind_of(packages)}'
        )
    for name in packages:
        if not isinstance(name, str):
            raise TypeError(f"packages must hold names (str) only, not {kind_of(name)}")
    return [name for name in packages]  # noqa: C416 - a new list, also of a tuple


def check_text(value, name):
    """Raises TypeError unless ``value`` is a str or None; ``name`` is the option's name."""
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{name} must be a str or None, not {kind_of(value)}")


def option(options, name, default):
    """The value of ``name`` in ``options`` (dict)."""
    return options[name] if name in options else default


def check_names(options, known, what):
    """Raises TypeError unless ``options`` is a dict with no other keys than ``known``."""
    if not isinstance(options, dict):
        raise TypeError(f"the {what}s must be a plain object, not {kind_of(options)}")
    for name in options:
        if name not in known:
            raise TypeError(f"unknown {what} {name!r}; known {what}s are: {', '.join(known)}")


def kind_of(value):
    """What ``value`` is, for an error message."""
    if value is None:
        return "None"
    if callable(value):
        return "a function"
    if isinstance(value, str):
        return "text"
    if isinstance(value, (list, tuple)):
        return "a list"
    return "a dict" if isinstance(value, dict) else "a value of another type"
