"""Runs wherever compiled Python runs: ``strptime``, with one pattern of JavaScript for a format."""

from datetime.dates import date, from_iso_week, from_ordinal, to_ordinal
from datetime.formatting import DAYS, MONTHS
from datetime.zones import parse_offset

from _runtime import js_get, type_name
from js import RegExp

_DIGITS = {
    "d": r"3[01]|[12]\d|0[1-9]|[1-9]| [1-9]",
    "f": r"\d{1,6}",
    "H": r"2[0-3]|[01]\d|\d",
    "I": r"1[0-2]|0[1-9]|[1-9]",
    "G": r"\d{4}",
    "j": r"36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]",
    "m": r"1[0-2]|0[1-9]|[1-9]",
    "M": r"[0-5]\d|\d",
    "S": r"6[01]|[0-5]\d|\d",
    "U": r"5[0-3]|[0-4]\d|\d",
    "W": r"5[0-3]|[0-4]\d|\d",
    "V": r"5[0-3]|0[1-9]|[1-4]\d|\d",
    "w": r"[0-6]",
    "u": r"[1-7]",
    "y": r"\d\d",
    "Y": r"\d{4}",
    "z": r"[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|Z",
    "Z": r"utc|gmt",
}
_WHOLE = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}


def _names(code):
    """The texts that a directive by name may stand for, in order."""
    return {
        "A": DAYS,
        "a": [name[:3] for name in DAYS],
        "B": MONTHS[1:],
        "b": [name[:3] for name in MONTHS[1:]],
        "p": ["AM", "PM"],
    }.get(code)


def _pattern(format):
    """(the pattern of ``format``, its directives in order)"""
    for code, longer in _WHOLE.items():
        format = format.replace(f"%{code}", longer)
    out, codes, place = [], [], 0
    while place < len(format):
        letter = format[place]
        place += 1
        if letter == "%":
            out.append(_directive(format, place, codes))
            place += 1
        elif not letter.isspace():
            out.append("\\" + letter if letter in "\\.^$*+?(){}[]|/" else letter)
        elif not out or out[-1] != r"\s+":
            out.append(r"\s+")
    return "^" + "".join(out), codes


def _directive(format, place, codes):
    if place >= len(format):
        raise ValueError(f"stray % in format '{format}'")
    code = format[place]
    if code == "%":
        return "%"
    names = _names(code)
    if names is None and code not in _DIGITS:
        raise ValueError(f"'{code}' is a bad directive in format '{format}'")
    if code in codes:
        raise ValueError(f"strptime: %{code} stands twice in format '{format}'")
    codes.append(code)
    return f"({'|'.join(names) if names else _DIGITS[code]})"


def parsed(text, format):
    """A dict from directive to the text it stands for."""
    for place, value in enumerate((text, format)):
        if not isinstance(value, str):
            kind = type_name(value)
            raise TypeError(f"strptime() argument {place} must be str, not <class '{kind}'>")
    source, codes = _pattern(format)
    found = RegExp(source, "ui").exec(text)
    if found is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    taken = js_get(found, 0)
    if len(taken) < len(text):
        raise ValueError(f"unconverted data remains: {text[len(taken) :]}")
    return {code: js_get(found, number + 1) for number, code in enumerate(codes)}


def _number(found, code, other=None):
    """The number that a directive gave, or the place of its name."""
    if code not in found:
        return other
    names = _names(code)
    if names is None:
        return int(found[code])
    return [name.lower() for name in names].index(found[code].lower())


def _weekday(found):
    """0 for Monday; None where none is given."""
    if "u" in found:
        return _number(found, "u") - 1
    if "w" in found:
        return (_number(found, "w") + 6) % 7
    return _number(found, "A", _number(found, "a"))


def _year(found):
    if "y" in found:
        short = _number(found, "y")
        return short + (1900 if short > 68 else 2000)
    return _number(found, "Y")


def _by_week(found, year):
    """(year, month, day) where a week of the year is given, else None."""
    weekday = _weekday(found)
    if "G" in found or "V" in found:
        if "G" not in found or "V" not in found or weekday is None:
            raise ValueError(
                "ISO year directive '%G' must be used with the ISO week directive '%V' and a "
                "weekday directive ('%A', '%a', '%w', or '%u')."
            )
        return from_iso_week(_number(found, "G"), _number(found, "V"), weekday + 1)
    if year is None or weekday is None or not ("U" in found or "W" in found):
        return None
    sunday = 1 if "U" in found else 0  # the week begins on Sunday
    week, first = _number(found, "U", _number(found, "W")), date(year, 1, 1).weekday()
    day, begins = (weekday + sunday) % 7, (7 - first - sunday) % 7
    return from_ordinal(to_ordinal(year, 1, 1) + begins + (week - 1) * 7 + day)


def day_in(found):
    """(year, month, day): 1900-01-01 as far as nothing is given."""
    year = _year(found)
    if "j" in found and year is not None:
        return from_ordinal(to_ordinal(year, 1, 1) + _number(found, "j") - 1)
    month = _number(found, "B", _number(found, "b"))
    month = _number(found, "m", 1) if month is None else month + 1
    own = (1900 if year is None else year, month, _number(found, "d", 1))
    return (_by_week(found, year) if "d" not in found and "m" not in found else None) or own


def clock_in(found):
    """(hour, minute, second)"""
    hour = _number(found, "H", 0)
    if "I" in found:
        hour = _number(found, "I") % 12 + 12 * _number(found, "p", 0)
    return hour, _number(found, "M", 0), _number(found, "S", 0)


def moment_in(text, format):
    """The arguments of ``datetime`` for a text."""
    found = parsed(text, format)
    micro = int(found["f"].ljust(6, "0")) if "f" in found else 0
    zone = parse_offset(found["z"].upper(), text) if "z" in found else None
    return (*day_in(found), *clock_in(found), micro, zone)
