"""Runs wherever compiled Python runs: bytes as values."""

from struct.halves import half_value

from _runtime import shrink
from js import DataView


def unpacked(layout, data, start):
    """The tuple of values that lie at ``start`` in ``data``."""
    view, found = DataView.new(data.buffer, data.byteOffset, data.byteLength), []
    for field in layout.fields:
        at = start + field.at
        if field.is_text:
            found.append(_text(field, data[at : at + field.repeat]))
            continue
        for place in range(at, at + field.repeat * field.size, field.size):
            found.append(_value(view, place, field, data))
    return tuple(found)


def _text(field, data):
    if field.code == "s" or not data:
        return data
    return data[1 : 1 + min(data[0], len(data) - 1)]


def _value(view, at, field, data):
    code, is_little = field.code, field.is_little
    if code == "c":
        return data[at : at + 1]
    if code == "?":
        return data[at] != 0
    if code == "d":
        return view.getFloat64(at, is_little)
    if code == "f":
        return view.getFloat32(at, is_little)
    if code == "e":
        return half_value(view.getUint16(at, is_little))
    return _integer(view, at, field.size, field.is_signed, is_little)


def _integer(view, at, size, is_signed, is_little):
    if size == 8:
        take = view.getBigInt64 if is_signed else view.getBigUint64
        return shrink(take(at, is_little))
    if size == 4:
        return view.getInt32(at, is_little) if is_signed else view.getUint32(at, is_little)
    if size == 2:
        return view.getInt16(at, is_little) if is_signed else view.getUint16(at, is_little)
    return view.getInt8(at) if is_signed else view.getUint8(at)
