"""Runs wherever compiled Python runs: ``math`` of the parts and neighbours of floats."""

from math.floats import inf, isfinite, isinf, nan

from _runtime import big, real, whole
from js import BigInt64Array, Float64Array, Math, Number


def modf(x):
    x = real(x)
    if isinf(x):
        return (copysign(0.0, x), x)
    whole_part = Math.trunc(x)
    return (x - whole_part, whole_part)


def frexp(x):
    x = real(x)
    if x == 0 or not isfinite(x):
        return (x, 0)
    exponent = Math.max(-1023, Math.floor(Math.log2(Math.abs(x))) + 1)
    mantissa = x * Math.pow(2, -exponent)
    while Math.abs(mantissa) < 0.5:
        mantissa *= 2
        exponent -= 1
    while Math.abs(mantissa) >= 1:
        mantissa /= 2
        exponent += 1
    return (mantissa, exponent)


def ldexp(x, i):
    x, i = real(x), whole(i)
    half = Math.trunc(i / 2)
    found = x * Math.pow(2, half) * Math.pow(2, i - half)
    if isinf(found) and not isinf(x):
        raise OverflowError("math range error")
    return found


def fmod(x, y):
    x, y = real(x), real(y)
    if (y == 0 and x == x) or isinf(x):
        raise ValueError("math domain error")
    if isinf(y):
        return x
    quotient = Math.trunc(x / y)
    rest = x - quotient * y
    return rest if Math.abs(quotient) < 4503599627370496 else Number(x) - y * quotient


def copysign(x, y):
    """``x`` with the sign of ``y``; atan2 tells -0.0 from 0.0."""
    x, y = Math.abs(real(x)), real(y)
    return -x if y < 0 or (y == 0 and Math.atan2(y, -1) < 0) else x


def remainder(x, y):
    """IEEE 754's remainder: the nearest whole quotient, the even one of two."""
    x, y = real(x), real(y)
    if x != x or y != y:
        return nan
    if isinf(x) or y == 0:
        raise ValueError("math domain error")
    if isinf(y):
        return x
    size = Math.abs(y)
    rest = fmod(Math.abs(x), size)
    other = size - rest
    if rest > other or (rest == other and fmod((Math.abs(x) - rest) / size, 2) == 1):
        rest = -other
    return -rest if x < 0 else rest


def nextafter(x, y):
    x, y = real(x), real(y)
    if x != x or y != y:
        return nan
    return y if x == y else _neighbour(x, y > x)


def ulp(x):
    x = Math.abs(real(x))
    if x == inf or x != x:
        return x
    above = _neighbour(x, True)
    return x - _neighbour(x, False) if above == inf else above - x


def _neighbour(x, upwards):
    if x == 0:
        return 5e-324 if upwards else -5e-324
    bits = BigInt64Array.new(1)
    numbers = Float64Array.new(bits.buffer)
    numbers[0] = x
    bits[0] = bits[0] + big(1 if upwards == (x > 0) else -1)
    return numbers[0]
