"""Runs on the page (compiled): makes Python's dicts fit for the way to the worker.

Structured clone keeps what JavaScript sees of a dict: its text keys. A dict with other keys
goes as a Map. Most contexts hold no such dict and are sent as they are.
"""

from offthread.everywhere.errors import ContextError
from offthread.on_page.browser import (
    has_hidden_keys,
    holds_others,
    identity_set,
    inner_objects,
    map_of,
    object_of,
)


def sendable(context):
    """``context``, or a copy in which every dict is one that can be sent whole.

    Raises ContextError where such a copy would have no end.
    """
    if not isinstance(context, dict) or keeps_its_keys(context):
        return context
    try:
        return object_of([[key, copied(context[key])] for key in context])
    except RecursionError as error:
        raise ContextError(
            "the context holds dicts whose keys are no text, and is cyclic or nested too deeply "
            "to copy them: use text keys"
        ) from error


def keeps_its_keys(context):
    """Whether structured clone keeps all keys of all dicts in ``context``."""
    seen = identity_set()
    places = [context]
    for place in places:  # the list grows while it is walked
        if holds_others(place) and not seen.has(place):
            if has_hidden_keys(place):
                return False
            seen.add(place)
            places.extend(inner_objects(place))
    return True


def copied(value):
    """``value`` with every dict in it as a Map or a plain object."""
    if isinstance(value, (list, tuple)):
        return [copied(item) for item in value]
    if isinstance(value, dict):
        pairs = [[key, copied(value[key])] for key in value]
        return map_of(pairs) if has_hidden_keys(value) else object_of(pairs)
    return value
