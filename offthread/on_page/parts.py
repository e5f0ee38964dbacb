"""Runs on the page (compiled): what the page's first worker had to fetch, for all later ones.

The first connection fetches; others that start meanwhile wait for the end of that.
"""

from offthread.on_page.browser import deferred

known = {"parts": None, "coming": None}


async def shared_parts():
    """The parts for a worker that starts now (``messages.parts``), or None: it fetches itself,
    and others wait until ``offer`` is called."""
    if known["parts"] is None:
        if known["coming"] is None:
            known["coming"] = deferred()
        else:
            await known["coming"]["promise"]
    return known["parts"]


def offer(parts):
    """``parts`` (dict, or None: there are none) are there."""
    known["parts"] = known["parts"] or parts
    if known["coming"] is not None:
        known["coming"]["resolve"]()
        known["coming"] = None
