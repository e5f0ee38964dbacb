"""Runs wherever compiled Python runs: operations of decimals, rounded as the context says."""

from decimal.contexts import getcontext
from decimal.rounding import ROUND_FLOOR, check_rounding, without_last
from decimal.signals import (
    DivisionByZero,
    DivisionImpossible,
    DivisionUndefined,
    Inexact,
    InvalidOperation,
    Rounded,
)


def _made(negative, coefficient, exponent, special=""):
    from decimal.numbers import made

    return made(negative, coefficient, exponent, special)


def fitting(context, kind, detail=None):
    """NaN, where the signal is not trapped."""
    context.signal(kind, detail)
    return _made(False, 0, 0, "NaN")


def fitted(value):
    """``value`` with no more digits than the context has."""
    context = getcontext()
    surplus = len(str(value._coefficient)) - context.prec
    if value._special or surplus <= 0:
        return value
    context.signal(Rounded)
    if value._coefficient % 10**surplus:
        context.signal(Inexact)
    rounded = without_last(value._coefficient, surplus, context.rounding, value._negative)
    exponent = value._exponent + surplus
    if len(str(rounded)) > context.prec:
        rounded, exponent = rounded // 10, exponent + 1
    return _made(value._negative, rounded, exponent)


def rescaled(value, exponent, rounding):
    """``value`` with this exponent."""
    if value._special:
        return value
    surplus = exponent - value._exponent
    check_rounding(rounding)
    if surplus <= 0:
        return _made(value._negative, value._coefficient * 10**-surplus, exponent)
    rounded = without_last(value._coefficient, surplus, rounding, value._negative)
    return _made(value._negative, rounded, exponent)


def added(a, b):
    if a._special or b._special:
        if a.is_nan() or b.is_nan():
            return a if a.is_nan() else b
        if a._special and b._special and a._negative != b._negative:
            return fitting(getcontext(), InvalidOperation)
        return a if a._special else b
    exponent = min(a._exponent, b._exponent)
    total = _signed(a, exponent) + _signed(b, exponent)
    negative = total < 0
    if not total:
        both = a._negative and b._negative
        negative = both or (a._negative != b._negative and getcontext().rounding == ROUND_FLOOR)
    return fitted(_made(negative, abs(total), exponent))


def _signed(value, exponent):
    found = value._coefficient * 10 ** (value._exponent - exponent)
    return -found if value._negative else found


def multiplied(a, b, rounds=True):
    negative = a._negative != b._negative
    if a._special or b._special:
        if a.is_nan() or b.is_nan():
            return a if a.is_nan() else b
        if not a or not b:
            return fitting(getcontext(), InvalidOperation)
        return _made(negative, 0, 0, "Infinity")
    product = _made(negative, a._coefficient * b._coefficient, a._exponent + b._exponent)
    return fitted(product) if rounds else product


def _special_quotient(a, b):
    """The quotient where one is no finite number or ``b`` is zero; else None."""
    context, negative = getcontext(), a._negative != b._negative
    if a.is_nan() or b.is_nan():
        return a if a.is_nan() else b
    if a._special:
        return (
            fitting(context, InvalidOperation) if b._special else _made(negative, 0, 0, "Infinity")
        )
    if b._special:
        return _made(negative, 0, 0)
    if not b:
        if not a:
            return fitting(context, InvalidOperation, DivisionUndefined)
        context.signal(DivisionByZero)
        return _made(negative, 0, 0, "Infinity")
    return None


def divided(a, b):
    special = _special_quotient(a, b)
    if special is not None:
        return special
    ideal, negative = a._exponent - b._exponent, a._negative != b._negative
    if not a:
        return fitted(_made(negative, 0, ideal))
    shift = len(str(b._coefficient)) - len(str(a._coefficient)) + getcontext().prec + 1
    over, under = a._coefficient, b._coefficient
    if shift >= 0:
        over *= 10**shift
    else:
        under *= 10**-shift
    found, rest = divmod(over, under)
    exponent = ideal - shift
    if rest:
        found += 1 if found % 5 == 0 else 0  # so that it is not taken for exact or for a tie
    else:
        while exponent < ideal and found % 10 == 0:
            found, exponent = found // 10, exponent + 1
    return fitted(_made(negative, found, exponent))


