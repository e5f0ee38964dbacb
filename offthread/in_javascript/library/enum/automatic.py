"""Runs wherever compiled Python runs: values that an enumeration gives its members by itself.

The body of a class is run before its members are made: ``RW = R | W`` over automatic values is
kept as what it says, and computed when R and W have got theirs."""


class auto:
    """The next value of its enumeration."""

    def __init__(self, value=None):
        self.value = value
        self.parts = ()

    def __or__(self, other):
        return _later(lambda a, b: a | b, self, other)

    def __ror__(self, other):
        return _later(lambda a, b: a | b, other, self)

    def __and__(self, other):
        return _later(lambda a, b: a & b, self, other)

    def __xor__(self, other):
        return _later(lambda a, b: a ^ b, self, other)

    def __add__(self, other):
        return _later(lambda a, b: a + b, self, other)

    def __sub__(self, other):
        return _later(lambda a, b: a - b, self, other)

    def __mul__(self, other):
        return _later(lambda a, b: a * b, self, other)

    def __lshift__(self, other):
        return _later(lambda a, b: a << b, self, other)

    def __invert__(self):
        return _later(lambda a, b: ~a, self, None)


def _later(act, left, right):
    made = auto()
    made.parts = (act, left, right)
    return made


def settled(value):
    """What ``value`` is now that the members before it have their values."""
    if not isinstance(value, auto):
        return value
    if value.parts:
        act, left, right = value.parts
        return act(settled(left), settled(right))
    return value.value
