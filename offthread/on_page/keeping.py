"""Runs on the page (compiled): copies what a run was given, as long as it has to wait.

What the caller changes after the call does not reach the script.
"""

from offthread.on_page.browser import can_clone, clone, describe, entries, identity_set
from offthread.on_page.context import refusal


def keep(request):
    """Puts a copy of the context in its place in ``request``; what is in ``transfer`` is moved.

    Raises ContextError where the context cannot be copied.
    """
    if not request["kept"]:
        given = [request["context"], request["transfer"]]
        try:
            given = clone(given, request["transfer"])
        except Exception as error:
            raise cannot_send(request, error) from error
        request["context"] = given[0]
        request["transfer"] = given[1]
        request["kept"] = True


def cannot_send(request, error):
    """The ContextError for the context in ``request``, which the browser refused by ``error``."""
    host = {
        "can_clone": can_clone,
        "describe": describe,
        "entries": entries,
        "seen": identity_set(),
    }
    return refusal(request["context"], error, host)
