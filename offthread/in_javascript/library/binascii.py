"""Runs wherever compiled Python runs: Python's ``binascii``, without its older codes."""

from struct.buffers import bytes_of

from _runtime import read

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def _ascii(data):
    """The text in ``data``, which may be a str or bytes."""
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return data
    kind = type(data).__name__
    if not isinstance(data, bytes) and not read(data, "_buffer_") and kind != "bytearray":
        text = f"argument should be bytes, buffer or ASCII string, not '{kind}'"
        raise TypeError(text)
    return bytes(data).decode("latin-1")


def hexlify(data, sep=None, bytes_per_sep=1):
    data = bytes(bytes_of(data))
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


def unhexlify(hexstr):
    text = _ascii(hexstr)
    if len(text) % 2:
        raise Error("Odd-length string")
    if not all([letter in "0123456789abcdefABCDEF" for letter in text]):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text)


b2a_hex, a2b_hex = hexlify, unhexlify


def b2a_base64(data, *, newline=True):
    data, out = bytes(bytes_of(data)), []
    for at in range(0, len(data), 3):
        group = data[at : at + 3]
        value = int.from_bytes(group, "big") << 8 * (3 - len(group))
        letters = [_DIGITS[value >> shift & 63] for shift in (18, 12, 6, 0)]
        out.append("".join(letters[: len(group) + 1]) + "=" * (3 - len(group)))
    return ("".join(out) + ("\n" if newline else "")).encode()


def a2b_base64(data, *, strict_mode=False):
    found = _Base64(strict_mode)
    text = _ascii(data)
    if strict_mode and text.startswith("="):
        raise Error("Leading padding not allowed")
    for place, letter in enumerate(text):
        if found.take(letter):
            if strict_mode and place + 1 < len(text):
                raise Error("Excess data after padding")
            return bytes(found.made)
    return found.ended()


class _Base64:
    """Reads letter by letter: ``held`` has the bits of a group that is not complete."""

    def __init__(self, strict):
        self.strict, self.made, self.held, self.count, self.pads = strict, [], 0, 0, 0

    def take(self, letter):
        """Whether the padding is complete."""
        if letter == "=":
            if self.count >= 2:
                self.pads += 1
            elif self.strict and not self.count:
                raise Error("Excess data after padding")
            return self.count >= 2 and self.count + self.pads >= 4
        if letter not in _DIGITS:
            if self.strict:
                raise Error("Only base64 data is allowed")
            return False
        if self.strict and self.pads:
            raise Error("Discontinuous padding not allowed")
        self.pads = 0
        self.held = self.held << 6 | _DIGITS.index(letter)
        self.count = (self.count + 1) % 4
        if self.count != 1:
            bits = (0, 0, 4, 2)[self.count]
            self.made.append(self.held >> bits & 255)
            self.held &= (1 << bits) - 1
        return False

    def ended(self):
        if self.count == 1:
            raise Error(
                "Invalid base64-encoded string: number of data characters "
                f"({len(self.made) // 3 * 4 + 1}) cannot be 1 more than a multiple of 4"
            )
        if self.count:
            raise Error("Incorrect padding")
        return bytes(self.made)


def crc32(data, value=0, /):
    crc = value ^ 0xFFFFFFFF
    for byte in bytes(bytes_of(data)):
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def crc_hqx(data, value, /):
    for byte in bytes(bytes_of(data)):
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ (0x1021 if value & 0x8000 else 0)) & 0xFFFF
    return value
