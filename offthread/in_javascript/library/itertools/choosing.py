# ruff: noqa: B905
"""Runs wherever compiled Python runs: iterators of ``itertools`` that choose among their items."""

from itertools.steps import Steps

from _runtime import called, in_c

_MISSING = object()


@in_c("data selectors")
class compress(Steps):
    """The items whose selector is true."""

    __long__ = "itertools.compress"

    def __init__(self, data, selectors):
        self._items = (item for item, selector in zip(data, selectors) if selector)


@in_c("predicate iterable /")
class dropwhile(Steps):
    """The items from the first that the predicate denies."""

    __long__ = "itertools.dropwhile"

    def __init__(self, predicate, iterable):
        self._items = _dropped(predicate, iter(iterable))


def _dropped(predicate, steps):
    dropping = True
    for item in steps:
        if dropping and called(predicate)(item):
            continue
        dropping = False
        yield item


@in_c("predicate iterable /")
class takewhile(Steps):
    """The items before the first that the predicate denies."""

    __long__ = "itertools.takewhile"

    def __init__(self, predicate, iterable):
        self._items = _taken(predicate, iter(iterable))


def _taken(predicate, steps):
    for item in steps:
        if not called(predicate)(item):
            return
        yield item


@in_c("function iterable /")
class filterfalse(Steps):
    """The items that the predicate denies."""

    __long__ = "itertools.filterfalse"

    def __init__(self, predicate, iterable):
        self._items = _denied(predicate, iter(iterable))


def _denied(predicate, steps):
    for item in steps:
        if not (item if predicate is None else called(predicate)(item)):
            yield item


@in_c("iterable stop / *others")
class islice(Steps):
    """Items by position: ``islice(it, stop)`` or ``islice(it, start, stop, step)``."""

    __long__ = "itertools.islice"

    def __init__(self, iterable, *args):
        if not 1 <= len(args) <= 3:
            word = "at least 2 arguments" if not args else "at most 4 arguments"
            raise TypeError(f"islice expected {word}, got {len(args) + 1}")
        start, stop, step = (0, args[0], 1) if len(args) == 1 else (*args, None)[:3]
        if not _is_place(stop) and len(args) == 1:
            raise ValueError(
                "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            )
        if len(args) > 1 and not _is_place(stop) and _is_place(start):
            raise ValueError(
                "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            )
        if not _is_place(start) or not _is_place(stop):
            raise ValueError(
                "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            )
        if not _is_place(step) or step == 0:
            raise ValueError("Step for islice() must be a positive integer or None.")
        self._items = _sliced(iter(iterable), start or 0, stop, step or 1)


def _is_place(value):
    return value is None or (isinstance(value, int) and value >= 0)


def _sliced(steps, start, stop, step):
    at, wanted = 0, start
    while True:
        while at < wanted:
            if next(steps, _MISSING) is _MISSING:
                return
            at += 1
        if stop is not None and at >= stop:
            return
        item = next(steps, _MISSING)
        if item is _MISSING:
            return
        at += 1
        yield item
        wanted += step
        if stop is not None and wanted > stop:
            wanted = stop


@in_c("iterable key=")
class groupby(Steps):
    """(key, group) pairs; a group can be read until the next pair is asked for."""

    __long__ = "itertools.groupby"

    def __init__(self, iterable, key=None):
        self._steps, self._key = iter(iterable), key
        self._group = 0
        self._items = self._groups()

    def _fetch(self):
        self._value = next(self._steps, _MISSING)
        if self._value is not _MISSING:
            self._current = self._value if self._key is None else called(self._key)(self._value)
        return self._value is not _MISSING

    def _groups(self):
        more = self._fetch()
        while more:
            self._group += 1
            wanted = self._current
            yield wanted, self._members(self._group, wanted)
            while more and self._value is not _MISSING and self._current == wanted:
                more = self._fetch()
            more = self._value is not _MISSING

    def _members(self, group, wanted):
        while self._group == group and self._value is not _MISSING and self._current == wanted:
            item = self._value
            yield item
            if self._group != group:
                return
            self._fetch()
