"""Runs wherever compiled Python runs: what fractions do with whole numbers."""

from math import gcd


def reduced(over, under):
    """The ratio in lowest terms, the denominator above 0."""
    if under == 0:
        raise ZeroDivisionError(f"Fraction({over}, 0)")
    size = gcd(over, under)
    if under < 0:
        size = -size
    return over // size, under // size


def divided(a, c, b, d):
    """a/c over b/d. Without a result the error tells the numerator that is left."""
    if b == 0:
        return (a > 0) - (a < 0), 0
    return a * d, c * b


def remainder_parts(a, c, b, d):
    return divmod(a * d, b * c)


def raised(over, under, power):
    if power >= 0:
        return over**power, under**power
    if over == 0:
        return under**-power, 0
    return under**-power, over**-power


def float_quotient(over, under):
    return over / under


def nearest(over, under):
    """The nearest whole number to over/under, the even one of two."""
    low, rest = divmod(over, under)
    beyond = 2 * rest - under
    return low + 1 if beyond > 0 or (beyond == 0 and low % 2) else low


def near_ratio(over, under, most):
    """The ratio nearest to over/under with no denominator above ``most``: of the two last
    continued fractions that are small enough, the nearer one; the simpler one of two as near."""
    before, last = (0, 1), (1, 0)
    n, d = over, under
    while True:
        times = n // d
        if before[1] + times * last[1] > most:
            break
        before, last = last, (before[0] + times * last[0], before[1] + times * last[1])
        n, d = d, n - times * d
    fit = (most - before[1]) // last[1]
    other = before[0] + fit * last[0], before[1] + fit * last[1]
    return (
        last if _gap(last, over, under) * other[1] <= _gap(other, over, under) * last[1] else other
    )


def _gap(ratio, over, under):
    """How far the ratio is from over/under, times both denominators."""
    return abs(ratio[0] * under - over * ratio[1])
