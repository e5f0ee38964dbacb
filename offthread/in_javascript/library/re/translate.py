"""Runs wherever compiled Python runs: Python's regular expressions as JavaScript's (ECMAScript
2018, flag u). What JavaScript cannot say is a NotImplementedError, never silently wrong."""

from re.errors import error
from re.inline_flags import LETTERS, InlineFlags

IGNORECASE, MULTILINE, DOTALL, VERBOSE, ASCII = 2, 8, 16, 64, 256
_END = r"(?![\s\S])"
_AHEAD = ("(?=", "(?!", "(?<=", "(?<!")


class Translation(InlineFlags):
    """``source`` for JavaScript, ``flags``, the number of ``groups`` and their ``names``."""

    def __init__(self, pattern, flags, given, named=False):
        super().__init__(pattern, flags, given)
        self.groups, self.names, self.open, self.out = 0, {}, [], []
        self.atom, self.repeated = None, False  # where in ``out`` stands what may be repeated
        self.hidden = 0
        # hidden groups shift JavaScript's numbers: then each group has a name
        self.named = named or any([mark in pattern for mark in ("(?>", "*+", "++", "?+", "}+")])
        self._leading_flags()
        self.global_flags = self.flags
        self.by_hand = self._case_by_hand()
        while self.place < len(pattern):
            self._next()
        if self.open:
            raise error("missing ), unterminated subpattern", given, self.open[-1]["start"])
        self.source, self.flags = "".join(self.out), self._checked_flags(self.global_flags)

    def _leading_flags(self):
        while self.peek("(?") and self.pattern[self.place + 2 : self.place + 3] in tuple(LETTERS):
            start, self.place = self.place, self.place + 2
            added, taken = self._flags_here()
            if taken is not None:
                self.place = start
                return
            self.flags |= added

    def _case_by_hand(self):
        if self.ascii() and self.flags & IGNORECASE:
            return True
        for piece in self.pattern.split("(?")[1:]:
            letters = piece.partition(":")[0]
            if "i" in letters and all([letter in "aiLmsux-" for letter in letters]):
                return True
        return False

    def _next(self):
        letter = self.pattern[self.place]
        self.place += 1
        if letter == "\\":
            self._escape()
        elif letter == "[":
            self._add(self.set())
        elif letter == "(":
            self._group()
        elif letter == ")":
            self._close()
        elif letter in "*+?":
            self._repeat(letter, self.place - 1)
        elif letter == "{":
            self._counted()
        else:
            self._simple(letter)

    def _add(self, text, repeatable=True):
        self.atom, self.repeated = len(self.out) if repeatable else None, False
        self.out.append(text)

    def _simple(self, letter):
        multiline = self.flags & MULTILINE
        if self.flags & VERBOSE and letter in " \t\n\r\f\v#":
            end = self.pattern.find("\n", self.place) if letter == "#" else self.place
            self.place = len(self.pattern) if end < 0 else end
        elif letter == ".":
            self._add(r"[\s\S]" if self.flags & DOTALL else r"[^\n]")
        elif letter == "^":
            self._add(r"(?<![^\n])" if multiline else r"(?<![\s\S])", False)
        elif letter == "$":
            self._add(r"(?![^\n])" if multiline else rf"(?=\n?{_END})", False)
        elif letter == "|":
            self._add("|", False)
        else:
            self._add(self.plain(letter))

    def _repeat(self, times, start, fixed=False):
        if self.atom is None:
            self.fail("multiple repeat" if self.repeated else "nothing to repeat", start)
        if not fixed and any([one["behind"] for one in self.open]):
            raise error("look-behind requires fixed-width pattern")
        if self.out[self.atom].startswith(_AHEAD):
            self._wrap("(?:", ")")
        if self.peek("?"):
            self.place += 1
            times += "?"
        elif self.peek("+"):
            self.place += 1
            self.hidden += 1
            self._wrap(f"(?:(?=(?<h{self.hidden}>", f"{times}))\\k<h{self.hidden}>)")
            times = ""
        self._add(times, False)
        self.repeated = True

    def _wrap(self, before, after):
        self.out[self.atom] = before + self.out[self.atom]
        self.out.append(after)

    def _counted(self):
        start, end = self.place - 1, self.pattern.find("}", self.place)
        inside = self.pattern[self.place : end] if end > 0 else ""
        low, comma, high = inside.partition(",")
        numbers = [part for part in (low, high) if part]
        if not inside or inside == "," or not all([p.isdigit() for p in numbers]):
            if inside != ",":
                return self._add(r"\{")
        if low and high and int(low) > int(high):
            self.fail("min repeat greater than max repeat")
        if any([int(part) >= 4294967295 for part in numbers]):
            raise OverflowError("the repetition number is too large")
        self.place = end + 1
        times = "{" + (low or "0") + comma + high + "}"
        return self._repeat(times, start, not comma or low == high)

    def _opened(self, start, text, closing=")", behind=False):
        """A group begins."""
        self.open.append(
            {
                "start": start,
                "flags": self.flags,
                "place": len(self.out),
                "closing": closing,
                "behind": behind,
                "number": 0,
            }
        )
        self._add(text, False)

    def _close(self):
        if not self.open:
            self.fail("unbalanced parenthesis", self.place - 1)
        ended = self.open.pop()
        self.flags = ended["flags"]
        self._add(ended["closing"])
        self.atom = ended["place"]

    def _group(self):
        start = self.place - 1
        if not self.peek("?"):
            return self._captured(start)
        self.place += 1
        if self.peek("P"):
            return self._named(start)
        if self.peek("#"):
            end = self.pattern.find(")", self.place)
            if end < 0:
                self.fail("missing ), unterminated comment", start)
            self.place = end + 1
            return None
        for form in ("<=", "<!", ":", "=", "!"):
            if self.peek(form):
                self.place += len(form)
                return self._opened(start, "(?" + form, behind=form[0] == "<")
        return self._scoped(start)

    def _scoped(self, start):
        if self.peek(">"):
            self.place += 1
            self.hidden += 1
            name = f"h{self.hidden}"
            return self._opened(start, f"(?:(?=(?<{name}>", f"))\\k<{name}>)")
        if self.peek("("):
            self.refuse("a conditional group")
        if self.place >= len(self.pattern):
            self.fail("unexpected end of pattern")
        if self.peek("-") or self.pattern[self.place] in LETTERS:
            return self._flagged(start)
        if self.pattern[self.place :] == "<":
            self.fail("unexpected end of pattern", self.place + 1)
        width = 2 if self.peek("<") else 1
        return self.fail(
            f"unknown extension ?{self.pattern[self.place : self.place + width]}", start + 1
        )

    def _flagged(self, start):
        added, taken = self._flags_here()
        if taken is None:
            self.fail("global flags not at the start of the expression", start)
        self._opened(start, "(?:")
        self.flags = (self.flags | added) & ~taken

    def _captured(self, start):
        self.groups += 1
        self._opened(start, f"(?<g{self.groups}>" if self.named else "(")
        self.open[-1]["number"] = self.groups

    def _named(self, start):
        form = self.pattern[self.place + 1 : self.place + 2]
        if form not in ("<", "="):
            if not form:
                self.fail("unexpected end of pattern", self.place + 1)
            self.fail(f"unknown extension ?P{form}", start + 1)
        begin = self.place + 2
        name = self._until(">" if form == "<" else ")", begin)
        if not name.isidentifier():
            self.fail(f"bad character in group name {name!r}", begin)
        if form == "=":
            if name not in self.names:
                self.fail(f"unknown group name {name!r}", begin)
            return self._refer(self.names[name], begin)
        if name in self.names:
            was, now = self.names[name], self.groups + 1
            self.fail(f"redefinition of group name {name!r} as group {now}; was group {was}", begin)
        self._captured(start)
        self.names[name] = self.groups
        return None

    def _until(self, end, start):
        place = self.pattern.find(end, start)
        if start >= len(self.pattern) or place == start:
            self.fail("missing group name", start)
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
        kind = self.class_text(letter)
        if kind is not None:
            return self._add(kind, not self.is_place(letter))
        return self._add(self.coded(self.character(letter)))

    def _reference(self):
        start = self.place
        three = self.pattern[start : start + 3]
        if len(three) == 3 and all([digit in "01234567" for digit in three]):
            self.place += 1
            return self._add(self.coded(self.character(three[0])))
        end = start + (2 if self.pattern[start + 1 : start + 2].isdigit() else 1)
        self.place = end
        return self._refer(int(self.pattern[start:end]), start)

    def _refer(self, number, place):
        if number > self.groups:
            self.fail(f"invalid group reference {number}", place)
        if any([one["number"] == number for one in self.open]):
            self.fail("cannot refer to an open group", place - 1)
        if self.any_case():
            self.refuse("a reference inside (?i:…)")
        self._add(rf"\k<g{number}>" if self.named else rf"(?:\{number})")
