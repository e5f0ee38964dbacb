"""Runs wherever compiled Python runs: ``re.error``, and the flags of patterns."""


class error(Exception):
    """A pattern that is none."""

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        text = msg
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            text = f"{msg} at position {pos}"
            if newline in pattern:
                text = f"{text} (line {self.lineno}, column {self.colno})"
        super().__init__(text)


_NAMES = [
    (256, "ASCII"),
    (2, "IGNORECASE"),
    (4, "LOCALE"),
    (32, "UNICODE"),
    (8, "MULTILINE"),
    (16, "DOTALL"),
    (64, "VERBOSE"),
    (128, "DEBUG"),
]


class RegexFlag:
    """A number that says its name; combines with ``|``, ``&``, ``^`` and ``~``."""

    def __init__(self, value):
        self.value = self._value_ = value

    @property
    def name(self):
        return "|".join([name for bit, name in _NAMES if self.value & bit]) or "NOFLAG"

    def __repr__(self):
        return "|".join([f"re.{name}" for name in self.name.split("|")])

    __str__ = __repr__

    def __int__(self):
        return self.value

    __index__ = __int__

    def __hash__(self):
        return hash(self.value)

    def __bool__(self):
        return self.value != 0

    def __eq__(self, other):
        return self.value == int(other) if isinstance(other, (int, RegexFlag)) else NotImplemented

    def __or__(self, other):
        return RegexFlag(self.value | int(other))

    def __and__(self, other):
        return RegexFlag(self.value & int(other))

    def __xor__(self, other):
        return RegexFlag(self.value ^ int(other))

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return RegexFlag(~self.value & 511)

    def __contains__(self, other):
        return self.value & int(other) == int(other)
