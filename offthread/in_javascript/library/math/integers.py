"""Runs wherever compiled Python runs: ``math`` of ints, exact at any size."""

from _runtime import big, shrink, whole
from js import Math, Number


def gcd(*integers):
    result = 0
    for value in integers:
        value = whole(value)
        while value:
            result, value = value, result % value
    return abs(result)


def lcm(*integers):
    result = 1
    for value in integers:
        value = whole(value)
        if value == 0:
            return 0
        result = abs(result * value) // gcd(result, value)
    return result


def factorial(n):
    n = whole(n)
    if n < 0:
        raise ValueError("factorial() not defined for negative values")
    if n > 0x7FFFFFFFFFFFFFFF:
        text = "factorial() argument should not exceed 9223372036854775807"
        raise OverflowError(text)
    return _falling(n, n)


def perm(n, k=None):
    if k is None:
        return factorial(n)
    n, k = whole(n), whole(k)
    if n < 0 or k < 0:
        raise ValueError(f"{'n' if n < 0 else 'k'} must be a non-negative integer")
    if k > n:
        return 0
    return _falling(n, k)


def _falling(n, k):
    result = big(1)
    for factor in range(n - k + 1, n + 1):
        result = result * big(factor)
    return shrink(result)


def comb(n, k):
    n, k = whole(n), whole(k)
    if n < 0 or k < 0:
        raise ValueError(f"{'n' if n < 0 else 'k'} must be a non-negative integer")
    if k > n:
        return 0
    k = min(k, n - k)
    result = big(1)
    for step in range(1, k + 1):
        result = result * big(n - k + step) // big(step)
    return shrink(result)


def isqrt(n):
    n = whole(n)
    if n < 0:
        raise ValueError("isqrt() argument must be nonnegative")
    if n < 4503599627370496:
        return Math.floor(Math.sqrt(n))
    guess = big(Math.floor(Math.sqrt(Number(n))))
    number = big(n)
    while guess * guess > number:
        guess = guess - big(1)
    while (guess + big(1)) * (guess + big(1)) <= number:
        guess = guess + big(1)
    return shrink(guess)


def prod(iterable, *, start=1):
    for item in iterable:
        start = start * item
    return start
