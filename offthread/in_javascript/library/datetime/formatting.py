"""Runs wherever compiled Python runs: ``strftime`` in the C locale."""

from datetime.dates import to_ordinal
from datetime.iso import offset_text

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def formatted(d, format):
    """``d.strftime(format)``, where ``d`` has the attributes of a date; it may have a clock."""
    out, place = [], 0
    while place < len(format):
        letter = format[place]
        place += 1
        if letter != "%" or place >= len(format):
            out.append(letter)
            continue
        code = format[place]
        place += 1
        if code == "-" and place < len(format):
            out.append(_directive(d, format[place]).lstrip("0") or "0")
            place += 1
        else:
            out.append(_directive(d, code))
    return "".join(out)


def _directive(d, code):
    if code in _SHORT:
        return formatted(d, _SHORT[code])
    return _SHOWN[code](d) if code in _SHOWN else "%" + code


def _hour(d):
    """A date has none."""
    return getattr(d, "hour", 0)


def _day_of_year(d):
    return d.toordinal() - to_ordinal(d.year, 1, 1) + 1


def _week(d, weekday):
    """The week of the year in which ``d`` is the day ``weekday`` of seven, from 0."""
    return f"{(_day_of_year(d) + 6 - weekday) // 7:02d}"


def _sunday_first(d):
    return (d.weekday() + 1) % 7


def _offset(d):
    offset = d.utcoffset() if hasattr(d, "utcoffset") else None
    return "" if offset is None else offset_text(offset, "")


def _zone(d):
    return (d.tzname() if hasattr(d, "tzname") else None) or ""


_SHORT = {
    "T": "%H:%M:%S",
    "X": "%H:%M:%S",
    "R": "%H:%M",
    "F": "%Y-%m-%d",
    "D": "%m/%d/%y",
    "x": "%m/%d/%y",
    "c": "%a %b %e %H:%M:%S %Y",
    "h": "%b",
}
_SHOWN = {
    "Y": lambda d: f"{d.year}",
    "C": lambda d: f"{d.year // 100:02d}",
    "y": lambda d: f"{d.year % 100:02d}",
    "m": lambda d: f"{d.month:02d}",
    "B": lambda d: MONTHS[d.month],
    "b": lambda d: MONTHS[d.month][:3],
    "d": lambda d: f"{d.day:02d}",
    "e": lambda d: f"{d.day:2d}",
    "j": lambda d: f"{_day_of_year(d):03d}",
    "A": lambda d: DAYS[d.weekday()],
    "a": lambda d: DAYS[d.weekday()][:3],
    "u": lambda d: str(d.weekday() + 1),
    "w": lambda d: str(_sunday_first(d)),
    "U": lambda d: _week(d, _sunday_first(d)),
    "W": lambda d: _week(d, d.weekday()),
    "G": lambda d: str(d.isocalendar()[0]),
    "V": lambda d: f"{d.isocalendar()[1]:02d}",
    "H": lambda d: f"{_hour(d):02d}",
    "I": lambda d: f"{(_hour(d) + 11) % 12 + 1:02d}",
    "p": lambda d: "AM" if _hour(d) < 12 else "PM",
    "M": lambda d: f"{getattr(d, 'minute', 0):02d}",
    "S": lambda d: f"{getattr(d, 'second', 0):02d}",
    "f": lambda d: f"{getattr(d, 'microsecond', 0):06d}",
    "z": _offset,
    "Z": _zone,
    "%": lambda d: "%",
    "n": lambda d: "\n",
    "t": lambda d: "\t",
}
