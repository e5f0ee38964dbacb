"""Runs in Pyodide: cuts the middle out of very long tracebacks, before they are described.

A script that sets the recursion limit to a million has a traceback of a million frames; to
summarise all of them would take minutes.
"""

from types import TracebackType

LONGEST = 3000
KEPT = 1000
GAP = "<frames left out>"


def shorten(exception):
    """Shorten the tracebacks of ``exception``, its causes and the members of its groups."""
    waiting, seen = [exception], set()
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, RecursionError) or one.__traceback__ is not None:
            cut(one)
        waiting += [one.__cause__, one.__context__, *getattr(one, "exceptions", ())]


def cut(exception):
    """Leave of a long traceback the first and the last frames, and a frame that says so."""
    links = links_of(exception.__traceback__)
    if len(links) <= LONGEST:
        return
    head, tail = links[:KEPT], links[-KEPT:]
    text = f"[{len(links) - 2 * KEPT} more frames]"
    chain = TracebackType(tail[0], gap_frame(text), 0, 1)
    for link in reversed(head):
        chain = TracebackType(chain, link.tb_frame, link.tb_lasti, link.tb_lineno)
    exception.__traceback__ = chain


def links_of(link):
    """The links of a traceback, as a list."""
    links = []
    while link is not None:
        links.append(link)
        link = link.tb_next
    return links


def gap_frame(text):
    """A frame that stands for others; its function is called ``text``."""
    code = compile("raise LookupError", GAP, "exec").replace(co_name=text)
    try:
        exec(code, {})
    except LookupError as problem:
        return links_of(problem.__traceback__)[-1].tb_frame
