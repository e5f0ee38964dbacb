"""Runs wherever compiled Python runs: flags that stand in a pattern, ``(?im)`` and ``(?s-i:…)``."""

from re.escapes import Reader

LETTERS = {"i": 2, "L": 4, "m": 8, "s": 16, "u": 32, "x": 64, "a": 256}
_KINDS = 4 | 32 | 256


class InlineFlags(Reader):
    """Reads them, and tells whether the flags of a whole pattern go together."""

    def _flags_here(self):
        """``(added, taken)`` from the letters that stand here and what ends them; None instead of
        ``taken`` where that is ``)``: then they hold for the whole pattern."""
        added, taken, letter = 0, 0, self._flag_letter("-, : or )", "-")
        while letter not in ("-", ":", ")"):
            added |= self._added(letter, added)
            letter = self._flag_letter("-, : or )", "-:)")
        if letter == ")":
            return added, None
        if letter == "-":
            letter = self._flag_letter("flag", "")
        while letter != ":":
            if LETTERS[letter] & _KINDS:
                self.fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
            taken |= LETTERS[letter]
            letter = self._flag_letter(":", ":")
        if added & taken:
            self.fail("bad inline flags: flag turned on and off", self.place - 1)
        return added, taken

    def _flag_letter(self, missing, others):
        if self.place >= len(self.pattern):
            self.fail(f"missing {missing}")
        letter = self.pattern[self.place]
        if letter not in LETTERS and (not others or letter not in others):
            self.fail("unknown flag" if letter.isalpha() else f"missing {missing}")
        self.place += 1
        return letter

    def _added(self, letter, before):
        if letter == ("u" if self.binary else "L"):
            kind = "bytes" if self.binary else "str"
            self.fail(f"bad inline flags: cannot use '{letter}' flag with a {kind} pattern")
        flag = LETTERS[letter]
        if flag & _KINDS and before & _KINDS & ~flag:
            self.fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
        return flag

    def _checked_flags(self, flags):
        wrong = 32 if self.binary else 4
        if flags & wrong:
            kind = "UNICODE flag with a bytes" if self.binary else "LOCALE flag with a str"
            raise ValueError(f"cannot use {kind} pattern")
        if flags & 256 and flags & (4 | 32):
            other = "LOCALE" if self.binary else "UNICODE"
            raise ValueError(f"ASCII and {other} flags are incompatible")
        return flags if self.binary or flags & 256 else flags | 32
