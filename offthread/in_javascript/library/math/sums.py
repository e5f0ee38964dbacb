# ruff: noqa: B905
"""Runs wherever compiled Python runs: sums and lengths beyond the precision of one float."""

from math.floats import inf, nan

from _runtime import real
from js import Math


def hypot(*coordinates):
    return _length([Math.abs(real(c)) for c in coordinates])


def dist(p, q):
    if len(p) != len(q):
        raise ValueError("both points must have the same number of dimensions")
    return _length([Math.abs(real(a) - real(b)) for a, b in zip(p, q)])


def _split(x):
    """``x`` as the sum of two numbers of half as many bits (Dekker)."""
    t = x * 134217729.0
    high = t - (t - x)
    return high, x - high


def _length(coordinates):
    """The root of the sum of the squares, summed to twice the precision and put right once."""
    largest = Math.max(0, *coordinates)
    if largest == 0 or largest == inf:
        return largest
    if inf in coordinates or largest != largest:
        return inf if inf in coordinates else nan
    scale = Math.pow(2, -Math.floor(Math.log2(largest)))
    squares = []
    for x in coordinates:
        high, low = _split(x * scale)
        squares += [high * high, 2 * high * low, low * low]
    root = Math.sqrt(fsum(squares))
    high, low = _split(root)
    rest = fsum([*squares, -high * high, -2 * high * low, -low * low])
    return (root + rest / (2 * root)) / scale


def fsum(seq):
    """An exact sum (Shewchuk): partial sums that do not overlap."""
    partials = []
    for x in seq:
        x = real(x)
        place = 0
        for y in partials:
            if Math.abs(x) < Math.abs(y):
                x, y = y, x
            high = x + y
            low = y - (high - x)
            if low:
                partials[place] = low
                place += 1
            x = high
        partials[place:] = [x]
    total = 0.0
    for part in reversed(partials):
        total += part
    return total
