"""Runs wherever compiled Python runs: ``deque``."""

from _runtime import class_of, is_integer, type_name, whole


class deque:
    """A list that is quick at both ends, with an optional ``maxlen``."""

    __long__ = "collections.deque"
    _sequence_ = True
    __hash__ = None

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not is_integer(maxlen):
                raise TypeError("an integer is required")
            if maxlen < 0:
                raise ValueError("maxlen must be non-negative")
        self._items, self._maxlen = [], maxlen
        deque.extend(self, iterable)

    @property
    def maxlen(self):
        return self._maxlen

    def append(self, x):
        self._items.append(x)
        if self._maxlen is not None and len(self._items) > self._maxlen:
            self._items.pop(0)

    def appendleft(self, x):
        self._items.insert(0, x)
        if self._maxlen is not None and len(self._items) > self._maxlen:
            self._items.pop()

    def extend(self, iterable):
        for item in list(iterable) if iterable is self else iterable:
            deque.append(self, item)

    def extendleft(self, iterable):
        for item in list(iterable) if iterable is self else iterable:
            deque.appendleft(self, item)

    def pop(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        return self._items.pop()

    def popleft(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        return self._items.pop(0)

    def clear(self):
        self._items.clear()

    def copy(self):
        return class_of(self)(self, self._maxlen) if class_of(self) is deque else self._like(self)

    __copy__ = copy

    def _like(self, items):
        """One of the same class; a subclass may take other arguments."""
        made = class_of(self)() if class_of(self) is not deque else deque()
        made._maxlen = self._maxlen
        made._items = []
        deque.extend(made, items)
        return made

    def count(self, x):
        return self._items.count(x)

    def index(self, x, start=0, stop=None):
        size = len(self._items)
        try:
            return self._items.index(x, start, size if stop is None else stop)
        except ValueError:
            raise ValueError(f"{x!r} is not in deque") from None

    def insert(self, i, x):
        if self._maxlen is not None and len(self._items) >= self._maxlen:
            raise IndexError("deque already at its maximum size")
        self._items.insert(i, x)

    def remove(self, value):
        for place, item in enumerate(self._items):
            if item is value or item == value:
                del self._items[place]
                return
        raise ValueError(f"{value!r} is not in deque")

    def reverse(self):
        self._items.reverse()

    def rotate(self, n=1):
        n = whole(n)
        if self._items:
            n %= len(self._items)
            self._items = self._items[len(self._items) - n :] + self._items[: len(self._items) - n]

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        items, size = self._items, len(self._items)
        for place in range(size):
            yield items[place]
            if len(items) != size or items is not self._items:
                raise RuntimeError("deque mutated during iteration")

    def __reversed__(self):
        return reversed(self._items)

    def _place(self, i):
        if not is_integer(i):
            raise TypeError(f"sequence index must be integer, not '{type_name(i)}'")
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("deque index out of range")
        return i

    def __getitem__(self, i):
        return self._items[self._place(i)]

    def __setitem__(self, i, x):
        self._items[self._place(i)] = x

    def __delitem__(self, i):
        del self._items[self._place(i)]

    def __contains__(self, x):
        return x in self._items

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, deque) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, deque) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, deque) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, deque) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, deque) else NotImplemented

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type_name(other)}") to deque')
        return self._like(self._items + other._items)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._like(self._items * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self._items = self._items * n
        return self

    def __bool__(self):
        return len(self._items) > 0

    def __repr__(self):
        end = "" if self._maxlen is None else f", maxlen={self._maxlen}"
        shown = repr([item if item is not self else _SELF for item in self._items])
        return f"{class_of(self).__name__}({shown}{end})"


class _Self:
    def __repr__(self):
        return "[...]"


_SELF = _Self()
