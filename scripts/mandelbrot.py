"""Runs in Pyodide: the Mandelbrot set as the bytes of a PNG file.

The format: PNG specification, https://www.w3.org/TR/png-3/
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
    """Red, green and blue of a point; the set itself is ink."""
    if share == 1:
        return 18, 22, 33
    light = share**0.45
    red, green = 20 + 225 * light**2.2, 44 + 176 * light
    return int(red), int(green), int(84 + 96 * light**0.7)


def row(line):
    """A row of pixels, after the byte that says "not filtered"."""
    scale = 2.5 / height
    imaginary = (line - height / 2) * scale
    pixels = bytearray(1)
    for x in range(width):
        real = (x - width * 0.68) * scale
        pixels.extend(colour(escape(complex(real, imaginary))))
    return pixels


def chunk(kind, data):
    """A chunk of a PNG file: length, kind, data, checksum."""
    checksum = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + checksum


EIGHT_BITS, RED_GREEN_BLUE = 8, 2
form = EIGHT_BITS, RED_GREEN_BLUE, 0, 0, 0
header = struct.pack(">IIBBBBB", width, height, *form)
pixels = zlib.compress(b"".join(row(line) for line in range(height)), 9)

chunks = [(b"IHDR", header), (b"IDAT", pixels), (b"IEND", b"")]
b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, data) for kind, data in chunks)
