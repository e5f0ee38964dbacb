"""Runs on the page (compiled): tells a run to end while the worker is too busy to hear messages.

A cross-origin isolated page shares memory with the worker: a byte for each run. Another page
gives each run a blob: URL, which the worker asks for now and then; revoked, it says "end".
"""

from offthread.on_page.browser import blob_url, revoke_url

# How many bytes are shared, a power of two; runs this many apart share one.
STOPS = 65536


def lay_line(connection, run):
    """Prepares the line for ``run``, which is to be sent."""
    if connection.stops:
        connection.stops[run.id & (STOPS - 1)] = 0
    elif run.request["signal"]:
        url = blob_url("")
        run.stop_url = url
        run.undo.append(lambda: revoke_url(url))


def pull_line(connection, run):
    """Tells ``run`` to end."""
    if connection.stops:
        connection.stops[run.id & (STOPS - 1)] = 1
    else:
        revoke_url(run.stop_url)
