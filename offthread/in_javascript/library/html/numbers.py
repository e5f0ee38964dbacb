"""Runs wherever compiled Python runs: references by number, as the HTML standard reads them."""

_ODD = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"
_DIGITS, _HEX_DIGITS = "0123456789", "0123456789abcdefABCDEF"


def numbered(part):
    """``part`` begins with ``#``; without digits it stays behind its ampersand."""
    is_hex = part[1:2] in ("x", "X")
    start = end = 2 if is_hex else 1
    while end < len(part) and part[end] in (_HEX_DIGITS if is_hex else _DIGITS):
        end += 1
    if end == start:
        return f"&{part}"
    code = int(part[start:end], 16 if is_hex else 10)
    return _character(code) + part[end + (part[end : end + 1] == ";") :]


def _character(code):
    """Windows' own letters where C1 controls would be; nothing for what is no character."""
    if 0x80 <= code <= 0x9F:
        return _ODD[code - 0x80]
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"
    return "" if _is_none(code) else chr(code)


def _is_none(code):
    if code < 0x20:
        return code not in (9, 10, 12, 13)
    return code == 0x7F or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
