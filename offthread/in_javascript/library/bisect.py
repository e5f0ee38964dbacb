"""Runs wherever compiled Python runs: Python's ``bisect``."""

from _runtime import called


def _ends(a, lo, hi):
    if lo < 0:
        raise ValueError("lo must be non-negative")
    return lo, len(a) if hi is None else hi


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    """The first place where ``x`` may be put into the sorted ``a``."""
    lo, hi = _ends(a, lo, hi)
    while lo < hi:
        middle = (lo + hi) >> 1
        if (a[middle] if key is None else called(key)(a[middle])) < x:
            lo = middle + 1
        else:
            hi = middle
    return lo


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    """The last such place."""
    lo, hi = _ends(a, lo, hi)
    while lo < hi:
        middle = (lo + hi) >> 1
        if x < (a[middle] if key is None else called(key)(a[middle])):
            hi = middle
        else:
            lo = middle + 1
    return lo


def insort_left(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)


def insort_right(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)


bisect = bisect_right
insort = insort_right
