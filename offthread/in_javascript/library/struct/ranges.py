"""Runs wherever compiled Python runs: which integers fit, in CPython's words. These depend on how
CPython gets at the value: by C's long, by its unsigned long, or byte by byte."""

from struct.errors import error

_NAMED = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}
_SMALL = {
    "b1": (-128, 127), "B1": (0, 255), "h2": (-32768, 32767), "H2": (0, 65535),
    "i4": (-2147483648, 2147483647), "I4": (0, 4294967295),
    "l4": (-2147483648, 2147483647), "L4": (0, 4294967295),
}  # fmt: skip
_LONG, _UNSIGNED = (-9223372036854775808, 9223372036854775807), (0, 18446744073709551615)
_POINTER = (-9223372036854775808, 18446744073709551615)


def in_range(field, value):
    """``value``, where the field can hold it."""
    code = field.code
    if field.size < 8:
        low, high = _SMALL[f"{code}{field.size}"]
    else:
        low, high = _POINTER if code == "P" else _LONG if field.is_signed else _UNSIGNED
    if not low <= value <= high:
        raise error(_reason(field, value, low, high))
    return value


def _reason(field, value, low, high):
    code = field.code
    if field.size == 8:
        bytewise = code == "P" or not field.is_little
        return "int too large to convert" if bytewise else "argument out of range"
    by_long = field.is_signed or code == "B" or (code == "H" and field.is_little)
    widest = _LONG if by_long else _UNSIGNED
    if not widest[0] <= value <= widest[1]:
        return "argument out of range"
    named = code in ("b", "B") or (code in ("h", "H") and field.is_little)
    return f"{_NAMED[code] if named else repr(code)} format requires {low} <= number <= {high}"
