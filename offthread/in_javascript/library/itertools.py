# ruff: noqa: B905, B007
"""Runs wherever compiled Python runs: Python's ``itertools``."""

import operator as _operator


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    kept = []
    for item in iterable:
        kept.append(item)
        yield item
    while kept:
        for item in kept:
            yield item


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


def accumulate(iterable, func=None, *, initial=None):
    steps = iter(iterable)
    func = _operator.add if func is None else func
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


def batched(iterable, n):
    if n < 1:
        raise ValueError("n must be at least one")
    batch = []
    for item in iterable:
        batch.append(item)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


class chain:
    """One iterable after the other."""

    def __init__(self, *iterables):
        self._items = _chained(iterables)

    @classmethod
    def from_iterable(cls, iterables):
        made = cls()
        made._items = _chained(iterables)
        return made

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._items)


def _chained(iterables):
    for iterable in iterables:
        yield from iterable


def compress(data, selectors):
    return (item for item, selector in zip(data, selectors) if selector)


def dropwhile(predicate, iterable):
    steps = iter(iterable)
    for item in steps:
        if not predicate(item):
            yield item
            break
    for item in steps:
        yield item


def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            break
        yield item


def filterfalse(predicate, iterable):
    for item in iterable:
        if not (item if predicate is None else predicate(item)):
            yield item


def groupby(iterable, key=None):
    """(key, group) pairs; a group is read before the next pair is asked for."""
    steps = iter(iterable)
    state = {"pending": [], "done": False}

    def fetch():
        for item in steps:
            state["pending"] = [(item if key is None else key(item), item)]
            return
        state["pending"], state["done"] = [], True

    def members(wanted):
        while state["pending"] and state["pending"][0][0] == wanted:
            item = state["pending"][0][1]
            fetch()
            yield item

    fetch()
    while not state["done"]:
        current = state["pending"][0][0]
        yield current, members(current)
        while state["pending"] and state["pending"][0][0] == current:
            fetch()


def islice(iterable, *args):
    """Items by position: ``islice(it, stop)`` or ``islice(it, start, stop, step)``."""
    start, stop, step = (0, args[0], 1) if len(args) == 1 else (*args, None, None)[:3]
    start, step = start or 0, step or 1
    if start < 0 or step < 1 or (stop is not None and stop < 0):
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    return _sliced(iter(iterable), start, stop, step)


def _sliced(steps, start, stop, step):
    place, wanted = 0, start
    while stop is None or place < stop:
        if stop is not None and wanted >= stop and place >= stop:
            return
        try:
            item = next(steps)
        except StopIteration:
            return
        if place == wanted:
            yield item
            wanted += step
        place += 1


def pairwise(iterable):
    steps = iter(iterable)
    for before in steps:
        for item in steps:
            yield before, item
            before = item


def starmap(function, iterable):
    return (function(*args) for args in iterable)


def tee(iterable, n=2):
    steps = iter(iterable)
    queues = [[] for _ in range(n)]

    def reader(own):
        while True:
            if not own:
                try:
                    item = next(steps)
                except StopIteration:
                    return
                for queue in queues:
                    queue.append(item)
            yield own.pop(0)

    return tuple([reader(queue) for queue in queues])


def zip_longest(*iterables, fillvalue=None):
    steps = [iter(iterable) for iterable in iterables]
    missing = object()
    while steps:
        row = [next(one, missing) for one in steps]
        if all([item is missing for item in row]):
            return
        yield tuple([fillvalue if item is missing else item for item in row])


def product(*iterables, repeat=1):
    pools = [list(pool) for pool in iterables] * repeat
    places = [0] * len(pools)
    if any([not pool for pool in pools]):
        return
    while True:
        yield tuple([pool[place] for pool, place in zip(pools, places)])
        at = len(pools) - 1
        while at >= 0 and places[at] == len(pools[at]) - 1:
            places[at] = 0
            at -= 1
        if at < 0:
            return
        places[at] += 1


def permutations(iterable, r=None):
    pool = list(iterable)
    size = len(pool) if r is None else r

    def extend(chosen, left):
        if len(chosen) == size:
            yield tuple([pool[place] for place in chosen])
            return
        for place in left:
            yield from extend([*chosen, place], [other for other in left if other != place])

    if size <= len(pool):
        yield from extend([], list(range(len(pool))))


def combinations(iterable, r):
    return _combined(list(iterable), r, 1)


def combinations_with_replacement(iterable, r):
    return _combined(list(iterable), r, 0)


def _combined(pool, r, step):
    def extend(chosen, start):
        if len(chosen) == r:
            yield tuple(chosen)
            return
        for place in range(start, len(pool)):
            yield from extend([*chosen, pool[place]], place + step)

    if r < 0:
        raise ValueError("r must be non-negative")
    yield from extend([], 0)
