# ruff: noqa: B905
"""Runs wherever compiled Python runs: products, permutations and combinations."""

from itertools.steps import Steps

from _runtime import in_c, is_integer, whole


@in_c("/ *iterables repeat=")
class product(Steps):
    """All tuples of one item from each iterable."""

    __long__ = "itertools.product"

    def __init__(self, *iterables, repeat=1):
        if whole(repeat) < 0:
            raise ValueError("repeat argument cannot be negative")
        self._items = _products([list(pool) for pool in iterables] * repeat)


def _products(pools):
    if not all([len(pool) for pool in pools]):
        return
    places = [0] * len(pools)
    while True:
        yield tuple([pool[place] for pool, place in zip(pools, places)])
        at = len(pools) - 1
        while at >= 0 and places[at] == len(pools[at]) - 1:
            places[at] = 0
            at -= 1
        if at < 0:
            return
        places[at] += 1


def _not_negative(r):
    if whole(r) < 0:
        raise ValueError("r must be non-negative")
    return r


@in_c("iterable r=")
class permutations(Steps):
    """All orders of ``r`` of the items."""

    __long__ = "itertools.permutations"

    def __init__(self, iterable, r=None):
        pool = list(iterable)
        if r is not None and not is_integer(r):
            raise TypeError("Expected int as r")
        self._items = _permuted(pool, len(pool) if r is None else _not_negative(r))


def _permuted(pool, r):
    size = len(pool)
    if r > size:
        return
    chosen, used, at = [-1] * r, [False] * size, 0
    if r == 0:
        yield ()
    while at >= 0 and r:
        place = chosen[at]
        if place >= 0:
            used[place] = False
        place += 1
        while place < size and used[place]:
            place += 1
        if place == size:
            chosen[at] = -1
            at -= 1
            continue
        chosen[at], used[place] = place, True
        if at == r - 1:
            yield tuple([pool[one] for one in chosen])
        else:
            at += 1


@in_c("iterable r")
class combinations(Steps):
    """All choices of ``r`` of the items, in their order."""

    __long__ = "itertools.combinations"

    def __init__(self, iterable, r):
        self._items = _combined(list(iterable), _not_negative(r), 1)


@in_c("iterable r")
class combinations_with_replacement(Steps):
    """The same, where an item may be chosen again."""

    __long__ = "itertools.combinations_with_replacement"

    def __init__(self, iterable, r):
        self._items = _combined(list(iterable), _not_negative(r), 0)


def _combined(pool, r, step):
    """``step``: how far the next chosen place is at least from the one before."""
    size = len(pool)
    if r > size if step else r and not size:
        return
    places = [place * step for place in range(r)]
    while True:
        yield tuple([pool[place] for place in places])
        at = r - 1
        while at >= 0 and places[at] == size - 1 - (r - 1 - at) * step:
            at -= 1
        if at < 0:
            return
        first = places[at] + 1
        for place in range(at, r):
            places[place] = first + (place - at) * step
