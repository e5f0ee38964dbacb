"""Runs wherever compiled Python runs: replacements of ``re.sub``."""

from re.translate import error

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "b": "\b", "\\": "\\"}


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
        if template[place + 1 : place + 2] != "<" or ">" not in template[place:]:
            raise error("missing <", template, place + 1)
        end = template.index(">", place)
        name = template[place + 2 : end]
        if not name.isdigit() and name not in match.re.groupindex:
            raise IndexError(f"unknown group name {name!r}")
        return match._text(int(name) if name.isdigit() else name, ""), end + 1
    if letter.isdigit():
        end = place + (2 if template[place + 1 : place + 2].isdigit() else 1)
        if letter == "0":
            return chr(int(template[place:end], 8)), end
        number = int(template[place:end])
        if number > match.re.groups:
            raise error(f"invalid group reference {number}", template, place)
        return match._text(number, ""), end
    if letter in _ESCAPES:
        return _ESCAPES[letter], place + 1
    if letter.isascii() and letter.isalpha():
        raise error(f"bad escape \\{letter}", template, place - 1)
    return "\\" + letter, place + 1
