"""Runs wherever compiled Python runs: decimals from texts and as texts."""

import re
from decimal.rounding import without_last

_NUMBER = re.compile(r"([-+]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([-+]?\d+))?", re.ASCII)
_SPECIAL = re.compile(r"([-+]?)(inf(?:inity)?|s?nan)(\d*)", re.IGNORECASE)
_SPEC = re.compile(
    r"(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([eEfFgGn%])?", re.DOTALL
)


def read(text):
    """``(negative, coefficient, exponent, special)``, or None."""
    text = text.strip().replace("_", "")
    found = _NUMBER.fullmatch(text)
    if found is not None:
        sign, whole, part, bare, exponent = found.groups("")
        part = part or bare
        return sign == "-", int((whole + part) or "0"), int(exponent or "0") - len(part), ""
    found = _SPECIAL.fullmatch(text)
    if found is None or (found.group(3) and found.group(2)[0] in "iI"):
        return None
    kind = "Infinity" if found.group(2)[0] in "iI" else "NaN"
    return found.group(1) == "-", 0, 0, kind


def shown(negative, coefficient, exponent, special):
    sign = "-" if negative else ""
    if special:
        return sign + special
    digits = str(coefficient)
    left = exponent + len(digits)
    dot = left if exponent <= 0 and left > -6 else 1
    return sign + _dotted(digits, dot) + ("" if left == dot else f"E{left - dot:+d}")


def _dotted(digits, dot):
    if dot <= 0:
        return "0." + "0" * -dot + digits
    if dot >= len(digits):
        return digits + "0" * (dot - len(digits))
    return digits[:dot] + "." + digits[dot:]


def formatted(value, spec, rounding):
    found = _SPEC.fullmatch(spec)
    if found is None:
        raise ValueError("invalid format string")
    fill, align, sign, _, zero, width, comma, precision, kind = found.groups()
    if value._special:
        body = value._special
    else:
        body = _body(value, kind, None if precision is None else int(precision), rounding)
    head = "-" if value._negative else "" if sign in (None, "-") else sign
    whole, dot, rest = body.partition(".")
    if not dot and "E" in whole.upper() and not value._special:
        place = whole.upper().index("E")
        whole, rest = whole[:place], whole[place:]
    if comma:
        whole = f"{int(whole):{comma}}"
    room = int(width or 0)
    if zero and not align:
        fill, align = "0", "="
    text = whole + dot + rest
    if align == "=":
        missing = room - len(head) - len(text)
        return head + (fill or " ") * missing + text
    text, fill = head + text, fill or " "
    if align == "<":
        return text.ljust(room, fill)
    if align == "^":
        left = (room - len(text)) // 2
        return (fill * left + text).ljust(room, fill) if room > len(text) else text
    return text.rjust(room, fill)


def _body(value, kind, precision, rounding):
    """The text of the absolute value."""
    coefficient, exponent = value._coefficient, value._exponent
    if kind == "%":
        exponent += 2
    if kind in ("f", "F", "%"):
        if precision is None:
            precision = max(0, -exponent)
        return _fixed(coefficient, exponent, precision, rounding, value._negative) + (
            "%" if kind == "%" else ""
        )
    if precision is not None:
        wanted = precision + 1 if kind in ("e", "E") else max(1, precision)
        surplus = len(str(coefficient)) - wanted
        if surplus > 0:
            coefficient = without_last(coefficient, surplus, rounding, value._negative)
            exponent += surplus
            if len(str(coefficient)) > wanted:
                coefficient, exponent = coefficient // 10, exponent + 1
        elif kind in ("e", "E") and coefficient:
            coefficient, exponent = coefficient * 10**-surplus, exponent + surplus
    if kind in ("e", "E"):
        digits = str(coefficient)
        if not coefficient and precision:
            digits = "0" * (precision + 1)
        return f"{_dotted(digits, 1)}{kind}{exponent + len(str(coefficient)) - 1:+d}"
    text = shown(False, coefficient, exponent, "")
    return text.lower() if kind == "g" else text


def _fixed(coefficient, exponent, precision, rounding, negative):
    surplus = -exponent - precision
    if surplus > 0:
        coefficient = without_last(coefficient, surplus, rounding, negative)
    else:
        coefficient *= 10**-surplus
    digits = str(coefficient).rjust(precision + 1, "0")
    return f"{digits[:-precision]}.{digits[-precision:]}" if precision else digits
