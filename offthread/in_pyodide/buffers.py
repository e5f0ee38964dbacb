"""Runs in Pyodide: any buffer becomes a typed array of the same item type."""

import math
import sys

from offthread.in_pyodide import host
from offthread.in_pyodide.conversion_error import Unconvertible

# The struct module's item codes with the sizes they have in WebAssembly (long: 4 bytes).
TYPED_ARRAYS = {
    "b": "Int8Array",
    "B": "Uint8Array",
    "c": "Uint8Array",
    "?": "Uint8Array",
    "h": "Int16Array",
    "H": "Uint16Array",
    "i": "Int32Array",
    "I": "Uint32Array",
    "l": "Int32Array",
    "L": "Uint32Array",
    "n": "Int32Array",
    "N": "Uint32Array",
    "P": "Uint32Array",
    "q": "BigInt64Array",
    "Q": "BigUint64Array",
    "e": "Float32Array",
    "f": "Float32Array",
    "d": "Float64Array",
}


def is_buffer(value):
    """Does ``value`` give out its memory (bytes, array, memoryview, NumPy)?"""
    try:
        memoryview(value)
    except (TypeError, ValueError, BufferError):
        return False
    return True


def to_page(value, transfer):
    """The tree of a buffer: a typed array, one per row where it has several dimensions, or a
    number where it has none. New ArrayBuffers are added to ``transfer``."""
    try:
        view = memoryview(value)
    except (TypeError, ValueError, BufferError) as error:
        raise Unconvertible(f"{type(value)!r} cannot be read: {error}.", "") from None
    code = view.format.lstrip("@=<>!")
    if code not in TYPED_ARRAYS:
        raise Unconvertible(
            f"{type(value)!r} with items of format {view.format!r} has no typed array.",
            "Return it as numbers (.tolist()) or with another item type.",
        )
    octets = native_bytes(view)
    if code == "e":
        octets, code = widened(octets), "f"
    return shaped(octets, view.shape, code, transfer)


def native_bytes(view):
    """The items as contiguous bytes in this machine's byte order."""
    if view.format[0] not in ">!" or view.itemsize == 1 or sys.byteorder == "big":
        return view.tobytes()
    import array  # rarely needed: not at start

    same_size = {2: "H", 4: "I", 8: "Q"}[view.itemsize]
    items = array.array(same_size, view.tobytes())
    items.byteswap()
    return items.tobytes()


def widened(octets):
    """float16 items as float32 ones: Pyodide 314 cannot hold a Float16Array."""
    import array  # rarely needed: not at start

    return array.array("f", memoryview(octets).cast("e").tolist()).tobytes() if octets else b""


def shaped(octets, shape, code, transfer):
    if len(shape) == 0:
        item = memoryview(octets).cast(code)[0]
        return item if code != "c" else octets[0]
    if len(shape) == 1:
        buffer = host.array_buffer(octets)
        transfer.append(buffer)
        return host.typed_array(TYPED_ARRAYS[code], buffer)
    if math.prod(shape) == 0:
        return [shaped(b"", shape[1:], code, transfer) for _ in range(shape[0])]
    step = len(octets) // shape[0]
    rows = range(0, len(octets), step)
    return [shaped(octets[at : at + step], shape[1:], code, transfer) for at in rows]
