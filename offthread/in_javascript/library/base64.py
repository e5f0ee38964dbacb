"""Runs wherever compiled Python runs: Python's ``base64``: bases 64, 32 and 16."""

from binascii import Error, a2b_base64, b2a_base64, hexlify, unhexlify
from struct.buffers import bytes_of

from _runtime import type_name

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_HEX_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUV"


def _given(s):
    if isinstance(s, str):
        if not s.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return s.encode()
    try:
        return bytes(bytes_of(s))
    except TypeError:
        kind = type_name(s)
        text = f"argument should be a bytes-like object or ASCII string, not {kind!r}"
        raise TypeError(text) from None


def b64encode(s, altchars=None):
    encoded = b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _given(s)
    if altchars is not None:
        altchars = _given(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def encodebytes(s):
    """Lines of at most 76 letters."""
    data = bytes(bytes_of(s))
    return b"".join([b2a_base64(data[at : at + 57]) for at in range(0, len(data), 57)])


def decodebytes(s):
    return a2b_base64(bytes_of(s))


def _in_32(s, letters):
    if isinstance(s, str):
        raise TypeError("memoryview: a bytes-like object is required, not 'str'")
    data, out = bytes(bytes_of(s)), []
    for at in range(0, len(data), 5):
        group = data[at : at + 5]
        value = int.from_bytes(group + bytes(5 - len(group)), "big")
        shown = "".join([letters[value >> shift & 31] for shift in range(35, -1, -5)])
        used = (len(group) * 8 + 4) // 5
        out.append(shown[:used] + "=" * (8 - used))
    return "".join(out).encode()


def _from_32(s, letters, casefold, map01=None):
    text = _given(s).decode()
    if len(text) % 8:
        raise Error("Incorrect padding")
    if map01 is not None:
        text = text.replace("0", "O").replace("1", _given(map01).decode())
    text = text.upper() if casefold else text
    bare, out = text.rstrip("="), []
    if not all([letter in letters for letter in bare]):
        raise Error("Non-base32 digit found")
    if len(text) - len(bare) not in (0, 1, 3, 4, 6):
        raise Error("Incorrect padding")
    for at in range(0, len(bare), 8):
        group, value = bare[at : at + 8], 0
        for letter in group.ljust(8, letters[0]):
            value = value << 5 | letters.index(letter)
        out.append(value.to_bytes(5, "big")[: len(group) * 5 // 8])
    return b"".join(out)


def b32encode(s):
    return _in_32(s, _LETTERS)


def b32decode(s, casefold=False, map01=None):
    return _from_32(s, _LETTERS, casefold, map01)


def b32hexencode(s):
    return _in_32(s, _HEX_LETTERS)


def b32hexdecode(s, casefold=False):
    return _from_32(s, _HEX_LETTERS, casefold)


def b16encode(s):
    return hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _given(s)
    s = s.upper() if casefold else s
    if not all([letter in b"0123456789ABCDEF" for letter in s]):
        raise Error("Non-base16 digit found")
    return unhexlify(s)
