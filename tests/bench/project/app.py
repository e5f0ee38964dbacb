"""Runs on the page (compiled): Offthread on a page that is opened by double-click. What the
benchmark calls is window.peer, as on the other pages."""

from js import performance, window

from offthread.on_page import async_run


async def first():
    """The first result, and when it was there (milliseconds since the page was opened)."""
    outcome = await async_run("1 + 1")
    return {"value": outcome.results, "at": performance.now()}


window.peer = {"first": first()}
