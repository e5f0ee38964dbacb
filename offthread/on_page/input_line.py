"""Runs on the page (compiled): brings what the person typed to the script that waits for it."""

from offthread.everywhere import messages
from offthread.on_page.browser import write_shared

LINE, NO_LINE = 1, 2
FIRST_BYTE = 8


async def ask(connection, run, prompt):
    """Asks the callback ``on_input`` of ``run``, plain or async, for a line; None: there is none.

    What it raises is raised in the script too.
    """
    text, problem = None, ""
    try:
        text = await run.request["on_input"](prompt)
        if text is not None and not isinstance(text, str):
            raise TypeError("on_input must return text, or None where there is no line")
    except Exception as error:
        run.blame(error)
        text, problem = None, f"on_input (onInput) failed: {error}"
    if connection.failure is None and not run.settled:
        answer(connection, run.id, text, problem)


def answer(connection, id, text, problem):
    """Gives run ``id`` the line ``text`` (str or None), or the ``problem`` (str): why none comes.

    The page does not know whether the worker can hear while it waits, so both ways are taken.
    """
    connection.post(messages.answer_input(id, text, problem), [])
    memory = connection.input_buffer
    if memory is not None:
        line = (problem or text or "").encode()
        if len(line) > len(memory) - FIRST_BYTE:
            problem = f"the line has {len(line)} bytes, more than the memory for it"
            line = problem.encode()
        count = -len(line) if problem else len(line)
        write_shared(
            memory, line, FIRST_BYTE, count, LINE if problem or text is not None else NO_LINE
        )
