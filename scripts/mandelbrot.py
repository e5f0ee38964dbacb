"""Runs in Pyodide: the Mandelbrot set as the bytes of a PNG picture, by the standard library.

The format of the file: PNG specification, third edition, https://www.w3.org/TR/png-3/
"""

import struct
import zlib

from js import height, iterations, width


def escape(c):
    """How soon z*z + c runs away from c: 0 at once, 1 never."""
    z = c
    for count in range(iterations):
        if z.real * z.real + z.imag * z.imag > 4:
            return count / iterations
        z = z * z + c
    return 1


def colour(share):
    """Red, green and blue of a point: from deep blue over teal to sand; the set is ink."""
    if share == 1:
        return 18, 22, 33
    light = share**0.45
    return int(20 + 225 * light**2.2), int(44 + 176 * light), int(84 + 96 * light**0.7)


def row(line):
    """One row of pixels, after the byte that says "not filtered"."""
    imaginary = (line - height / 2) * 2.5 / height
    points = (complex((x - width * 0.68) * 2.5 / height, imaginary) for x in range(width))
    return b"\0" + bytes(channel for point in points for channel in colour(escape(point)))


def chunk(kind, data):
    """A chunk of a PNG file: its length, its kind, its data and their checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)  # 8 bits each of red, green, blue
pixels = zlib.compress(b"".join(row(line) for line in range(height)), 9)
b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
