"""Offthread: web pages that compute in Python, off the main thread.

The folder below says where its code runs: ``everywhere``, ``on_machine``, ``on_page``,
``in_worker``, ``in_pyodide``, ``in_service_worker``; ``in_javascript`` is what compiled Python
stands on.
"""

__version__ = "0.1.0"


def progress(fraction, text=""):
    """Tell the page how far a script has come: ``fraction`` (0 to 1, a number) of its work is
    done; ``text`` (str) says it for a person. Calls that come too fast are passed over.

    The page hears it by ``on_progress``. Outside of a browser it only checks what it is given,
    so that a script runs anywhere. Raises TypeError for another type and ValueError for NaN.
    """
    if not isinstance(text, str):
        raise TypeError(f"offthread.progress: the text must be str, not {type(text).__name__}")
    try:
        share = float(fraction)
    except (TypeError, ValueError):
        raise TypeError(
            f"offthread.progress needs a number from 0 to 1, not {type(fraction).__name__}"
        ) from None
    if share != share:
        raise ValueError("offthread.progress needs a number from 0 to 1, not NaN")
