"""Runs wherever compiled Python runs: replacements of ``re.sub``."""

from re.errors import error

from _runtime import type_name

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "b": "\b", "\\": "\\"}


class _Nothing:
    """A match of nothing, to read a template before there is one."""

    def __init__(self, pattern):
        self.re = pattern

    def _text(self, group, default=None):
        return default


def check_template(template, pattern):
    if not isinstance(template, str):
        if template is None or isinstance(template, (int, float)):
            kind = type_name(template)
            raise TypeError(f"decoding to str: need a bytes-like object, {kind} found")
        raise TypeError(f"expected str instance, {type_name(template)} found")
    expanded(template, _Nothing(pattern))


def expanded(template, match):
    """``\\1``, ``\\g<name>`` and escapes in a replacement."""
    if "\\" not in template:
        return template
    out, place = [], 0
    while place < len(template):
        letter = template[place]
        place += 1
        if letter != "\\":
            out.append(letter)
            continue
        if place >= len(template):
            raise error("bad escape (end of pattern)", template, place - 1)
        piece, place = _escape_in(template, place, match)
        out.append(piece)
    return "".join(out)


def _escape_in(template, place, match):
    letter = template[place]
    if letter == "g":
        return _named(template, place, match)
    if letter.isdigit():
        return _numbered(template, place, match)
    if letter in _ESCAPES:
        return _ESCAPES[letter], place + 1
    if letter.isascii() and letter.isalpha():
        raise error(f"bad escape \\{letter}", template, place - 1)
    return "\\" + letter, place + 1


def _named(template, place, match):
    """``\\g<name>``, whose g stands at ``place``."""
    if template[place + 1 : place + 2] != "<":
        raise error("missing <", template, place + 1)
    end = template.find(">", place)
    if end < 0:
        raise error("missing >, unterminated name", template, place + 2)
    name = template[place + 2 : end]
    if not name:
        raise error("missing group name", template, place + 2)
    if name.isdigit():
        if int(name) > match.re.groups:
            raise error(f"invalid group reference {name}", template, place + 2)
        return match._text(int(name), ""), end + 1
    if not name.isidentifier():
        raise error(f"bad character in group name {name!r}", template, place + 2)
    if name not in match.re.groupindex:
        raise IndexError(f"unknown group name {name!r}")
    return match._text(name, ""), end + 1


def _numbered(template, place, match):
    end = place + (2 if template[place + 1 : place + 2].isdigit() else 1)
    three = template[place : place + 3]
    octal = len(three) == 3 and all([digit in "01234567" for digit in three])
    if octal or template[place] == "0":
        digits = three if octal else template[place:end]
        return chr(int(digits, 8)), place + len(digits)
    number = int(template[place:end])
    if number > match.re.groups:
        raise error(f"invalid group reference {number}", template, place)
    return match._text(number, ""), end
