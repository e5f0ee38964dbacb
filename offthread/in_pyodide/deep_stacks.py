"""Runs in Pyodide: cuts the middle out of very long tracebacks, before they are described.

A script that sets the recursion limit to a million has a traceback of a million frames; to
summarise all of them would take minutes.
"""

from types import TracebackType

LONGEST = 3000
KEPT = 100
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
    """Leave of a long traceback the first and the last frames, and a frame that says so. All are
    made anew: a real frame keeps all those below it, and freeing these recurses until the stack
    of WebAssembly is full."""
    links = links_of(exception.__traceback__)
    if len(links) <= LONGEST:
        return
    places = [place_of(link) for link in [*links[:KEPT], *links[-KEPT:]]]
    places.insert(KEPT, (GAP, f"[{len(links) - 2 * KEPT} more frames]", 1))
    chain = None
    for place in reversed(places):
        made = made_link(*place)
        chain = TracebackType(chain, made.tb_frame, made.tb_lasti, made.tb_lineno)
    exception.__traceback__ = chain
    while links:  # the innermost first, so that each frees nothing but itself
        links[-1].tb_next = None
        links.pop()


def links_of(link):
    """The links of a traceback, as a list."""
    links = []
    while link is not None:
        links.append(link)
        link = link.tb_next
    return links


def place_of(link):
    """(file, function, line) of one link."""
    code = link.tb_frame.f_code
    return code.co_filename, code.co_name, link.tb_lineno or 1


def made_link(filename, name, line):
    """A link of a traceback at that place."""
    source = "\n" * (line - 1) + "raise LookupError"
    try:
        exec(compile(source, filename, "exec").replace(co_name=name), {})
    except LookupError as problem:
        return links_of(problem.__traceback__)[-1]
