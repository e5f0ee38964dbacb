"""Runs wherever compiled Python runs: the line ends of texts that are like files. ``newline``
None reads all of them alike, "" keeps them as they are, others are written for a line's end."""

from _runtime import type_name


def check_newline(newline):
    if newline is not None and not isinstance(newline, str):
        raise TypeError(f"newline must be str or None, not {type_name(newline)}")
    if newline not in (None, "", "\n", "\r", "\r\n"):
        raise ValueError(f"illegal newline value: {newline!r}")


def universal(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")


def translated(text, newline):
    """``text`` as a buffer of such line ends holds it."""
    if newline is None:
        return universal(text)
    return text.replace("\n", newline) if newline in ("\r", "\r\n") else text


def line_end(text, start):
    """Where the line from ``start`` ends, whatever ends it; 0 where nothing does."""
    for place in range(start, len(text)):
        if text[place] == "\n":
            return place + 1
        if text[place] == "\r":
            return place + (2 if text[place + 1 : place + 2] == "\n" else 1)
    return 0
