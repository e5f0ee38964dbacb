"""Runs in the worker (compiled): JavaScript's own values."""

from js import globalThis, undefined

MOST_BY_TURNS = 16


def is_undefined(value):
    """Whether a function of Python gave None; null is something else."""
    return value is undefined


def new_map():
    """A Map: any text is a key."""
    return globalThis.Map()


def by_turns(context):
    """The names and values of a context by turns, where all values are numbers, text, bools or
    null, and few; else a list of the context alone."""
    names = globalThis.Object.keys(context)
    if len(names) > MOST_BY_TURNS:
        return [context]
    found = []
    for name in names:
        value = context[name]
        if value is not None and not isinstance(value, (str, bool, float)):
            return [context]
        found.append(name)
        found.append(value)
    return found


def words(buffer, start, count):
    """A Uint32Array over ``count`` words of an ArrayBuffer, from byte ``start``."""
    return globalThis.Uint32Array(buffer, start, count)


def octets(buffer, start, count):
    """A Uint8Array over ``count`` bytes of an ArrayBuffer, from byte ``start``."""
    return globalThis.Uint8Array(buffer, start, count)


def numbers_of(buffer):
    """An Int32Array over a SharedArrayBuffer."""
    return globalThis.Int32Array(buffer)


def read_by(read):
    """An array-like object whose element 0 is what ``read()`` gives each time."""
    return globalThis.Object.defineProperty(
        {}, "0", {"get": lambda: read(), "set": lambda value: None}
    )
