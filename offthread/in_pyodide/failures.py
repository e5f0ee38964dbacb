"""Runs in Pyodide: an exception becomes a plain description (``messages.script_error``).

The traceback shows only the frames of the script and of the modules in ``scripts/``; those of
Offthread, Pyodide, the standard library and packages are left out.
"""

import os
from itertools import chain, groupby
from traceback import FrameSummary, StackSummary, TracebackException

from offthread.everywhere import messages
from offthread.in_pyodide import deep_stacks
from offthread.in_pyodide.conversion_error import ConversionError, safe_repr
from offthread.in_pyodide.to_page import Outgoing

MODULES_FOLDER = "/offthread_modules/"
SCRIPTS_FOLDER = MODULES_FOLDER + "scripts/"
SHOWN_LINES = 25
WHERE_MODULES_COME_FROM = (
    "Modules come from the folder scripts/ and from packages: name a package in PACKAGES of "
    "worker_app.py and build again, or give it to this run (packages=[…])."
)


def describe(exception, script, seen=()):
    """``messages.script_error`` of an exception; its args and cause included.

    ``script`` (Script) is the one that ran; ``seen`` holds the exceptions that this one caused.
    """
    script.register_all()
    deep_stacks.shorten(exception)
    trimmed = trim(TracebackException.from_exception(exception, compact=True), script)
    if isinstance(exception, ConversionError) and not trimmed.stack:
        trimmed.stack = StackSummary.from_list(last_expression(script))
    if isinstance(exception, ModuleNotFoundError):
        trimmed.__notes__ = [*(trimmed.__notes__ or []), WHERE_MODULES_COME_FROM]
    place = place_of(exception, trimmed, script)
    text = "".join(trimmed.format(colorize=False)).rstrip()
    cause = exception.__cause__
    hidden = cause is None or cause in seen or cause is exception
    return messages.script_error(
        type(exception).__name__,
        message_of(exception),
        text,
        place[1],
        place[0],
        [argument(value) for value in arguments(exception)],
        None if hidden else describe(cause, script, (*seen, exception)),
    )


def last_expression(script):
    """The frame of the expression whose value was to be the result."""
    return [FrameSummary(script.key, script.last_line, "<module>")] if script.last_line else []


def trim(trace, script):
    """Keep the user's frames, in the whole tree of causes and groups."""
    waiting = [trace]
    while waiting:
        part = waiting.pop()
        kept = [shown(frame, script) for frame in part.stack or [] if is_users(frame, script)]
        part.stack = shortened(kept) if kept else None
        if getattr(part, "filename", None) is not None:
            part.filename = public_name(part.filename, script)
        waiting += [part.__cause__, part.__context__, *(part.exceptions or [])]
        waiting = [part for part in waiting if part is not None]
    return trace


def shortened(frames):
    """The stack, without the middle where it goes round in circles of several functions.

    Repetitions of one line are left in: the formatter makes one line of them.
    """
    if any(frame.filename == deep_stacks.GAP for frame in frames):
        return ShortenedStack.from_list(frames)
    groups = [list(same) for _, same in groupby(frames, lambda f: (f.filename, f.lineno))]
    if len(groups) <= 2 * SHOWN_LINES:
        return StackSummary.from_list(frames)
    gap = FrameSummary("", 0, f"[{len(groups) - 2 * SHOWN_LINES} more frames]")
    groups[SHOWN_LINES:-SHOWN_LINES] = [[gap]]
    return ShortenedStack.from_list(list(chain.from_iterable(groups)))


class ShortenedStack(StackSummary):
    """A stack in which a frame without a filename stands for those left out."""

    def format_frame_summary(self, frame_summary, **kwargs):
        if frame_summary.filename not in ("", deep_stacks.GAP):
            return super().format_frame_summary(frame_summary, **kwargs)
        return f"  {frame_summary.name}\n"


def is_users(frame, script):
    name = frame.filename
    return (
        name == deep_stacks.GAP
        or script.public_name(name) is not None
        or name.startswith(SCRIPTS_FOLDER)
    )


def shown(frame, script):
    """The frame under the name that the user knows; its lines are read before."""
    if frame.filename != deep_stacks.GAP:
        _ = frame.line
    frame.filename = public_name(frame.filename, script)
    return frame


def public_name(filename, script):
    return script.public_name(filename) or filename.removeprefix(MODULES_FOLDER)


def place_of(exception, trimmed, script):
    """(filename, line) where it was raised, as far as that is the user's code."""
    if isinstance(exception, SyntaxError) and exception.filename is not None:
        name = os.fspath(exception.filename)
        if script.public_name(name) is not None or name.startswith(SCRIPTS_FOLDER):
            return public_name(name, script), exception.lineno
    if trimmed.stack:
        return trimmed.stack[-1].filename, trimmed.stack[-1].lineno
    return script.filename, None


def message_of(exception):
    """The text of the exception; a SyntaxError's without its place, which stands apart."""
    try:
        text = exception.msg if isinstance(exception, SyntaxError) else None
        return text if isinstance(text, str) else str(exception)
    except BaseException:
        return f"<str() of this {type(exception).__name__} failed>"


def arguments(exception):
    try:
        return list(exception.args)
    except BaseException:
        return []


def argument(value):
    """The tree of one of an exception's args, or its repr where it cannot be converted."""
    try:
        return Outgoing().tree(value, "args")
    except BaseException:
        try:
            return repr(value)
        except BaseException:
            return safe_repr(value)
