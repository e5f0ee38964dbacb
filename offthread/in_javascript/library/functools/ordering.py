"""Runs wherever compiled Python runs: comparisons from other comparisons."""

from _runtime import called, hide, in_c, read, set_attr


class _Key:
    __long__ = "functools.KeyWrapper"
    __hash__ = None

    def __init__(self, compare, obj):
        self._compare, self.obj = compare, obj

    def _compared(self, other):
        if not isinstance(other, _Key):
            raise TypeError("other argument must be K instance")
        return called(self._compare)(self.obj, other.obj)

    def __lt__(self, other):
        return self._compared(other) < 0

    def __gt__(self, other):
        return self._compared(other) > 0

    def __eq__(self, other):
        return self._compared(other) == 0

    def __le__(self, other):
        return self._compared(other) <= 0

    def __ge__(self, other):
        return self._compared(other) >= 0


@in_c("mycmp")
def cmp_to_key(mycmp):
    """A key function of a function that compares two values as C's do."""
    return lambda obj: _Key(mycmp, obj)


def _derived(name, shape):
    """A comparison by the one called ``name``: ``shape`` of its answer and the two values."""

    def compare(self, other):
        answer = getattr(self, name)(other)
        return answer if answer is NotImplemented else shape(answer, self, other)

    return compare


def _same(answer, a, b):
    return bool(answer) or a == b


def _but_not_equal(answer, a, b):
    return bool(answer) and a != b


def _opposite(answer, a, b):
    return not answer


def _neither(answer, a, b):
    return not answer and a != b


def _not_or_equal(answer, a, b):
    return not answer or a == b


_SHAPES = {
    "__lt__": {"__gt__": _neither, "__le__": _same, "__ge__": _opposite},
    "__le__": {"__ge__": _not_or_equal, "__lt__": _but_not_equal, "__gt__": _opposite},
    "__gt__": {"__lt__": _neither, "__ge__": _same, "__le__": _opposite},
    "__ge__": {"__le__": _not_or_equal, "__gt__": _but_not_equal, "__lt__": _opposite},
}


def total_ordering(cls):
    """Add the comparisons that follow from the one that ``cls`` defines, and ``__eq__``."""
    defined = [name for name in _SHAPES if read(cls, name)]
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name, shape in _SHAPES[defined[0]].items():
        if name not in defined:
            made = _derived(defined[0], shape)
            hide(made, "__name__", name)
            set_attr(cls, name, made)
    return cls
