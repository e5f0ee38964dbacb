"""Runs wherever compiled Python runs: Python's ``heapq``. Lists are arranged move by move as in
CPython, so that a heap that is printed looks the same."""

from _runtime import type_name


def _checked(function, heap):
    if not isinstance(heap, list):
        which = "" if function in ("heappop", "heapify") else " 1"
        raise TypeError(f"{function}() argument{which} must be list, not {type_name(heap)}")
    return heap


def heappush(heap, item):
    _checked("heappush", heap).append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap):
    if not _checked("heappop", heap):
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    least, heap[0] = heap[0], last
    _sink(heap, 0)
    return least


def heapreplace(heap, item):
    if not _checked("heapreplace", heap):
        raise IndexError("index out of range")
    least, heap[0] = heap[0], item
    _sink(heap, 0)
    return least


def heappushpop(heap, item):
    if _checked("heappushpop", heap) and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(x):
    for place in range(len(_checked("heapify", x)) // 2 - 1, -1, -1):
        _sink(x, place)


def _rise(heap, start, place):
    """Move the item at ``place`` towards ``start`` while it is less than what is above it."""
    item = heap[place]
    while place > start:
        above = (place - 1) >> 1
        if not item < heap[above]:
            break
        heap[place] = heap[above]
        place = above
    heap[place] = item


def _sink(heap, place):
    """Move the item at ``place`` down to a leaf along the lesser children, then up again."""
    start, end, item = place, len(heap), heap[place]
    child = 2 * place + 1
    while child < end:
        if child + 1 < end and not heap[child] < heap[child + 1]:
            child += 1
        heap[place] = heap[child]
        place, child = child, 2 * child + 1
    heap[place] = item
    _rise(heap, start, place)


class _Ranked:
    """An item among those chosen so far: the one to be replaced next comes first in a heap."""

    def __init__(self, first, order, item, largest):
        self.first, self.order, self.item, self.largest = first, order, item, largest

    def __lt__(self, other):
        mine, theirs = (self.first, self.order), (other.first, other.order)
        return mine < theirs if self.largest else theirs < mine


def nsmallest(n, iterable, key=None):
    """The ``n`` least items; ties end in the order in which CPython has them."""
    return _selected(n, iterable, key, min, False)


def nlargest(n, iterable, key=None):
    return _selected(n, iterable, key, max, True)


def _selected(n, iterable, key, extreme, largest):
    items = list(iterable)
    if n >= len(items):
        return sorted(items, key=key, reverse=largest)
    if n < 2:
        return [extreme(items, key=key)] if n == 1 else []
    step, kept = -1 if largest else 1, []
    for place, item in enumerate(items):
        first = item if key is None else key(item)
        if place >= n and not (kept[0].first < first if largest else first < kept[0].first):
            continue
        if place >= n:
            heapreplace(kept, _Ranked(first, place * step, item, largest))
        else:
            kept.append(_Ranked(first, place * step, item, largest))
            if place == n - 1:
                heapify(kept)
    rows = sorted([(one.first, one.order, one.item) for one in kept], reverse=largest)
    return [row[2] for row in rows]


def merge(*iterables, key=None, reverse=False):
    """The items of sorted iterables, in order; equal ones by the order of the iterables."""
    heads = []
    for steps in [iter(iterable) for iterable in iterables]:
        for item in steps:
            heads.append([item if key is None else key(item), item, steps])
            break
    while heads:
        at = 0
        for place in range(1, len(heads)):
            one, best = heads[place][0], heads[at][0]
            if best < one if reverse else one < best:
                at = place
        yield heads[at][1]
        for item in heads[at][2]:
            heads[at][:2] = [item if key is None else key(item), item]
            break
        else:
            del heads[at]
