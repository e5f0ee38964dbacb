"""Runs wherever compiled Python runs: values as bytes."""

from struct.errors import error
from struct.halves import half_bits
from struct.ranges import in_range

from _runtime import big, is_integer, real, type_name, typeof_, whole
from js import DataView, Math, Number, Uint8Array


def packed(layout, values, name):
    """The bytes of ``values``; ``name`` is the function that was called."""
    if len(values) != layout.taken:
        expected = f"{name} expected {layout.taken} items for packing"
        raise error(f"{expected} (got {len(values)})")
    made = Uint8Array.new(layout.size)
    view, taken = DataView.new(made.buffer), 0
    for field in layout.fields:
        if field.is_text:
            _put_text(made, field, values[taken])
            taken += 1
            continue
        for turn in range(field.repeat):
            _put(view, field.at + turn * field.size, field, values[taken])
            taken += 1
    return made


def _put(view, at, field, value):
    if field.code == "c":
        if not isinstance(value, bytes) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        view.setUint8(at, value[0])
    elif field.code == "?":
        view.setUint8(at, 1 if value else 0)
    elif field.code in ("e", "f", "d"):
        _put_float(view, at, field, value)
    else:
        if not is_integer(value):
            raise error("required argument is not an integer")
        put_integer(view, at, field.size, in_range(field, whole(value)), field.is_little)


def put_integer(view, at, size, value, is_little):
    """JavaScript takes the lowest bits, whatever the sign."""
    if size == 8:
        view.setBigUint64(at, big(value), is_little)
    elif size == 4:
        view.setUint32(at, value, is_little)
    elif size == 2:
        view.setUint16(at, value, is_little)
    else:
        view.setUint8(at, value)


def _put_float(view, at, field, value):
    number = _float_of(value)
    if field.code == "d":
        view.setFloat64(at, number, field.is_little)
    elif field.code == "f":
        if not field.is_native and Number.isFinite(number):
            _fits(Number.isFinite(Math.fround(number)), field, value)
        view.setFloat32(at, number, field.is_little)
    else:
        bits = half_bits(number)
        _fits(bits is not None, field, value)
        view.setUint16(at, bits, field.is_little)


def _fits(does, field, value):
    if not does:
        if typeof_(value) == "bigint":
            raise error("int too large to convert")
        raise OverflowError(f"float too large to pack with {field.code} format")


def _float_of(value):
    """As in CPython any failure on the way to a float is the same error."""
    try:
        number = real(value)
    except Exception:
        raise error("required argument is not a float") from None
    if typeof_(value) == "bigint" and not Number.isFinite(number):
        raise error("required argument is not a float")
    return number


def _put_text(made, field, value):
    """s: cut or filled with zeros. p: the length in the first byte."""
    if not isinstance(value, bytes) and type_name(value) != "bytearray":
        raise error(f"argument for '{field.code}' must be a bytes object")
    if field.code == "p" and field.repeat == 0:
        return
    first = 1 if field.code == "p" else 0
    size = min(len(value), field.repeat - first)
    if first:
        made[field.at] = min(size, 255)
    for place in range(size):
        made[field.at + first + place] = value[place]
