"""Runs wherever compiled Python runs: Python's ``fnmatch``, patterns of file names. As on a POSIX
system the case counts, and names are taken as they are."""

import re

from _runtime import type_name

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]

_compiled = {}


def fnmatch(name, pat):
    for value in (name, pat):
        if not isinstance(value, (str, bytes)):
            kind = type_name(value)
            raise TypeError(f"expected str, bytes or os.PathLike object, not {kind}")
    return fnmatchcase(name, pat)


def fnmatchcase(name, pat):
    return _pattern(pat).match(name) is not None


def filter(names, pat):  # noqa: A001
    """Those of ``names`` that match."""
    if not isinstance(pat, (str, bytes)):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type_name(pat)}")
    match = _pattern(pat).match
    return [name for name in names if match(name) is not None]


def _pattern(pat):
    """Patterns are kept once they are read."""
    found = _compiled.get(pat)
    if found is None:
        if isinstance(pat, bytes):
            raise TypeError("the page's fnmatch takes texts, not bytes")
        found = _compiled[pat] = re.compile(translate(pat))
    return found


def translate(pat):
    """``pat`` as a regular expression for a whole name."""
    parts = _parts(pat)
    stars = [place for place, part in enumerate(parts) if part == "*"]
    if not stars:
        return _whole("".join(parts))
    found = "".join(parts[: stars[0]])
    for star, following in zip(stars, stars[1:], strict=False):
        # the shortest way to the next fixed part, never tried again: so no time explodes
        found += f"(?>.*?{''.join(parts[star + 1 : following])})"
    return _whole(f"{found}.*{''.join(parts[stars[-1] + 1 :])}")


def _whole(source):
    return rf"(?s:{source})\Z"


def _parts(pat):
    """Expressions for the parts of ``pat``; ``*`` is left, once for several."""
    found, at = [], 0
    while at < len(pat):
        letter, end = pat[at], at + 1
        if letter == "[":
            end = _set_end(pat, end)
            found.append(_set(pat[at + 1 : end - 1]) if end > at + 1 else "\\[")
        elif letter != "*":
            found.append("." if letter == "?" else re.escape(letter))
        elif found[-1:] != ["*"]:
            found.append("*")
        at = end
    return found


def _set_end(pat, start):
    """Where the set that begins at ``start`` is over; ``start`` where it never is."""
    first = start + 1 if pat[start : start + 1] == "!" else start
    return pat.find("]", first + 1) + 1 or start


def _set(inside):
    is_not = inside.startswith("!")
    members = _members(inside[1:] if is_not else inside)
    if not members:
        return "." if is_not else "(?!)"
    if is_not:
        return f"[^{members}]"
    return f"[\\{members}]" if members[0] in "^[" else f"[{members}]"


def _members(inside):
    """The members of a set; ranges that hold nothing are left out."""
    pieces = _ranges(inside)
    for place in range(len(pieces) - 1, 0, -1):
        if pieces[place - 1][-1] > pieces[place][0]:
            pieces[place - 1 : place + 1] = [pieces[place - 1][:-1] + pieces[place][1:]]
    escaped = [piece.replace("\\", "\\\\").replace("-", "\\-") for piece in pieces]
    joined = "-".join(escaped)
    for letter in "&~|":
        joined = joined.replace(letter, f"\\{letter}")
    return joined


def _ranges(inside):
    """The texts between the hyphens that make ranges: such have a letter on both sides."""
    pieces, start, hyphen = [], 0, inside.find("-", 1)
    while 0 <= hyphen < len(inside) - 1:
        pieces.append(inside[start:hyphen])
        start, hyphen = hyphen + 1, inside.find("-", hyphen + 3)
    return [*pieces, inside[start:]]
