"""Runs wherever compiled Python runs: Python's regular expressions as JavaScript's (ECMAScript
2018, flag u). What JavaScript cannot say is a NotImplementedError, never silently wrong."""

from re.characters import code, literal, set_text

IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, ASCII = 2, 4, 8, 16, 32, 64, 256
_LETTERS = {
    "i": IGNORECASE,
    "L": LOCALE,
    "m": MULTILINE,
    "s": DOTALL,
    "u": UNICODE,
    "x": VERBOSE,
    "a": ASCII,
}
_WORD, _ASCII_WORD = r"\p{L}\p{N}_", "a-zA-Z0-9_"
_SPACE = r"\t-\r\x1c-\x20\x85\p{Z}"
_END = r"(?![\s\S])"


class error(Exception):
    """A pattern that is none."""

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        super().__init__(msg if pos is None else f"{msg} at position {pos}")


class Translation:
    """``source`` for JavaScript, ``flags``, the number of ``groups`` and their ``names``."""

    def __init__(self, pattern, flags):
        self.pattern, self.place, self.flags = pattern, 0, flags
        self.groups, self.names, self.open = 0, {}, []
        self._leading_flags()
        out = []
        while self.place < len(pattern):
            out.append(self._next())
        if self.open:
            raise error("missing ), unterminated subpattern", pattern, self.open[-1])
        self.source = "".join(out)

    def refuse(self, what):
        raise NotImplementedError(
            f"re: {what} is not possible on the page ({self.pattern!r}); run it in the worker"
        )

    def fail(self, message, place=None):
        raise error(message, self.pattern, self.place if place is None else place)

    def _leading_flags(self):
        if self.pattern[:2] != "(?":
            return
        end = 2
        while end < len(self.pattern) and self.pattern[end] in _LETTERS:
            end += 1
        if end > 2 and self.pattern[end : end + 1] == ")":
            for letter in self.pattern[2:end]:
                self.flags |= _LETTERS[letter]
            self.place = end + 1

    def _word(self):
        return _ASCII_WORD if self.flags & ASCII else _WORD

    def _peek(self, text):
        return self.pattern.startswith(text, self.place)

    def _next(self):
        letter = self.pattern[self.place]
        self.place += 1
        if letter == "\\":
            return self._escape()
        if letter == "[":
            return self._set()
        if letter == "(":
            return self._group()
        if letter == ")":
            if not self.open:
                self.fail("unbalanced parenthesis", self.place - 1)
            self.open.pop()
            return ")"
        if letter in "*+?":
            return self._repeat(letter)
        if letter == "{":
            return self._counted()
        return self._plain(letter)

    def _plain(self, letter):
        multiline = self.flags & MULTILINE
        if self.flags & VERBOSE:
            if letter in " \t\n\r\f\v":
                return ""
            if letter == "#":
                while self.place < len(self.pattern) and self.pattern[self.place] != "\n":
                    self.place += 1
                return ""
        if letter == ".":
            return r"[\s\S]" if self.flags & DOTALL else r"[^\n]"
        if letter == "^":
            return r"(?<![^\n])" if multiline else r"(?<![\s\S])"
        if letter == "$":
            return r"(?![^\n])" if multiline else rf"(?=\n?{_END})"
        return letter if letter == "|" else literal(letter)

    def _repeat(self, letter):
        before = self.pattern[: self.place - 1]
        if before == "" or before[-1] in "|(" and not before.endswith("\\" + before[-1]):
            self.fail("nothing to repeat", self.place - 1)
        if self._peek("+"):
            self.refuse("a possessive quantifier")
        if self._peek("?"):
            self.place += 1
            return letter + "?"
        if self._peek("*"):
            self.fail("multiple repeat")
        return letter

    def _counted(self):
        end = self.pattern.find("}", self.place)
        inside = self.pattern[self.place : end] if end > 0 else ""
        low, comma, high = inside.partition(",")
        numbers = [part for part in (low, high) if part]
        if end < 0 or not inside or not all([p.isdigit() for p in numbers]) or inside in ("", ","):
            return r"\{"
        if comma and high and low and int(low) > int(high):
            self.fail("min repeat greater than max repeat")
        self.place = end + 1
        lazy = ""
        if self._peek("?"):
            self.place += 1
            lazy = "?"
        return "{" + (low or "0") + comma + high + "}" + lazy

    def _group(self):
        start = self.place - 1
        if not self._peek("?"):
            return self._captured(start, "(")
        self.place += 1
        if self._peek("P<"):
            self.place += 2
            return self._named(start)
        if self._peek("P="):
            name = self._until(")", self.place + 2)
            if name not in self.names:
                self.fail(f"unknown group name {name!r}")
            return rf"\k<{name}>"
        if self._peek("#"):
            self._until(")", self.place)
            return ""
        for form in ("<=", "<!", ":", "=", "!"):
            if self._peek(form):
                self.place += len(form)
                self.open.append(start)
                return "(?" + form
        return self._scoped(start)

    def _scoped(self, start):
        if self._peek(">"):
            self.refuse("an atomic group")
        if self._peek("("):
            self.refuse("a conditional group")
        end = self.place
        while end < len(self.pattern) and self.pattern[end] in "aiLmsux-":
            end += 1
        if self.pattern[end : end + 1] == ":":
            self.refuse("flags inside a group")
        if self.pattern[end : end + 1] == ")" and end > self.place:
            self.fail("global flags not at the start of the expression", start)
        self.fail("unknown extension ?" + self.pattern[self.place : self.place + 1], start + 1)

    def _captured(self, start, opening):
        self.groups += 1
        self.open.append(start)
        return opening

    def _named(self, start):
        name = self._until(">", self.place)
        if not name.isidentifier():
            self.fail(f"bad character in group name {name!r}", start + 4)
        if name in self.names:
            self.fail(
                f"redefinition of group name {name!r} as group {self.groups + 1}; "
                f"was group {self.names[name]}",
                start + 4,
            )
        self.names[name] = self.groups + 1
        return self._captured(start, f"(?<{name}>")

    def _until(self, end, start):
        place = self.pattern.find(end, start)
        if place < 0:
            self.fail(f"missing {end}, unterminated name", start)
        self.place = place + 1
        return self.pattern[start:place]

    def _escape(self):
        if self.place >= len(self.pattern):
            self.fail("bad escape (end of pattern)", self.place - 1)
        letter = self.pattern[self.place]
        if letter in "123456789":
            return self._reference()
        self.place += 1
        word = self._word()
        simple = {
            "A": r"(?<![\s\S])",
            "Z": _END,
            "d": self._digit(),
            "D": f"[^{self._digit_inside()}]",
            "w": f"[{word}]",
            "W": f"[^{word}]",
            "s": f"[{_SPACE}]",
            "S": f"[^{_SPACE}]",
            "b": f"(?:(?<=[{word}])(?![{word}])|(?<![{word}])(?=[{word}]))",
            "B": f"(?:(?<=[{word}])(?=[{word}])|(?<![{word}])(?![{word}]))",
        }
        return simple[letter] if letter in simple else self._character(letter)

    def _digit_inside(self):
        return "0-9" if self.flags & ASCII else r"\p{Nd}"

    def _digit(self):
        return f"[{self._digit_inside()}]"

    def _reference(self):
        end = self.place
        while end < len(self.pattern) and end < self.place + 2 and self.pattern[end].isdigit():
            end += 1
        number = int(self.pattern[self.place : end])
        if number > self.groups:
            self.fail(f"invalid group reference {number}")
        self.place = end
        return rf"(?:\{number})"

    def _character(self, letter):
        """One character behind a backslash, in or outside of a set."""
        codes = {"n": 10, "t": 9, "r": 13, "f": 12, "v": 11, "a": 7}
        if letter in codes:
            return code(codes[letter])
        if letter in "xuU":
            width = {"x": 2, "u": 4, "U": 8}[letter]
            digits = self.pattern[self.place : self.place + width]
            if len(digits) < width or not all([d in "0123456789abcdefABCDEF" for d in digits]):
                self.fail(f"incomplete escape \\{letter}{digits}", self.place - 2)
            self.place += width
            return code(int(digits, 16))
        if letter == "0":
            end = self.place
            while end < self.place + 2 and self.pattern[end : end + 1] in tuple("01234567"):
                end += 1
            value = int("0" + self.pattern[self.place : end], 8)
            self.place = end
            return code(value)
        if letter.isascii() and letter.isalnum():
            self.fail(f"bad escape \\{letter}", self.place - 2)
        return literal(letter)

    def _set(self):
        start = self.place - 1
        negated = self._peek("^")
        self.place += 1 if negated else 0
        inside, outside, first = [], [], True
        while True:
            if self.place >= len(self.pattern):
                self.fail("unterminated character set", start)
            letter = self.pattern[self.place]
            if letter == "]" and not first:
                self.place += 1
                break
            first = False
            self._set_item(letter, inside, outside)
        return set_text(negated, "".join(inside), outside)

    def _set_item(self, letter, inside, outside):
        self.place += 1
        if letter != "\\":
            inside.append("-" if letter == "-" and self._is_range(inside) else literal(letter))
            return
        letter = self.pattern[self.place]
        self.place += 1
        kinds = {"d": self._digit_inside(), "w": self._word(), "s": _SPACE}
        if letter in kinds:
            inside.append(kinds[letter])
        elif letter.lower() in kinds:
            outside.append(f"[^{kinds[letter.lower()]}]")
        else:
            inside.append(code(8) if letter == "b" else self._character(letter))

    def _is_range(self, inside):
        """A dash between two characters; the others are plain."""
        return len(inside) > 0 and inside[-1] != "-" and not self._peek("]")
