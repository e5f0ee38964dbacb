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
        return refusal_of_a_key(context, error, host)
    path = found[0]
    what = host["describe"](found[1])
    return ContextError(f"{path}: {what} cannot be sent to the worker. {ADVICE}", path)


def refusal_of_a_key(context, error, host):
    """The ContextError where no single value deep inside is to blame: it names the key of the
    context whose value as a whole cannot be sent, if there is one."""
    try:
        blamed = [pair for pair in host["entries"](context) if not host["can_clone"](pair[1])]
    except Exception:  # a getter of the context itself raised
        blamed = []
    if blamed:
        path = f"context[{blamed[0][0]}]"
        return ContextError(
            f"{path} cannot be sent to the worker ({error}): it is nested too deeply, or holds "
            f"a key or a property that cannot be read. {ADVICE}",
            path,
        )
    return ContextError(
        f"the context cannot be sent to the worker ({error}). {ADVICE}; what a framework "
        "watches (a Proxy) must be copied to plain data first"
    )


def find_refused(context, host):
    """The path and the value (a list of the two) of what cannot be cloned, or None.

    The one least deep. Goes without recursion, and once into each object: data may be deep or
    cyclic.
    """
    places = [["context", context]]
    for place in places:  # the list grows while it is walked
        if host["seen"].has(place[1]):
            continue
        inner = host["entries"](place[1])
        if inner:
            host["seen"].add(place[1])
            for pair in inner:
                places.append([f"{place[0]}[{pair[0]}]", pair[1]])
        elif not host["can_clone"](place[1]):
            return place
    return None
