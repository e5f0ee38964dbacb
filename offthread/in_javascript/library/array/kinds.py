"""Runs wherever compiled Python runs: the kinds of items that an array can hold: what fits, in
CPython's words, and its bytes."""

from _runtime import big, real, shrink, typeof_, whole
from js import (
    BigInt64Array,
    BigUint64Array,
    Float32Array,
    Float64Array,
    Int8Array,
    Int16Array,
    Int32Array,
    Math,
    Number,
    Uint8Array,
    Uint16Array,
    Uint32Array,
)

typecodes = "bBuhHiIlLqQfd"
_LEAST, _MOST, _MOST_UNSIGNED = -9223372036854775808, 9223372036854775807, 18446744073709551615
_BOUNDS = {
    "b": (-128, 127), "B": (0, 255), "h": (-32768, 32767), "H": (0, 65535),
    "i": (-2147483648, 2147483647), "I": (0, 4294967295), "l": (_LEAST, _MOST),
    "L": (0, _MOST_UNSIGNED), "q": (_LEAST, _MOST), "Q": (0, _MOST_UNSIGNED),
}  # fmt: skip
_NAMES = {
    "b": "signed char", "B": "unsigned byte integer", "h": "signed short integer",
    "H": "unsigned short", "i": "signed integer",
}  # fmt: skip
_KEPT_AS = {
    "b": Int8Array, "B": Uint8Array, "h": Int16Array, "H": Uint16Array, "i": Int32Array,
    "I": Uint32Array, "u": Uint32Array, "l": BigInt64Array, "L": BigUint64Array,
    "q": BigInt64Array, "Q": BigUint64Array, "f": Float32Array, "d": Float64Array,
}  # fmt: skip


def size_of(code):
    return _KEPT_AS[code].BYTES_PER_ELEMENT


def item_of(code, value):
    """``value`` as an array of this kind keeps it."""
    bounds = _BOUNDS.get(code)
    if bounds is None:
        return _character(value) if code == "u" else _float(code, value)
    number = whole(value)
    if not bounds[0] <= number <= bounds[1]:
        raise OverflowError(_reason(code, number))
    return number


def _character(value):
    if not isinstance(value, str) or len(value) != 1:
        raise TypeError("array item must be unicode character")
    return value


def _float(code, value):
    number = real(value)
    if typeof_(value) == "bigint" and not Number.isFinite(number):
        raise OverflowError("int too large to convert to float")
    return Math.fround(number) if code == "f" else number


def _reason(code, number):
    """CPython takes most kinds out of a C long, some by way of another kind."""
    if code in ("q", "Q"):
        negative = code == "Q" and number < 0
        return "can't convert negative int to unsigned" if negative else "int too big to convert"
    if code in ("I", "L"):
        return _reason_unsigned(number)
    if not _LEAST <= number <= _MOST:
        return "Python int too large to convert to C long"
    by_way = {"b": "h", "H": "i"}.get(code, code)
    low, high = _BOUNDS[by_way]
    name = _NAMES[code if low <= number <= high else by_way]
    return f"{name} is {'less than minimum' if number < 0 else 'greater than maximum'}"


def _reason_unsigned(number):
    if number < 0:
        return "can't convert negative value to unsigned int"
    if number > _MOST_UNSIGNED:
        return "Python int too large to convert to C unsigned long"
    return "unsigned int is greater than maximum"


def packed(code, items):
    """The bytes of items, as a little-endian machine has them."""
    if code == "u":
        items = [ord(item) for item in items]
    elif _KEPT_AS[code] is BigInt64Array or _KEPT_AS[code] is BigUint64Array:
        items = [big(item) for item in items]
    return Uint8Array.new(_KEPT_AS[code].new(items).buffer)


def unpacked(code, data):
    """The items in bytes, as many as are whole."""
    if len(data) % size_of(code):
        raise ValueError("bytes length not a multiple of item size")
    items = list(_KEPT_AS[code].new(Uint8Array.new(data).buffer))
    if code == "u":
        return [chr(item) for item in items]
    return [shrink(item) if typeof_(item) == "bigint" else item for item in items]


def shown(code, items):
    """The items as ``repr`` shows them: floats with their point."""
    if code == "u":
        return repr("".join(items))
    if code in ("f", "d"):
        return f"[{', '.join([_float_text(item) for item in items])}]"
    return repr(items)


def _float_text(number):
    text = repr(number)
    if not Number.isSafeInteger(number) or "." in text:
        return text
    return f"{'-' if number == 0 and Math.atan2(number, -1) < 0 else ''}{number}.0"