def parts_divided(a, b, which):
    """``(a // b, a % b)``, the quotient without its fraction; ``which`` of them is wanted."""
    special = None
    if which == "%" and not b and not b._special and not a._special:
        undefined = fitting(getcontext(), InvalidOperation, None if a else DivisionUndefined)
        return undefined, undefined
    if a._special or b._special or not b:
        special = _special_quotient(a, b)
        rest = a if b.is_infinite() and not a._special else _made(False, 0, 0, "NaN")
        return special, rest
    exponent = min(a._exponent, b._exponent)
    over = a._coefficient * 10 ** (a._exponent - exponent)
    under = b._coefficient * 10 ** (b._exponent - exponent)
    quotient, rest = divmod(over, under)
    if len(str(quotient)) > getcontext().prec:
        undefined = fitting(getcontext(), InvalidOperation, DivisionImpossible)
        return undefined, undefined
    whole = _made(a._negative != b._negative, quotient, 0)
    return whole, fitted(_made(a._negative, rest, exponent))


def compared(a, b, how):
    """-1, 0 or 1; None with NaN, which only ``==`` and ``compare`` bear."""
    if a.is_nan() or b.is_nan():
        if how in ("<", "<=", ">", ">="):
            getcontext().signal(InvalidOperation)
        return None
    if a._special or b._special:
        left, right = _rank(a), _rank(b)
        return (left > right) - (left < right)
    exponent = min(a._exponent, b._exponent)
    left, right = _signed(a, exponent), _signed(b, exponent)
    return (left > right) - (left < right)


def _rank(value):
    return 0 if not value._special else -1 if value._negative else 1


def raised(a, b):
    if a.is_nan() or b.is_nan():
        return a if a.is_nan() else b
    if b._special or b != int(b):
        return _fractional_power(a, b)
    power = int(b)
    if not a and not power:
        return fitting(getcontext(), InvalidOperation)
    negative = a._negative and power % 2 == 1
    if a._special:
        return (
            _made(negative, 0, 0, "Infinity") if power > 0 else _made(negative, int(not power), 0)
        )
    if power >= 0:
        return fitted(_made(negative, a._coefficient**power, a._exponent * power))
    below = _made(negative, a._coefficient**-power, a._exponent * -power)
    return divided(_made(False, 1, 0), below)


def _fractional_power(a, b):
    if a._negative and a:
        return fitting(getcontext(), InvalidOperation)
    if not b._special and b._coefficient == 5 and b._exponent == -1 and not b._negative:
        return root(a)
    raise NotImplementedError("decimal: such a power is not possible on the page")


def root(a):
    """The square root."""
    if a._special or not a:
        if a._negative and a._special == "Infinity":
            return fitting(getcontext(), InvalidOperation)
        return a if a._special else _made(a._negative, 0, a._exponent // 2)
    if a._negative:
        return fitting(getcontext(), InvalidOperation)
    ideal, wanted = a._exponent // 2, getcontext().prec + 1
    coefficient = a._coefficient * 10 if a._exponent % 2 else a._coefficient
    shift = wanted - (len(str(coefficient)) + 1) // 2
    radicand = coefficient * 100**shift if shift >= 0 else coefficient // 100**-shift
    exact = shift >= 0 or coefficient % 100**-shift == 0
    found = _whole_root(radicand)
    exponent = ideal - shift
    if exact and found * found == radicand:
        while exponent < ideal and found % 10 == 0:
            found, exponent = found // 10, exponent + 1
        return fitted(_made(False, found * 10 ** max(0, exponent - ideal), min(exponent, ideal)))
    return _half_even(_made(False, found + (1 if found % 5 == 0 else 0), exponent))


def _half_even(value):
    context = getcontext()
    before, context.rounding = context.rounding, "ROUND_HALF_EVEN"
    try:
        return fitted(value)
    finally:
        context.rounding = before


def _whole_root(n):
    if not n:
        return 0
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y
