# ruff: noqa: B905, B007
"""Runs wherever compiled Python runs: iterators of ``itertools`` over several iterables, or over
one in another shape."""

from itertools.steps import Steps

from _runtime import called, in_c, whole

_MISSING = object()


@in_c("/ *iterables")
class chain(Steps):
    """One iterable after the other."""

    __long__ = "itertools.chain"

    def __init__(self, *iterables):
        self._items = _chained(iterables)

    @classmethod
    def from_iterable(cls, iterables):
        made = cls()
        made._items = _chained(iter(iterables))
        return made


def _chained(iterables):
    for iterable in iterables:
        yield from iterable


@in_c("iterable func= * initial=")
class accumulate(Steps):
    """Running totals."""

    __long__ = "itertools.accumulate"

    def __init__(self, iterable, func=None, *, initial=None):
        self._items = _accumulated(iter(iterable), _add if func is None else called(func), initial)


def _add(a, b):
    return a + b


def _accumulated(steps, func, initial):
    total = initial
    if initial is None:
        for total in steps:
            break
        else:
            return
    yield total
    for item in steps:
        total = func(total, item)
        yield total


class batched(Steps):
    """Tuples of ``n`` items."""

    __long__ = "itertools.batched"

    def __init__(self, iterable, n):
        if n < 1:
            raise ValueError("n must be at least one")
        self._items = _batches(iter(iterable), n)


def _batches(steps, n):
    batch = []
    for item in steps:
        batch.append(item)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


@in_c("iterable /")
class pairwise(Steps):
    """Neighbours."""

    __long__ = "itertools.pairwise"

    def __init__(self, iterable):
        self._items = _paired(iter(iterable))


def _paired(steps):
    for before in steps:
        for item in steps:
            yield before, item
            before = item


@in_c("function iterable /")
class starmap(Steps):
    """``function(*args)`` of each ``args``."""

    __long__ = "itertools.starmap"

    def __init__(self, function, iterable):
        self._items = (called(function)(*args) for args in iterable)


class zip_longest(Steps):
    """Like ``zip``, until the longest ends."""

    __long__ = "itertools.zip_longest"

    def __init__(self, *iterables, **named):
        fillvalue = named.pop("fillvalue", None)
        if named:
            raise TypeError("zip_longest() got an unexpected keyword argument")
        self._items = _zipped([iter(iterable) for iterable in iterables], fillvalue)


def _zipped(steps, fillvalue):
    open_ones = [True] * len(steps)
    while any(open_ones):
        row = []
        for place, one in enumerate(steps):
            item = next(one, _MISSING) if open_ones[place] else _MISSING
            if item is _MISSING:
                open_ones[place] = False
                item = fillvalue
            row.append(item)
        if any(open_ones):
            yield tuple(row)


class _tee(Steps):
    __long__ = "itertools._tee"

    def __init__(self, steps, node):
        self._items = _read_on(steps, node)


def _read_on(steps, node):
    """Nodes are [item, next node]; those that every reader has passed are free."""
    while True:
        if node[1] is None:
            item = next(steps, _MISSING)
            if item is _MISSING:
                return
            node[1] = [item, None]
        node = node[1]
        yield node[0]


@in_c("iterable n= /")
def tee(iterable, n=2):
    """``n`` iterators over the same items."""
    if whole(n) < 0:
        raise ValueError("n must be >= 0")
    steps, node = iter(iterable), [None, None]
    return tuple([_tee(steps, node) for _ in range(n)])
