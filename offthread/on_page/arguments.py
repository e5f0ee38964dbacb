"""Runs on the page (compiled): checks what a caller hands to the API, before anything is sent.

Pure: touches nothing of the browser, so the same checks run in CPython's tests.
"""

from offthread.everywhere.errors import ContextError
from offthread.everywhere.options import CALLBACKS, RUN_OPTIONS
from offthread.on_page.files import ScriptFile

# Tracebacks show source lines only for names that look like a file's, hence no "<script>".
UNNAMED_SCRIPT = "script.py"


def read_request(script, context, options):
    """One run's arguments, checked: a dict of ``script``, ``context``, ``call`` (None), ``kept``
    (False: the context is the caller's own) and all RUN_OPTIONS.

    Raises TypeError for a wrong script or option, ContextError for a context that is no dict.
    """
    options = {} if options is None else options
    if __options__ is not None:  # noqa: F821 - the bundler puts true or null here
        check_names(options, RUN_OPTIONS, "option")
    else:
        refuse(options)
    request = {
        "script": script_text(script),
        "context": checked_context(context),
        "call": None,
        "kept": False,
    }
    for name in RUN_OPTIONS:
        request[name] = option(options, name, None)
    if __options__ is not None:  # noqa: F821
        check_options(request)
    if request["filename"] is None:
        request["filename"] = script_name(script)
    request["packages"] = request["packages"] or []
    request["retry"] = request["retry"] or False
    request["transfer"] = request["transfer"] or []
    return request


def refuse(options):
    """Raises TypeError for options (dict) of a page that was built without them: in none of its
    calls does one stand."""
    for name in options:
        raise TypeError(
            f"{name}: no call of this page names an option, so it was built without; write it as a "
            "keyword in the call, async_run(script, context, timeout=2), and build again"
        )


def check_options(request):
    """Raises TypeError for a wrong value of an option."""
    check_text(request["filename"], "filename")
    request["packages"] = checked_packages(request["packages"])
    check_ending(request)
    for name in CALLBACKS:
        given = request[name]
        expect(given is None or callable(given), given, name, "a function or None")


def check_ending(request):
    """Checks the options that say how the run may end."""
    if request["timeout"] is not None:
        check_seconds(request["timeout"], "timeout")
    signal = request["signal"]
    is_signal = signal is None or callable(getattr(signal, "throwIfAborted", None))
    expect(is_signal, signal, "signal", "an AbortSignal or None")
    transfer = request["transfer"] or []
    # What was handed over cannot be sent a second time.
    fits = is_list(transfer) and not (transfer and request["retry"])
    expect(fits, transfer, "transfer", "a list, and goes without retry")


def expect(fits, value, name, what):
    """Raises TypeError unless ``fits``: the argument ``name`` must be ``what``, not ``value``."""
    if not fits:
        raise TypeError(f"{name} must be {what}, not {kind_of(value)}")


def check_seconds(value, name):
    """Raises TypeError unless ``value`` is a finite number above 0."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    fits = is_number and 0 < value < 1e300
    expect(fits, value, name, "a finite number of seconds above 0")


def check_text(value, name):
    """Raises TypeError unless ``value`` is a str or None; ``name`` is the option's name."""
    expect(value is None or isinstance(value, str), value, name, "a str or None")


def script_text(script):
    """The code of ``script`` (str or ScriptFile). Raises TypeError for anything else."""
    if isinstance(script, ScriptFile):
        return script.text
    expect(isinstance(script, str), script, "the script", 'text or file("scripts/name.py")')
    return script


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
            f"not {kind_of(context)}"
        )
    return context


def checked_packages(packages):
    """``packages`` as a list of str, or None. Raises TypeError for anything else."""
    if packages is None:
        return None
    names = 'a list of names such as ["pytz"]'
    expect(is_list(packages), packages, "packages", names)
    for name in packages:
        expect(isinstance(name, str), name, "each of packages", "a name (str)")
    return [name for name in packages]  # noqa: C416 - a new list, also of a tuple


def option(options, name, default):
    """The value of ``name`` in ``options`` (dict)."""
    return options[name] if name in options else default


def check_names(options, known, what):
    """Raises TypeError unless ``options`` is a dict with no other keys than ``known``."""
    expect(isinstance(options, dict), options, f"the {what}s", "a plain object")
    for name in options:
        if name not in known:
            raise TypeError(f"unknown {what} {name!r}; known {what}s are: {', '.join(known)}")


def is_list(value):
    """Whether ``value`` is a list, or a tuple."""
    return isinstance(value, (list, tuple))


def kind_of(value):
    """What ``value`` is, for an error message."""
    if value is None:
        return "None"
    if callable(value):
        return "a function"
    if isinstance(value, str):
        return "text"
    if isinstance(value, (bool, int, float)):
        return str(value)
    if is_list(value):
        return "a list"
    return "a dict" if isinstance(value, dict) else "a value of another type"
