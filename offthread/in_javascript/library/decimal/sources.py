"""Runs wherever compiled Python runs: what a decimal number is made of."""

from decimal.contexts import getcontext
from decimal.facts import Facts
from decimal.signals import ConversionSyntax, InvalidOperation
from decimal.texts import read

from _runtime import is_integer, type_name, typeof_


def parts_of(value):
    """``(negative, coefficient, exponent, special)``"""
    if isinstance(value, Facts):
        return value._negative, value._coefficient, value._exponent, value._special
    if isinstance(value, str):
        found = read(value)
        if found is None:
            getcontext().signal(InvalidOperation, ConversionSyntax)
            return False, 0, 0, "NaN"
        return found
    if isinstance(value, (list, tuple)):
        return _from_tuple(value)
    if typeof_(value) == "number" and not is_integer(value):
        return _from_float(value)
    if not isinstance(value, int):
        kind = type_name(value)
        raise TypeError(f"conversion from {kind} to Decimal is not supported")
    return value < 0, int(abs(value)), 0, ""


def _from_tuple(value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = value
    if not is_integer(exponent) and exponent not in ("F", "n", "N"):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    coefficient = int("".join([str(digit) for digit in digits]) or "0")
    if exponent in ("F", "n", "N"):
        return bool(sign), 0, 0, "Infinity" if exponent == "F" else "NaN"
    return bool(sign), coefficient, exponent, ""


def _from_float(value):
    if value != value or value in (float("inf"), float("-inf")):
        return value < 0, 0, 0, "NaN" if value != value else "Infinity"
    over, under = abs(value).as_integer_ratio()
    places = under.bit_length() - 1
    return value < 0, over * 5**places, -places, ""
