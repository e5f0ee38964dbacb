"""Runs wherever compiled Python runs: texts as HTML writes them, and back."""

from html.names import named
from html.numbers import numbered

from _runtime import type_name

_ENDS = "\t\n\f <&#;"
_LONGEST = 32


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def unescape(s):
    if not isinstance(s, str):
        raise TypeError(f"argument of type '{type_name(s)}' is not iterable")
    first, *parts = s.split("&")
    return first + "".join([_read(part) for part in parts])


def _read(part):
    """``part`` stood behind an ampersand."""
    if part.startswith("#"):
        return numbered(part)
    end = 0
    while end < min(len(part), _LONGEST) and part[end] not in _ENDS:
        end += 1
    closed = part[end : end + 1] == ";"
    found, used = named(part[:end], closed)
    return found + part[used:] if found else f"&{part}"
