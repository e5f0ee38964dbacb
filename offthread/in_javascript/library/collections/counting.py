"""Runs wherever compiled Python runs: ``Counter``."""

from _runtime import class_of


class Counter(dict):
    """A dict of counts."""

    def __init__(self, iterable=None, /, **kwargs):
        super().__init__()
        self.update(iterable, **kwargs)

    def __missing__(self, key):
        return 0

    def update(self, iterable=None, /, **kwargs):
        self._add(iterable, 1)
        self._add(kwargs, 1)

    def subtract(self, iterable=None, /, **kwargs):
        self._add(iterable, -1)
        self._add(kwargs, -1)

    def _add(self, iterable, sign):
        if isinstance(iterable, dict):
            for key, count in iterable.items():
                self[key] = self.get(key, 0) + sign * count
        elif iterable is not None:
            for key in iterable:
                self[key] = self.get(key, 0) + sign

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            "Counter.fromkeys() is undefined.  Use Counter(iterable) instead."
        )

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    def most_common(self, n=None):
        ordered = sorted(self.items(), key=_count_of, reverse=True)
        return ordered if n is None else ordered[: max(n, 0)]

    def total(self):
        return sum(self.values())

    def copy(self):
        return class_of(self)(self)

    __copy__ = copy

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def __eq__(self, other):
        return _compared(self, other, lambda a, b: a == b)

    def __ne__(self, other):
        return not self == other if isinstance(other, Counter) else NotImplemented

    def __le__(self, other):
        return _compared(self, other, lambda a, b: a <= b)

    def __ge__(self, other):
        return _compared(self, other, lambda a, b: a >= b)

    def __lt__(self, other):
        return self <= other and self != other if isinstance(other, Counter) else NotImplemented

    def __gt__(self, other):
        return self >= other and self != other if isinstance(other, Counter) else NotImplemented

    def __add__(self, other):
        return _joined(self, other, lambda a, b: a + b)

    def __sub__(self, other):
        return _joined(self, other, lambda a, b: a - b)

    def __or__(self, other):
        return _joined(self, other, max)

    def __and__(self, other):
        return _joined(self, other, min)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def __iadd__(self, other):
        return self._taken(self + other)

    def __isub__(self, other):
        return self._taken(self - other)

    def __ior__(self, other):
        return self._taken(self | other)

    def __iand__(self, other):
        return self._taken(self & other)

    def _taken(self, counts):
        """Become ``counts``, keeping the order of what stays."""
        for key in list(self):
            if key not in counts:
                del self[key]
        for key, count in counts.items():
            self[key] = count
        return self

    def __repr__(self):
        name = class_of(self).__name__
        if not self:
            return f"{name}()"
        try:
            pairs = self.most_common()
        except TypeError:
            pairs = list(self.items())
        return name + "({" + ", ".join([f"{key!r}: {count!r}" for key, count in pairs]) + "})"


def _count_of(pair):
    return pair[1]


def _compared(a, b, holds):
    if not isinstance(b, Counter):
        return NotImplemented
    return all([holds(a[key], b[key]) for key in [*a, *b]])


def _joined(a, b, join):
    if not isinstance(b, Counter):
        return NotImplemented
    result = Counter()
    for key in [*a, *[other for other in b if other not in a]]:
        count = join(a[key], b[key])
        if count > 0:
            result[key] = count
    return result
