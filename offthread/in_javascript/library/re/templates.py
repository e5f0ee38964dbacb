"""Runs wherever compiled Python runs: replacements of ``re.sub``."""

from re.errors import error

from _runtime import latin_text, type_name

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "b": "\b", "\\": "\\"}


class _Nothing:
    """A match of nothing, to read a template before there is one."""

    def __init__(self, pattern):
        self.re = pattern

    def _text(self, group, default=None):
        return default


def template_text(template, pattern):
    """The text of a replacement, which is read once to find what is wrong with it."""
    text = template if isinstance(template, str) else latin_text(template)
    if text is None:
        kind = type_name(template)
        if kind in ("list", "dict", "set"):
            raise TypeError(f"unhashable type: '{kind}'")
        raise TypeError(f"decoding to str: need a bytes-like object, {kind} found")
    expanded(text, _Nothing(pattern), template)
    return text


def expanded(template, match, shown=None):
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
            raise error("bad escape (end of pattern)", shown, place - 1)
        piece, place = _escape_in(template, place, match, shown)
        out.append(piece)
    return "".join(out)


def _escape_in(template, place, match, shown):
    letter = template[place]
    if letter == "g":
        return _named(template, place, match, shown)
    if letter.isdigit():
        return _numbered(template, place, match, shown)
    if letter in _ESCAPES:
        return _ESCAPES[letter], place + 1
    if letter.isascii() and letter.isalpha():
        raise error(f"bad escape \\{letter}", shown, place - 1)
    return "\\" + letter, place + 1


def _named(template, place, match, shown):
    """``\\g<name>``, whose g stands at ``place``."""
    if template[place + 1 : place + 2] != "<":
        raise error("missing <", shown, place + 1)
    end = template.find(">", place)
    if end < 0 and place + 2 < len(template):
        raise error("missing >, unterminated name", shown, place + 2)
    name = template[place + 2 : end]
    if not name:
        raise error("missing group name", shown, place + 2)
    if name.isdigit():
        if int(name) > match.re.groups:
            raise error(f"invalid group reference {name}", shown, place + 2)
        return match._text(int(name), ""), end + 1
    if not name.isidentifier():
        raise error(f"bad character in group name {name!r}", shown, place + 2)
    if name not in match.re.groupindex:
        raise IndexError(f"unknown group name {name!r}")
    return match._text(name, ""), end + 1


def _numbered(template, place, match, shown):
    end = place + (2 if template[place + 1 : place + 2].isdigit() else 1)
    three = template[place : place + 3]
    octal = len(three) == 3 and all([digit in "01234567" for digit in three])
    if octal or template[place] == "0":
        digits = three if octal else template[place:end]
        if int(digits, 8) > 255:
            text = f"octal escape value \\{digits} outside of range 0-0o377"
            raise error(text, shown, place - 1)
        return chr(int(digits, 8)), place + len(digits)
    number = int(template[place:end])
    if number > match.re.groups:
        raise error(f"invalid group reference {number}", shown, place)
    return match._text(number, ""), end
