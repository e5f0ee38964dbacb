"""Runs on the page (compiled): makes Python's dicts fit for the way to the worker.

Structured clone keeps what JavaScript sees of a dict: its text keys. A dict with other keys
goes as a Map. Most contexts hold no such dict and are sent as they are.
"""

from offthread.everywhere.errors import ContextError
from offthread.on_page.browser import (
    hidden_pairs,
    identity_set,
    inner_objects,
    map_of,
    object_of,
    plain_pairs,
)


def sendable(context):
    """``context``, or a copy in which every dict is one that can be sent whole.

    Raises ContextError for a key of ``context`` itself that is no text, and where the copy would
    have no end.
    """
    if not isinstance(context, dict) or keeps_its_keys(context):
        return context
    for pair in hidden_pairs(context) or []:
        if not isinstance(pair[0], str):
            raise ContextError(f"context[{pair[0]}]: every key of the context must be a str")
    try:
        return object_of(copied_pairs(hidden_pairs(context) or plain_pairs(context)))
    except Exception as error:
        raise ContextError(
            "the context holds dicts whose keys are no text, and is cyclic or nested too deeply "
            "to copy them: use text keys"
        ) from error


def keeps_its_keys(context):
    """Whether structured clone keeps all keys of all dicts in ``context``."""
    seen = identity_set()
    places = [context]
    for place in places:  # the list grows while it is walked
        if seen.has(place):
            continue
        if hidden_pairs(place) is not None:
            return False
        seen.add(place)
        if isinstance(place, (dict, list)):
            places.extend(inner_objects(place))
    return True


def copied(value):
    """``value`` with every dict in it as a Map or a plain object."""
    if isinstance(value, list):
        return [copied(item) for item in value]
    pairs = hidden_pairs(value)
    if pairs is not None:
        return map_of(copied_pairs(pairs))
    return object_of(copied_pairs(plain_pairs(value))) if isinstance(value, dict) else value


def copied_pairs(pairs):
    """The [key, value] pairs with copied values."""
    return [[pair[0], copied(pair[1])] for pair in pairs]
