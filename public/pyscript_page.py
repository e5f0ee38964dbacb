"""Runs on public/pyscript.html, in PyScript's MicroPython: awaits Offthread's worker."""

from pyscript import document, when
from pyscript.ffi import to_js
from pyscript.js_modules import py_worker

CONTEXT = {"A_rank": [0.8, 0.4, 1.2, 3.7, 2.6, 5.8]}

script = document.querySelector("#script")
result = document.querySelector("#result")


def show(state, text):
    """Writes ``text``; ``state`` is "running", "done" or "failed"."""
    result.textContent = text
    result.setAttribute("data-state", state)


async def run_script():
    """Runs the page's script in the worker and shows how it ended."""
    show("running", "…")
    try:
        outcome = await py_worker.asyncRun(script.value, to_js(CONTEXT))
    except Exception as failure:
        show("failed", "The worker failed: " + str(failure))
        return
    if outcome.error:
        show("failed", outcome.error.name + ": " + outcome.error.message)
    else:
        show("done", str(outcome.results))


@when("click", "#run")
async def on_run(event):
    await run_script()


document.querySelector("#run").disabled = False
await run_script()  # noqa: F704, PLE1142 - PyScript runs a page's script with top-level await
