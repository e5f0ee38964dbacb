"""Runs on the page (compiled): names the place in a context that cannot be sent to a worker.

Pure: what only the browser knows is asked of the functions of ``host``. Nothing here runs for
a context that can be sent; large data is walked only after the browser refused it.
"""

from offthread.everywhere.errors import ContextError

ADVICE = "Pass plain data: numbers, text, lists, dicts, bytes"


def refusal(context, error, host):
    """The ContextError for ``context`` (dict), which the browser refused with ``error``.

    ``host`` is a dict of what only the browser knows: ``can_clone(value)`` (bool),
    ``describe(value)`` (str such as "a function"), ``entries(value)`` (list of the key as a
    reader would write it, and the value; empty where it holds nothing) and ``seen``, an empty
    set of objects by identity (``has``, ``add``).
    """
    try:
        found = find_refused(context, host)
    except Exception:  # a getter of the context raised: the browser's error says so
        found = None
    if found is None:
        return ContextError(
            f"the context cannot be sent to the worker ({error}). {ADVICE}; what a framework "
            "watches (a Proxy) must be copied to plain data first"
        )
    path, value = found
    return ContextError(
        f"{path}: {host['describe'](value)} cannot be sent to the worker. {ADVICE}", path
    )


def find_refused(context, host):
    """The (path, value) of a value in ``context`` that cannot be cloned, or None.

    The first by depth-first order, and the innermost. Goes without recursion, and once into
    each object: data may be deep or cyclic.
    """
    pending = [("context", context)]
    while pending:
        path, value = pending.pop()
        if host["seen"].has(value):
            continue
        inner = host["entries"](value)
        if inner:
            host["seen"].add(value)
            for key, held in inner[::-1]:
                pending.append((f"{path}[{key}]", held))
        elif not host["can_clone"](value):
            return path, value
    return None
