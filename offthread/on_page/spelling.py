"""Runs on the page (compiled into py_worker.js): JavaScript's names of options, and Python's."""

from offthread.on_page.arguments import check_names
from offthread.on_page.browser import object_of

# Where JavaScript's spelling is another than Python's.
SPELLINGS = {
    "onStdout": "on_stdout",
    "onStderr": "on_stderr",
    "onProgress": "on_progress",
    "onInput": "on_input",
    "maxQueue": "max_queue",
    "idleTimeout": "idle_timeout",
    "pyodideUrl": "pyodide_url",
    "bootTimeout": "boot_timeout",
}
CALLBACKS = ("onStdout", "onStderr", "onProgress", "onInput")
OPTIONS = ("filename", "packages", "timeout", "signal", "retry", "transfer", *CALLBACKS)
SETTINGS = ("packages", "pyodideUrl", "name", "bootTimeout")
POOL_SETTINGS = ("size", "maxQueue", "idleTimeout", *SETTINGS)


def python_options(options):
    """The options of a run in Python's spelling. Raises TypeError for one that is unknown."""
    return respelled(options, OPTIONS, "option")


def respelled(given, known, what):
    """``given`` (dict or None) in Python's spelling. Raises TypeError for names not ``known``;
    ``what`` is what they are called."""
    if given is None:
        return {}
    check_names(given, known, what)
    return object_of([[SPELLINGS.get(name, name), given[name]] for name in given])
