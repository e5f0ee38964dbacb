"""Runs on the page (compiled): names the place in a context that cannot be sent to a worker.

Pure: what can be cloned is asked of a function that the caller hands in. Nothing here runs
for a context that can be sent; large data is walked only after the browser refused it.
"""

from offthread.everywhere.errors import ContextError

ADVICE = "Pass plain data: numbers, text, lists, dicts, bytes"


def refusal(context, error, can_clone, describe, seen):
    """The ContextError for ``context`` (dict), which the browser refused with ``error``.

    ``can_clone(value)`` is a bool, ``describe(value)`` a str such as "a function", ``seen``
    an empty set of objects by identity (``has``, ``add``).
    """
    try:
        found = find_refused(context, can_clone, seen)
    except Exception:  # a getter of the context raised: the browser's error says so
        found = None
    if found is None:
        return ContextError(
            f"the context cannot be sent to the worker ({error}). {ADVICE}; what a framework "
            "watches (a Proxy) must be copied to plain data first"
        )
    path, value = found
    return ContextError(f"{path}: {describe(value)} cannot be sent to the worker. {ADVICE}", path)


def find_refused(context, can_clone, seen):
    """The (path, value) of the first leaf of ``context`` that cannot be cloned, or None.

    Goes without recursion, and once into each container: data may be deep or cyclic.
    """
    pending = [("context", context)]
    while pending:
        path, value = pending.pop()
        if is_container(value):
            if not seen.has(value):
                seen.add(value)
                pending.extend(children(path, value)[::-1])
        elif not can_clone(value):
            return path, value
    return None


def is_container(value):
    """Whether ``value`` is one of the kinds that ``children`` looks into."""
    return isinstance(value, (dict, list, tuple, set))


def children(path, container):
    """The (path, value) pairs of what ``container`` holds, in order."""
    if isinstance(container, dict):
        return [(f"{path}[{key_text(key)}]", value) for key, value in container.items()]
    return [(f"{path}[{index}]", value) for index, value in enumerate(container)]


def key_text(key):
    """``key`` as a reader of Python and of JavaScript would write it."""
    return '"' + key + '"' if isinstance(key, str) else repr(key)
