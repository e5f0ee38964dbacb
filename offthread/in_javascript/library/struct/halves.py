"""Runs wherever compiled Python runs: floats of 16 bits (IEEE 754's binary16), which JavaScript
does not have everywhere yet."""

from js import Math, Number

_SMALLEST_NORMAL, _STEP = 6.103515625e-05, 5.960464477539063e-08


def half_bits(x):
    """The 16 bits of the half that is nearest to ``x``; None where it is too large."""
    if Number.isNaN(x):
        return 0x7E00
    sign = 0x8000 if x < 0 or (x == 0 and Math.atan2(x, -1) < 0) else 0
    size = Math.abs(x)
    if not Number.isFinite(size):
        return sign | 0x7C00
    if size < _SMALLEST_NORMAL:
        return sign | _nearest(size / _STEP)
    exponent = _exponent(size)
    bits = (exponent + 15) * 1024 + _nearest((size / Math.pow(2, exponent) - 1) * 1024)
    return None if bits >= 0x7C00 else sign | bits


def _exponent(size):
    """The power of two that ``size`` begins with."""
    exponent = Math.floor(Math.log2(size))
    if Math.pow(2, exponent) > size:
        return exponent - 1
    return exponent + 1 if Math.pow(2, exponent + 1) <= size else exponent


def _nearest(x):
    """The nearest whole number, the even one of two."""
    low = Math.floor(x)
    rest = x - low
    return low + 1 if rest > 0.5 or (rest == 0.5 and low % 2) else low


def half_value(bits):
    sign = -1 if bits & 0x8000 else 1
    exponent, rest = bits >> 10 & 31, bits & 1023
    if exponent == 31:
        return Number.NaN if rest else sign * Number.POSITIVE_INFINITY
    if exponent == 0:
        return sign * rest * _STEP
    return sign * (1 + rest / 1024) * Math.pow(2, exponent - 15)
