"""Runs wherever compiled Python runs: Python's ``struct``, values as C keeps them. Where a format
asks for the machine's own sizes and alignment, the machine is a 64-bit little-endian one."""

from struct.buffers import bytes_of, place_in, room_in, store
from struct.errors import error
from struct.layouts import Layout, layout_of
from struct.reading import unpacked
from struct.writing import packed

from _runtime import whole

__all__ = [
    "calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error",
]  # fmt: skip


def calcsize(format, /):  # noqa: A002
    return layout_of(format).size


def pack(*args):
    return packed(_asked(args), args[1:], "pack")


def pack_into(*args):
    return _pack_into(_asked(args), args[1:])


def unpack(*args):
    _two(args, "unpack")
    return _unpack(layout_of(args[0]), args[1])


def unpack_from(format, /, buffer, offset=0):  # noqa: A002
    return _unpack_from(layout_of(format), buffer, offset)


def iter_unpack(*args):
    _two(args, "iter_unpack")
    return _Unpacking(layout_of(args[0]), args[1])


class Struct:
    """A format that is read once."""

    __long__ = "_struct.Struct"

    def __init__(self, format):  # noqa: A002
        self._layout = layout_of(format)

    @property
    def format(self):
        return self._layout.text

    @property
    def size(self):
        return self._layout.size

    def pack(self, *values):
        return packed(self._layout, values, "pack")

    def pack_into(self, *args):
        return _pack_into(self._layout, args)

    def unpack(self, buffer, /):
        return _unpack(self._layout, buffer)

    def unpack_from(self, buffer, offset=0):
        return _unpack_from(self._layout, buffer, offset)

    def iter_unpack(self, buffer, /):
        return _Unpacking(self._layout, buffer)


def _asked(args) -> Layout:
    if not args:
        raise TypeError("missing format argument")
    return layout_of(args[0])


def _two(args, name):
    if len(args) != 2:
        raise TypeError(f"{name} expected 2 arguments, got {len(args)}")


def _pack_into(layout, args):
    """``args``: the buffer, the offset in it and the values."""
    if len(args) < 2:
        raise error(f"pack_into expected {'offset' if args else 'buffer'} argument")
    values = args[2:]
    if len(values) != layout.taken:
        packed(layout, values, "pack_into")
    at = place_in(room_in(args[0]), whole(args[1]), layout.size, "pack_into")
    store(args[0], at, packed(layout, values, "pack_into"))


def _unpack(layout, buffer):
    data = bytes_of(buffer)
    if len(data) != layout.size:
        raise error(f"unpack requires a buffer of {layout.size} bytes")
    return unpacked(layout, data, 0)


def _unpack_from(layout, buffer, offset):
    data = bytes_of(buffer)
    return unpacked(layout, data, place_in(len(data), whole(offset), layout.size, "unpack_from"))


class _Unpacking:
    """What ``iter_unpack`` gives: tuples, one after the other."""

    __long__ = "_struct.unpack_iterator"

    def __init__(self, layout, buffer):
        if layout.size == 0:
            raise error("cannot iteratively unpack with a struct of length 0")
        self._layout, self._data, self._at = layout, bytes_of(buffer), 0
        if len(self._data) % layout.size:
            raise error(
                f"iterative unpacking requires a buffer of a multiple of {layout.size} bytes"
            )

    def __iter__(self):
        return self

    def __next__(self):
        if self._at >= len(self._data):
            raise StopIteration
        at, self._at = self._at, self._at + self._layout.size
        return unpacked(self._layout, self._data, at)

    def __length_hint__(self):
        return (len(self._data) - self._at) // self._layout.size
