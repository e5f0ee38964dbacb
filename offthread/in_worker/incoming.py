"""Runs in the worker (compiled): which messages of the page can be read."""

from offthread.everywhere import messages
from offthread.everywhere.messages import TO_WORKER
from offthread.in_worker import host

NEEDED = {
    "boot": ("packages", "pyodide_url", "assets"),
    "run": ("script", "context", "filename", "packages"),
    "call": ("name", "args", "options"),
    "cancel": (),
    "answer_input": ("text", "problem"),
    "close_session": ("session",),
    "several": ("messages",),
}


def is_readable(message):
    """Whether ``message`` is one of the page's; complains of others."""
    problem = messages.problem_with(message, TO_WORKER) or problem_with_fields(message)
    if problem:
        host.log_error(f"Offthread: the worker ignores a message: {problem}.", message)
    return not problem


def problem_with_fields(message):
    """What is wrong with the fields of a message whose kind and id are right, or ""."""
    for name in NEEDED[message["kind"]]:
        if name not in message:
            return f"the message {message['kind']!r} needs {name}"
    if message["kind"] == "run" and not isinstance(message["script"], str):
        return "the script of a run must be text"
    return ""
