"""Runs wherever compiled Python runs: the checksums of Python's ``zlib``; nothing is compressed."""

from binascii import crc32  # noqa: F401
from struct.buffers import bytes_of


def adler32(data, value=1, /):
    low, high = value & 0xFFFF, value >> 16 & 0xFFFF
    for byte in bytes(bytes_of(data)):
        low = (low + byte) % 65521
        high = (high + low) % 65521
    return high << 16 | low
