"""Runs wherever compiled Python runs: numerator and denominator of what a fraction is made of."""

from _runtime import read

RATIONAL = "argument should be a string or a Rational instance"


def is_rational(value):
    """Whether ``value`` is an int or has a numerator and a denominator."""
    return isinstance(value, int) or read(value, "denominator") is not None


def ratio_of(value):
    if isinstance(value, int):
        return int(value), 1
    if isinstance(value, float):
        return value.as_integer_ratio()
    if isinstance(value, str):
        return _of_text(value)
    if not is_rational(value):
        raise TypeError(RATIONAL)
    return value.numerator, value.denominator


def ratio_of_two(over, under):
    if not (is_rational(over) and is_rational(under)):
        raise TypeError("both arguments should be Rational instances")
    a, b = ratio_of(over), ratio_of(under)
    return a[0] * b[1], b[0] * a[1]


def _of_text(text):
    bare = text.strip()
    sign = -1 if bare.startswith("-") else 1
    bare = bare[1:] if bare[:1] in ("+", "-") else bare
    over, slash, under = bare.partition("/")
    if slash:
        _check(text, _are_digits(over) and _are_digits(under))
        return sign * int(over), int(under)
    over, under = _of_decimal(bare, text)
    return sign * over, under


def _of_decimal(bare, text):
    """Digits with a point and an exponent."""
    digits, mark, exponent = bare.lower().partition("e")
    whole, _, rest = digits.partition(".")
    power = exponent[1:] if exponent[:1] in ("+", "-") else exponent
    _check(text, bool(whole or rest) and not (mark and not _are_digits(power)))
    _check(text, all([not part or _are_digits(part) for part in (whole, rest)]))
    rest = rest.replace("_", "")
    shift = (int(exponent) if mark else 0) - len(rest)
    over = int((whole or "0") + rest)
    return (over * 10**shift, 1) if shift >= 0 else (over, 10**-shift)


def _are_digits(text):
    return all([part.isdecimal() for part in text.split("_")])


def _check(text, is_right):
    if not is_right:
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
