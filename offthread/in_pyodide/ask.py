"""Runs in Pyodide: ``input()`` and ``sys.stdin`` ask the page (``on_input``).

Python waits inside the call: by JSPI where the engine has it, else in memory that it shares
with the page. Where there is neither, an error names both.
"""

import asyncio
import builtins
import io

from offthread.everywhere import messages
from offthread.in_pyodide import host, interrupts, tasks
from offthread.in_pyodide.streams import output_now

# Milliseconds in shared memory after which the run asks whether it is to end.
SLICE = 20
LINE, NO_LINE = 1, 2
NO_ANSWER = "{what} needs somebody who answers: pass on_input=… (in JavaScript onInput) to this run"
FROM_JAVASCRIPT = (
    "{what} cannot wait here: it was called by JavaScript (an event or a timer), not by the "
    "script itself. Let the callback create a task that asks"
)
OUTSIDE = (
    "input() was called outside of any run: by JavaScript (an event or a timer), or after the run "
    "had ended, so nobody answers. Ask in the script itself or in a task that it awaits"
)
NO_WAY = (
    "{what} cannot wait here: this browser has no JavaScript Promise Integration (Chrome 137 and "
    "Firefox 153 or later have it), and the page has no SharedArrayBuffer, which it gets where "
    "its server sends the headers Cross-Origin-Opener-Policy: same-origin and "
    "Cross-Origin-Embedder-Policy: require-corp. Or give the text in the context"
)
_read_from_stream = builtins.input
_asked = {}
_shared = []  # the Int32Array, where the page shares memory


class NoLine(Exception):
    """The page has no line: ``input()`` raises EOFError, a stream is at its end."""


def ask_line(prompt="", /):
    """``input()``: a line of the page, without its end. Raises EOFError where there is none."""
    output = output_now()
    if output is None:
        raise RuntimeError(OUTSIDE)
    if output.replaced.get("stdin") is not None:
        return _read_from_stream(prompt)
    if output.unread:
        return output.read_line().removesuffix("\n")
    try:
        return line_of_page(output, str(prompt), "input()")
    except NoLine as end:
        raise EOFError(str(end)) from None


def line_of_page(output, prompt, what):
    """One line without its end. ``what`` (str) names in errors who asks.

    Raises NoLine, or RuntimeError where nobody answers or Python cannot wait.
    """
    run = output.run
    if not run.options["can_input"]:
        raise RuntimeError(NO_ANSWER.format(what=what))
    output.flush()
    if host.can_run_sync():
        return tasks.wait_for(wait_for_answer(run, prompt))
    if _shared:
        host.forget_line(_shared[-1])  # before the page can answer
        run.tell(messages.ask_input(run.id, prompt))
        return wait_in_memory(_shared[-1])
    reason = FROM_JAVASCRIPT if host.can_wait_in_calls() else NO_WAY
    raise RuntimeError(reason.format(what=what))


# --- by JSPI --------------------------------------------------------------------------------


async def wait_for_answer(run, prompt):
    """Asks when every other question of this run has its answer: answers name the run only."""
    while run.id in _asked:
        await asyncio.wait([_asked[run.id]])
    answer = _asked[run.id] = asyncio.get_event_loop().create_future()
    try:
        run.tell(messages.ask_input(run.id, prompt))
        return await answer
    finally:
        del _asked[run.id]
        if not answer.done():
            answer.cancel()


def answer(id, text, problem):
    """The page's ``answer_input``: called by the worker."""
    waiting = _asked.get(id)
    if waiting is None or waiting.done():
        return
    if problem:
        waiting.set_exception(RuntimeError(problem))
    elif not isinstance(text, str):
        waiting.set_exception(NoLine("the page gave no line"))
    else:
        waiting.set_result(text)


# --- in shared memory -----------------------------------------------------------------------


def use_buffer(numbers):
    """``numbers`` (Int32Array over shared memory, or None) is laid out as ``messages.boot``
    says."""
    _shared[:] = [numbers] if numbers else []


def wait_in_memory(numbers):
    """The line that the page writes there."""
    while not host.wait_for_line(numbers, SLICE):
        interrupts.check()
    if numbers[0] == NO_LINE:
        raise NoLine("the page gave no line")
    count = numbers[1]
    text = host.shared_bytes(numbers, 8, abs(count)).decode("utf-8")
    if count < 0:
        raise RuntimeError(text)
    return text


# --- the stream -----------------------------------------------------------------------------


class Typed(io.TextIOBase):
    """``sys.stdin`` of whichever run executes."""

    name = "<stdin>"
    encoding = "utf-8"
    errors = "strict"
    mode = "r"

    def readline(self, size=-1, /):
        """The next line with its end, "" at the end."""
        output = output_now()
        if output is None:
            return ""
        if not output.unread:
            try:
                output.unread = line_of_page(output, "", "sys.stdin") + "\n"
            except NoLine:
                return ""
        return output.read_line(-1 if size is None else size)

    def read(self, size=-1, /):
        """All lines up to the end, or ``size`` characters of them."""
        text = ""
        while size is None or size < 0 or len(text) < size:
            more = self.readline(-1 if size is None or size < 0 else size - len(text))
            if not more:
                break
            text += more
        return text

    def readable(self):
        return True

    def close(self):
        """Closing it is harmless: the next run reads too."""


def install():
    """Let ``input()`` ask the page; once, at start."""
    builtins.input = ask_line
