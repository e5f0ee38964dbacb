"""Runs wherever compiled Python runs: iterators of ``itertools`` that may never end."""

from itertools.steps import Steps

from _runtime import in_c, is_number, whole

_MISSING = object()


def _counts(value):
    return is_number(value) and not isinstance(value, (str, list, tuple, bytes))


@in_c("start= step=")
class count(Steps):
    """``start``, ``start + step`` and so on."""

    __long__ = "itertools.count"

    def __init__(self, start=0, step=1):
        if not _counts(start) or not _counts(step):
            raise TypeError("a number is required")
        self._at, self._step = start, step
        self._items = self._counted()

    def _counted(self):
        while True:
            value = self._at
            self._at = value + self._step
            yield value

    def __repr__(self):
        step = f", {self._step!r}" if self._step != 1 else ""
        return f"count({self._at!r}{step})"


@in_c("iterable /")
class cycle(Steps):
    """The items again and again."""

    __long__ = "itertools.cycle"

    def __init__(self, iterable):
        self._items = _cycled(iter(iterable))


def _cycled(steps):
    kept = []
    for item in steps:
        kept.append(item)
        yield item
    while kept:
        yield from kept


@in_c("object times=")
class repeat(Steps):
    """One object, for ever or some ``times``."""

    __long__ = "itertools.repeat"

    def __init__(self, object, times=_MISSING):
        self._object = object
        self._times = None if times is _MISSING else max(0, whole(times))
        self._items = self._repeated()

    def _repeated(self):
        while self._times is None:
            yield self._object
        while self._times > 0:
            self._times -= 1
            yield self._object

    def __length_hint__(self):
        if self._times is None:
            raise TypeError("len() of unsized object")
        return self._times

    def __repr__(self):
        times = "" if self._times is None else f", {self._times}"
        return f"repeat({self._object!r}{times})"
