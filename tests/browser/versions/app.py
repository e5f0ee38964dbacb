"""Runs on the page (compiled): a site whose every part says which build it is of."""

from js import document, globalThis

from offthread.on_page import PyWorker

BUILD = "A"
SCRIPT = """
import which
from js import WORKER_BUILD

[WORKER_BUILD, which.BUILD]
"""


workers = []


async def parts():
    """The builds of the page's HTML, of its program, of a new worker and of its Python modules.

    The worker lives until the next one starts: what it still fetches after its first answer would
    be broken off else, and travel again.
    """
    while workers:
        workers.pop().terminate()
    worker = PyWorker()
    workers.append(worker)
    outcome = await worker.async_run(SCRIPT)
    if outcome.error is not None:
        raise outcome.error
    return [document.title, BUILD, *outcome.results]


globalThis.site = {"parts": parts}
