"""Runs on the page (compiled): a site whose every part says which build it is of."""

from js import document, globalThis

from offthread.on_page import PyWorker

BUILD = "A"
SCRIPT = """
import which
from js import WORKER_BUILD

[WORKER_BUILD, which.BUILD]
"""


async def parts():
    """The builds of the page's HTML, of its program, of its worker and of its Python modules."""
    worker = PyWorker()
    outcome = await worker.async_run(SCRIPT)
    worker.terminate()
    if outcome.error is not None:
        raise outcome.error
    return [document.title, BUILD, *outcome.results]


globalThis.site = {"parts": parts}
