"""Runs in Pyodide: what a script may import from ``offthread``."""

import offthread
from offthread.everywhere import messages
from offthread.in_pyodide import ask, streams

_checked = offthread.progress


def progress(fraction, text=""):
    """As in ``offthread/__init__.py``, and tells the page."""
    _checked(fraction, text)
    output = streams.output_now()
    if output is not None:
        share = min(max(float(fraction), 0.0), 1.0)
        output.tell_progress(messages.progress("run", share, 1, text, output.run.id))


def install():
    """Streams, ``input()`` and this in place, for every run; once, at start."""
    streams.install(ask.Typed())
    ask.install()
    progress.__module__ = "offthread"
    offthread.progress = progress
