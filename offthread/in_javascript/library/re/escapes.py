"""Runs wherever compiled Python runs: reads what stands behind a backslash, and sets."""

from re.characters import code, either_case, literal, set_text, span
from re.errors import error

_WORD, _ASCII_WORD = r"\p{L}\p{N}_", "a-zA-Z0-9_"
_SPACE, _ASCII_SPACE = r"\t-\r\x1c-\x20\x85\p{Z}", r"\t-\r\x20"
_END = r"(?![\s\S])"
IGNORECASE, ASCII = 2, 256
_PLACES = "AZbB"


class Reader:
    """A pattern, the place in it that is read next, and the flags that hold there."""

    def __init__(self, pattern, flags, given):
        self.pattern, self.place, self.flags = pattern, 0, flags
        self.given, self.binary = given, given is not pattern
        self.by_hand = False  # whether case is told by sets, since JavaScript's flag is for all

    def refuse(self, what):
        raise NotImplementedError(
            f"re: {what} is not possible on the page ({self.given!r}); run it in the worker"
        )

    def fail(self, message, place=None):
        raise error(message, self.given, self.place if place is None else place)

    def peek(self, text):
        return self.pattern.startswith(text, self.place)

    def any_case(self):
        return self.by_hand and bool(self.flags & IGNORECASE)

    def ascii(self):
        return self.binary or bool(self.flags & ASCII)

    def plain(self, letter):
        return either_case(letter, self.ascii()) if self.any_case() else literal(letter)

    def kinds(self):
        """What ``\\d``, ``\\w`` and ``\\s`` stand for inside a set."""
        if self.ascii():
            return {"d": "0-9", "w": _ASCII_WORD, "s": _ASCII_SPACE}
        return {"d": r"\p{Nd}", "w": _WORD, "s": _SPACE}

    def class_text(self, letter):
        """A class of characters or a place, as JavaScript says it; None for other letters."""
        kinds = self.kinds()
        if letter in kinds:
            return f"[{kinds[letter]}]"
        if letter.lower() in kinds:
            return f"[^{kinds[letter.lower()]}]"
        word = kinds["w"]
        return {
            "A": r"(?<![\s\S])",
            "Z": _END,
            "b": f"(?:(?<=[{word}])(?![{word}])|(?<![{word}])(?=[{word}]))",
            "B": f"(?:(?<=[{word}])(?=[{word}])|(?<![{word}])(?![{word}]))",
        }.get(letter)

    def is_place(self, letter):
        return letter in _PLACES

    def character(self, letter):
        """The code of one character behind a backslash, in or outside of a set."""
        codes = {"n": 10, "t": 9, "r": 13, "f": 12, "v": 11, "a": 7}
        if letter in codes:
            return codes[letter]
        if letter == "x" or letter in "uU" and not self.binary:
            return self._hexadecimal(letter)
        if letter in "01234567":
            return self._octal(letter)
        if letter.isascii() and letter.isalnum():
            self.fail(f"bad escape \\{letter}", self.place - 2)
        return ord(letter)

    def _hexadecimal(self, letter):
        start, width = self.place, {"x": 2, "u": 4, "U": 8}[letter]
        end = start
        while end < min(start + width, len(self.pattern)) and (
            self.pattern[end] in "0123456789abcdefABCDEF"
        ):
            end += 1
        digits = self.pattern[start:end]
        if len(digits) < width:
            self.fail(f"incomplete escape \\{letter}{digits}", start - 2)
        self.place = end
        return int(digits, 16)

    def _octal(self, letter):
        start = self.place - 1
        end = start + 1
        while end < min(start + 3, len(self.pattern)) and self.pattern[end] in "01234567":
            end += 1
        value = int(self.pattern[start:end], 8)
        if value > 255:
            text = self.pattern[start:end]
            self.fail(f"octal escape value \\{text} outside of range 0-0o377", start - 1)
        self.place = end
        return value

    def set(self):
        """``[…]``, whose bracket has been read."""
        start = self.place - 1
        negated = self.peek("^")
        self.place += 1 if negated else 0
        inside, outside, first = [], [], True
        while first or not self.peek("]"):
            first = False
            self._set_item(start, inside, outside)
        self.place += 1
        return set_text(negated, "".join(inside), outside)

    def _set_item(self, start, inside, outside):
        begin = self.place
        low = self._set_one(start)
        if not self.peek("-"):
            return self._put(low, inside, outside)
        self.place += 1
        if self.place >= len(self.pattern):
            self.fail("unterminated character set", start)
        if self.peek("]"):
            self._put(low, inside, outside)
            return self._put(45, inside, outside)
        high = self._set_one(start)
        if isinstance(low, str) or isinstance(high, str) or low > high:
            self.fail(f"bad character range {self.pattern[begin : self.place]}", begin)
        inside.append(span(low, high, self.any_case(), self.ascii()))
        return None

    def _put(self, one, inside, outside):
        kinds = self.kinds()
        if not isinstance(one, str):
            inside.append(span(one, one, self.any_case(), self.ascii()))
        elif one in kinds:
            inside.append(kinds[one])
        else:
            outside.append(f"[^{kinds[one.lower()]}]")

    def _set_one(self, start):
        """A character's code, or the letter of a class."""
        if self.place >= len(self.pattern):
            self.fail("unterminated character set", start)
        letter = self.pattern[self.place]
        self.place += 1
        if letter != "\\":
            return ord(letter)
        if self.place >= len(self.pattern):
            self.fail("bad escape (end of pattern)", self.place - 1)
        letter = self.pattern[self.place]
        self.place += 1
        if letter in "dDwWsS":
            return letter
        return 8 if letter == "b" else self.character(letter)

    def coded(self, value):
        return self.plain(chr(value)) if self.any_case() else code(value)
