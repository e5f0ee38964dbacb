"""Runs wherever compiled Python runs: reads JSON. What JavaScript's own reader does alike is read
by it; the rest (big ints, NaN, hooks, errors with positions) by the reader below."""

from _runtime import type_name
from js import JSON


class JSONDecodeError(ValueError):
    """``msg``, ``doc``, ``pos``, ``lineno``, ``colno`` as in Python."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno


def loads(
    s,
    *,
    cls=None,
    object_hook=None,
    parse_float=None,
    parse_int=None,
    parse_constant=None,
    object_pairs_hook=None,
    **kw,
):
    """The value of a JSON text. Raises JSONDecodeError."""
    hooks = {
        "object_hook": object_hook,
        "object_pairs_hook": object_pairs_hook,
        "parse_float": parse_float,
        "parse_int": parse_int,
        "parse_constant": parse_constant,
    }
    hooks = {name: hook for name, hook in hooks.items() if hook is not None}
    if type_name(s) in ("bytes", "bytearray"):
        s = bytes(s).decode("utf-8").removeprefix("\ufeff")
    if not isinstance(s, str):
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {type_name(s)}")
    if s.startswith("\ufeff"):
        raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    if cls is not None:
        return cls(**hooks, **kw).decode(s)
    if not hooks and not kw and _is_simple(s):
        try:
            return JSON.parse(s)
        except Exception:
            pass  # the reader below says where
    return JSONDecoder(**hooks, **kw).decode(s)


def _is_simple(s):
    """No long digits (ints past 2**53) and no keys of digits (JavaScript would sort them)."""
    from js import RegExp

    return not RegExp(r'\d{16}|"\d+"\s*:|\d[.eE]|__proto__').test(s)


def load(fp, **options):
    return loads(fp.read(), **options)


class _Reader:
    def __init__(
        self,
        text,
        place,
        object_hook=None,
        object_pairs_hook=None,
        parse_float=None,
        parse_int=None,
        parse_constant=None,
        strict=True,
    ):
        self.text, self.place, self.strict = text, place, strict
        self.object_hook, self.pairs_hook = object_hook, object_pairs_hook
        self.parse_float, self.parse_int = parse_float or float, parse_int
        self.parse_constant = parse_constant

    def fail(self, message, place=None):
        raise JSONDecodeError(message, self.text, self.place if place is None else place)

    def read(self):
        self.skip()
        value = self.value()
        self.skip()
        if self.place < len(self.text):
            self.fail("Extra data")
        return value

    def skip(self):
        while self.place < len(self.text) and self.text[self.place] in " \t\n\r":
            self.place += 1

    def peek(self):
        return self.text[self.place] if self.place < len(self.text) else ""

    def value(self):
        start = self.peek()
        if start == '"':
            return self.string()
        if start == "{":
            return self.object()
        if start == "[":
            return self.array()
        for word, meaning in (("null", None), ("true", True), ("false", False)):
            if self.text.startswith(word, self.place):
                self.place += len(word)
                return meaning
        return self.number()

    def constant(self):
        for word in ("NaN", "Infinity", "-Infinity"):
            if self.text.startswith(word, self.place):
                self.place += len(word)
                return self.parse_constant(word) if self.parse_constant else float(word)
        self.fail("Expecting value")

    def number(self):
        start, text = self.place, self.text
        end = start + (1 if text[start : start + 1] == "-" else 0)
        digits = self.digits(end)
        if digits == end or (text[end] == "0" and digits > end + 1):
            if digits == end:
                return self.constant()
            digits = end + 1
        end = digits
        is_float = False
        if text[end : end + 1] == "." and self.digits(end + 1) > end + 1:
            end, is_float = self.digits(end + 1), True
        if text[end : end + 1] in ("e", "E"):
            sign = end + (2 if text[end + 1 : end + 2] in ("+", "-") else 1)
            if self.digits(sign) > sign:
                end, is_float = self.digits(sign), True
        self.place = end
        if is_float:
            return self.parse_float(text[start:end])
        if self.parse_int:
            return self.parse_int(text[start:end])
        return int(text[start:end])

    def digits(self, place):
        while place < len(self.text) and self.text[place] in "0123456789":
            place += 1
        return place

    def string(self):
        start, text = self.place, self.text
        place = start + 1
        while place < len(text) and text[place] != '"':
            if text[place] == "\\":
                place += 1
            elif text[place] < " " and self.strict:
                self.fail("Invalid control character at", place)
            place += 1
        if place >= len(text):
            self.fail("Unterminated string starting at", start)
        self.place = place + 1
        quoted = text[start : place + 1]
        if not self.strict:
            quoted = "".join([c if c >= " " else f"\\u{ord(c):04x}" for c in quoted])
        try:
            return JSON.parse(quoted)
        except Exception:
            self.bad_escape(start)

    def bad_escape(self, place):
        while True:
            place = self.text.index("\\", place)
            after = self.text[place + 1]
            if after == "u":
                digits = self.text[place + 2 : place + 6]
                if len([c for c in digits if c in "0123456789abcdefABCDEF"]) < 4:
                    self.fail("Invalid \\uXXXX escape", place + 1)
            elif after not in '"\\/bfnrt':
                self.fail("Invalid \\escape", place)
            place += 2

    def array(self):
        items = []
        self.place += 1
        self.skip()
        if self.peek() == "]":
            self.place += 1
            return items
        while True:
            items.append(self.value())
            self.skip()
            if self.peek() == "]":
                self.place += 1
                return items
            if self.peek() != ",":
                self.fail("Expecting ',' delimiter")
            self.place += 1
            self.skip()

    def object(self):
        pairs = []
        self.place += 1
        self.skip()
        if self.peek() == "}":
            self.place += 1
            return self.made(pairs)
        while True:
            if self.peek() != '"':
                self.fail("Expecting property name enclosed in double quotes")
            key = self.string()
            self.skip()
            if self.peek() != ":":
                self.fail("Expecting ':' delimiter")
            self.place += 1
            self.skip()
            pairs.append((key, self.value()))
            self.skip()
            if self.peek() == "}":
                self.place += 1
                return self.made(pairs)
            if self.peek() != ",":
                self.fail("Expecting ',' delimiter")
            self.place += 1
            self.skip()

    def made(self, pairs):
        if self.pairs_hook:
            return self.pairs_hook(pairs)
        made = dict(pairs)
        return self.object_hook(made) if self.object_hook else made


class JSONDecoder:
    def __init__(
        self,
        *,
        object_hook=None,
        parse_float=None,
        parse_int=None,
        parse_constant=None,
        strict=True,
        object_pairs_hook=None,
    ):
        self.object_hook, self.object_pairs_hook = object_hook, object_pairs_hook
        self.parse_float, self.parse_int = parse_float, parse_int
        self.parse_constant, self.strict = parse_constant, strict

    def _reader(self, s, place):
        return _Reader(
            s,
            place,
            self.object_hook,
            self.object_pairs_hook,
            self.parse_float,
            self.parse_int,
            self.parse_constant,
            self.strict,
        )

    def decode(self, s):
        return self._reader(s, 0).read()

    def raw_decode(self, s, idx=0):
        """(value, where it ends)"""
        reader = self._reader(s, idx)
        return reader.value(), reader.place
