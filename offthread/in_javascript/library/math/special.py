"""Runs wherever compiled Python runs: the gamma and error functions."""

from math.floats import pi, range_checked
from math.integers import prod

from _runtime import real
from js import Math


def erf(x):
    """Abramowitz and Stegun 7.1.6 near zero, a continued fraction further out."""
    x = real(x)
    if Math.abs(x) > 2.5:
        return 1 - erfc(x) if x > 0 else erfc(-x) - 1
    total = term = x
    step = 0
    while Math.abs(term) > 1e-17 * Math.abs(total):
        step += 1
        term = -term * x * x / step
        total += term / (2 * step + 1)
    return total * 2 / Math.sqrt(pi)


def erfc(x):
    x = real(x)
    if x < 2.5:
        return 1 - erf(x) if x >= -2.5 else 2 - erfc(-x)
    fraction = 0.0
    for k in range(60, 0, -1):
        fraction = k / 2 / (x + fraction)
    return Math.exp(-x * x) / Math.sqrt(pi) / (x + fraction)


_LANCZOS = [
    0.99999999999980993,
    676.5203681218851,
    -1259.1392167224028,
    771.32342877765313,
    -176.61502916214059,
    12.507343278686905,
    -0.13857109526572012,
    9.9843695780195716e-6,
    1.5056327351493116e-7,
]


def gamma(x):
    x = real(x)
    if x == Math.floor(x):
        if x <= 0:
            raise ValueError("math domain error")
        if x < 24:
            return prod(range(1, x))
    if x < 0.5:
        return pi / (Math.sin(pi * x) * gamma(1 - x))
    return range_checked(Math.exp(lgamma(x)), x)


def lgamma(x):
    x = real(x)
    if x <= 0 and x == Math.floor(x):
        raise ValueError("math domain error")
    if x < 0.5:
        return Math.log(Math.abs(pi / Math.sin(pi * x))) - lgamma(1 - x)
    x -= 1
    total = _LANCZOS[0]
    for place in range(1, 9):
        total += _LANCZOS[place] / (x + place)
    t = x + 7.5
    return 0.5 * Math.log(2 * pi) + (x + 0.5) * Math.log(t) - t + Math.log(total)
