"""Runs wherever compiled Python runs: bytes, bytearrays, memoryviews, arrays and JavaScript's own
buffers as what ``struct`` reads and writes."""

from struct.errors import error

from _runtime import read, type_name
from js import ArrayBuffer, Uint8Array


def _from_javascript(value):
    """The bytes of an ArrayBuffer or of a view of one, not copied; None for anything else."""
    if isinstance(value, ArrayBuffer):
        return Uint8Array.new(value)
    if ArrayBuffer.isView(value):
        return Uint8Array.new(value.buffer, value.byteOffset, value.byteLength)
    return None


def bytes_of(value):
    """The bytes that are to be read. An array has ``_buffer_``."""
    if isinstance(value, bytes):
        return value
    if read(value, "_buffer_") or read(value, "$mutable_bytes"):
        return bytes(value)
    found = _from_javascript(value)
    if found is None:
        raise TypeError(f"a bytes-like object is required, not '{type_name(value)}'")
    return found


def room_in(value, what="argument"):
    """How many bytes can be written; ``what`` the value is in the error that none can."""
    if (read(value, "_buffer_") or read(value, "$mutable_bytes")) and not read(value, "readonly"):
        return len(value) * read(value, "itemsize", 1)
    found = None if isinstance(value, bytes) else _from_javascript(value)
    if found is None:
        kind = type_name(value)
        raise TypeError(f"{what} must be read-write bytes-like object, not {kind}")
    return len(found)


def store(value, at, data):
    if read(value, "_buffer_"):
        value._store(at, data)
        return
    target = value if read(value, "$mutable_bytes") else _from_javascript(value)
    for place, byte in enumerate(data):
        target[at + place] = byte


def place_in(length, at, size, name):
    """The offset ``at``, counted from the start, where ``size`` bytes fit after it."""
    doing = "pack" if name == "pack_into" else "unpack"
    if at < 0:
        if at + size > 0:
            short = "no space to pack" if doing == "pack" else "not enough data to unpack"
            raise error(f"{short} {size} bytes at offset {at}")
        if at + length < 0:
            raise error(f"offset {at} out of range for {length}-byte buffer")
        at += length
    if length - at < size:
        raise error(
            f"{name} requires a buffer of at least {at + size} bytes for {doing}ing {size} bytes "
            f"at offset {at} (actual buffer size is {length})"
        )
    return at
