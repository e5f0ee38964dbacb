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
    partials, special = [], 0.0
    for x in seq:
        x = real(x)
        if x - x != 0:
            special = _special_sum(special, x)
            continue
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
    return _rounded(partials) if special == 0 else special


def _special_sum(before, x):
    if before == -x:
        raise ValueError("-inf + inf in fsum")
    return before + x


def _rounded(partials):
    """Their sum, rounded once: a tie goes where the next partial points."""
    total, low = 0.0, 0.0
    while partials and low == 0:
        x, y = total, partials.pop()
        total = x + y
        low = y - (total - x)
    if partials and low * partials[-1] > 0 and total + low * 2 - total == low * 2:
        return total + low * 2
    return total
