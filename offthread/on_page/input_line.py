"""Runs on the page (compiled): brings what the person typed to the script that waits for it."""

from offthread.everywhere import messages
from offthread.on_page.browser import log_error


async def ask(connection, run, prompt):
    """Asks the callback ``on_input`` of ``run``, plain or async, for a line.

    What it raises is raised in the script too.
    """
    text, problem = "", ""
    try:
        text = await run.request["on_input"](prompt)
        if not isinstance(text, str):
            raise TypeError("on_input must return text")
    except Exception as error:
        run.blame(error, log_error)
        text, problem = "", f"on_input (onInput) failed: {error}"
    if connection.failure is None:
        answer(connection, run.id, text, problem)


def answer(connection, id, text, problem):
    """Gives run ``id`` the line ``text`` (str), or the ``problem`` (str): why there is none."""
    connection.post(messages.answer_input(id, text, problem), [])
