# ruff: noqa: B905
"""Runs wherever compiled Python runs: ``math`` of floats."""

from _runtime import real, type_name, typeof_
from js import Math, Number

pi = 3.141592653589793


e = 2.718281828459045


tau = 6.283185307179586


inf = Number.POSITIVE_INFINITY


nan = Number.NaN


def _domain(result, x):
    if result != result and x == x:
        raise ValueError("math domain error")
    return result


def range_checked(result, x):
    if result == inf and x != inf and x != -inf:
        raise OverflowError("math range error")
    return _domain(result, x)


def floor(x):
    if isinstance(x, int):
        return int(x)
    return x.__floor__() if hasattr(x, "__floor__") else _integral(Math.floor(real(x)))


def ceil(x):
    if isinstance(x, int):
        return int(x)
    return x.__ceil__() if hasattr(x, "__ceil__") else _integral(Math.ceil(real(x)))


def trunc(x):
    if isinstance(x, int):
        return int(x)
    if hasattr(x, "__trunc__"):
        return x.__trunc__()
    if typeof_(x) != "number":
        raise TypeError(f"type {type_name(x)} doesn't define __trunc__ method")
    return _integral(Math.trunc(x))


def _integral(x):
    if x != x:
        raise ValueError("cannot convert float NaN to integer")
    if x == inf or x == -inf:
        raise OverflowError("cannot convert float infinity to integer")
    return x + 0 if -(2**53) < x < 2**53 else int(x)


def sqrt(x):
    return _domain(Math.sqrt(real(x)), x)


def cbrt(x):
    return Math.cbrt(real(x))


def exp(x):
    return range_checked(Math.exp(real(x)), x)


def exp2(x):
    return range_checked(Math.pow(2, real(x)), x)


def expm1(x):
    return range_checked(Math.expm1(real(x)), x)


def sin(x):
    return _domain(Math.sin(real(x)), x)


def cos(x):
    return _domain(Math.cos(real(x)), x)


def tan(x):
    return _domain(Math.tan(real(x)), x)


def asin(x):
    return _domain(Math.asin(real(x)), x)


def acos(x):
    return _domain(Math.acos(real(x)), x)


def atan(x):
    return Math.atan(real(x))


def atan2(y, x):
    return Math.atan2(real(y), real(x))


def sinh(x):
    return range_checked(Math.sinh(real(x)), x)


def cosh(x):
    return range_checked(Math.cosh(real(x)), x)


def tanh(x):
    return Math.tanh(real(x))


def asinh(x):
    return Math.asinh(real(x))


def acosh(x):
    return _domain(Math.acosh(real(x)), x)


def fabs(x):
    return Math.abs(real(x))


def degrees(x):
    return real(x) * (180 / pi)


def radians(x):
    return real(x) * (pi / 180)


def isnan(x):
    return Number.isNaN(real(x))


def isfinite(x):
    return Number.isFinite(real(x))


def atanh(x):
    x = real(x)
    if x <= -1 or x >= 1:
        raise ValueError("math domain error")
    return Math.atanh(x)


def isinf(x):
    x = real(x)
    return x == inf or x == -inf


def _positive(x):
    x = real(x)
    if x <= 0:
        raise ValueError("math domain error")
    return x


def log(x, base=None):
    """The natural logarithm, or that to ``base``."""
    x = _positive(x)
    if base is None:
        return Math.log(x)
    below = Math.log(_positive(base))
    if below == 0:
        raise ZeroDivisionError("float division by zero")
    return Math.log(x) / below


def log2(x):
    return Math.log2(_positive(x))


def log10(x):
    return Math.log10(_positive(x))


def log1p(x):
    if real(x) <= -1:
        raise ValueError("math domain error")
    return Math.log1p(real(x))


def pow(x, y):
    x, y = real(x), real(y)
    if x == 1 or y == 0:
        return 1.0
    if x == 0 and y < 0:
        raise ValueError("math domain error")
    result = Math.pow(x, y)
    if result != result and x == x and y == y:
        raise ValueError("math domain error")
    if (result == inf or result == -inf) and isfinite(x) and isfinite(y):
        raise OverflowError("math range error")
    return result


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    a, b = real(a), real(b)
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    gap = Math.abs(b - a)
    return gap <= Math.max(rel_tol * Math.max(Math.abs(a), Math.abs(b)), abs_tol)
