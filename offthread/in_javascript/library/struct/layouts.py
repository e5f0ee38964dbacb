"""Runs wherever compiled Python runs: what a format of ``struct`` says, read once and kept."""

from struct.errors import error

from _runtime import type_name

_STANDARD = {
    "x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "s": 1, "p": 1, "h": 2, "H": 2, "e": 2,
    "i": 4, "I": 4, "l": 4, "L": 4, "f": 4, "q": 8, "Q": 8, "d": 8,
}  # fmt: skip
_NATIVE = {"l": 8, "L": 8, "n": 8, "N": 8, "P": 8}
_MOST = 9223372036854775807
_kept = {}


class Field:
    """``repeat`` values of ``size`` bytes each, from ``at`` on; a text (s, p) is one value."""

    def __init__(self, code, count, size, at, order):
        self.code, self.repeat, self.size, self.at = code, count, size, at
        self.is_text = code == "s" or code == "p"
        self.is_signed = code in ("b", "h", "i", "l", "q", "n")
        self.is_little, self.is_native = order not in (">", "!"), order == "@"


class Layout:
    """The fields of a format, its ``size``, and how many values are ``taken``."""

    def __init__(self, text):
        self.text, self.fields, self.size, self.taken = text, [], 0, 0
        order = text[:1] if text[:1] in ("@", "=", "<", ">", "!") else ""
        for count, code in _parts(text[len(order) :]):
            self._add(count, code, order or "@")

    def _add(self, count, code, order):
        size = _NATIVE.get(code) if order == "@" else None
        size = _STANDARD.get(code) if size is None else size
        if size is None:
            raise error("bad char in struct format")
        at = self.size + -self.size % size if order == "@" else self.size
        self.size = at + count * size
        if self.size > _MOST:
            raise error("total struct size too long")
        field = Field(code, count, size, at, order)
        if code != "x":
            self.taken += 1 if field.is_text else count
            self.fields.append(field)


def _parts(text):
    """(count, code) of each field."""
    digits = ""
    for character in text:
        if "0" <= character <= "9":
            digits += character
        elif digits or character not in (" ", "\t", "\n", "\r", "\v", "\f"):
            yield int(digits or "1"), character
            digits = ""
    if digits:
        raise error("repeat count given without format specifier")


def layout_of(given):
    """The layout of a format; the last hundred are kept."""
    if isinstance(given, bytes):
        given = given.decode("latin-1")
    if not isinstance(given, str):
        kind = type_name(given)
        raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {kind}")
    found = _kept.get(given)
    if found is None:
        given.encode("ascii")
        if "\0" in given:
            raise error("embedded null character")
        if len(_kept) >= 100:
            _kept.clear()
        found = _kept[given] = Layout(given)
    return found
