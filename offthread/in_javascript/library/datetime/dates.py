# ruff: noqa: B905
"""Runs wherever compiled Python runs: dates of the Gregorian calendar, years 1 to 9999."""

from datetime.attributes import Constant, Part
from datetime.deltas import timedelta
from datetime.formatting import DAYS, MONTHS, formatted
from datetime.iso import invalid

from _runtime import type_name
from js import Date, Math

_BEFORE = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
_LENGTH = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
MAX_ORDINAL = 3652059


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year, month):
    return 29 if month == 2 and is_leap(year) else _LENGTH[month]


def to_ordinal(year, month, day):
    before = year - 1
    leaps = before // 4 - before // 100 + before // 400
    return before * 365 + leaps + _BEFORE[month] + (1 if month > 2 and is_leap(year) else 0) + day


def from_ordinal(ordinal):
    """(year, month, day)"""
    if not 1 <= ordinal <= MAX_ORDINAL:
        raise OverflowError("date value out of range")
    year = Math.floor((ordinal - 1) / 365.2425) + 1
    while to_ordinal(year, 1, 1) > ordinal:
        year -= 1
    while year < 9999 and to_ordinal(year + 1, 1, 1) <= ordinal:
        year += 1
    month = 12
    while to_ordinal(year, month, 1) > ordinal:
        month -= 1
    return year, month, ordinal - to_ordinal(year, month, 1) + 1


def check_whole(value):
    if not isinstance(value, int):
        raise TypeError(f"'{type_name(value)}' object cannot be interpreted as an integer")


def check_date(year, month, day):
    for place, (name, value) in enumerate((("year", year), ("month", month), ("day", day))):
        if value is None:
            raise TypeError(f"function missing required argument '{name}' (pos {place + 1})")
        check_whole(value)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= days_in(year, month):
        raise ValueError("day is out of range for month")


class IsoCalendarDate(tuple):
    """What ``isocalendar`` gives."""

    __long__ = "datetime.IsoCalendarDate"

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


def _week_one(year):
    """The ordinal of the Monday of the ISO year's first week."""
    fourth = to_ordinal(year, 1, 4)
    return fourth - (fourth + 6) % 7


def from_iso_week(year, week, day):
    """(year, month, day) of a day of an ISO week."""
    if not 1 <= year <= 9999:
        raise ValueError(f"Year is out of range: {year}")
    if not 1 <= week <= 53 or (week == 53 and _week_one(year) + 364 + 3 > to_ordinal(year, 12, 31)):
        raise ValueError(f"Invalid week: {week}")
    if not 1 <= day <= 7:
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
    return from_ordinal(_week_one(year) + (week - 1) * 7 + day - 1)


def _iso_parts(text):
    """(year, month, day) of ``YYYY-MM-DD``, ``YYYYMMDD`` or ``YYYY-Www-D``."""
    dashed = text[4:5] == "-"
    digits = text.replace("-", "") if text.isascii() else ""
    if digits[4:5] == "W":
        shown = f"{digits[:4]}-{digits[4:7]}" + (f"-{digits[7:]}" if digits[7:] else "")
        parts = [digits[:4], digits[5:7], digits[7:] or "1"]
        lengths = [4, 2, 1]
    else:
        shown, parts = (
            f"{digits[:4]}-{digits[4:6]}-{digits[6:]}",
            [digits[:4], digits[4:6], digits[6:]],
        )
        lengths = [4, 2, 2]
    whole = [len(p) for p in parts] == lengths and all([p.isdigit() for p in parts])
    if not whole or text != (shown if dashed else shown.replace("-", "")):
        raise invalid(text)
    values = [int(p) for p in parts]
    return from_iso_week(*values) if lengths[2] == 1 else tuple(values)


class date:
    """A day."""

    __long__ = "datetime.date"
    min = Constant(lambda: date(1, 1, 1))
    max = Constant(lambda: date(9999, 12, 31))
    resolution = Constant(lambda: timedelta(days=1))
    year, month, day = Part("year"), Part("month"), Part("day")

    def __init__(self, year=None, month=None, day=None):
        check_date(year, month, day)
        self._year, self._month, self._day = year, month, day

    @classmethod
    def today(cls):
        now = Date()
        return cls(now.getFullYear(), now.getMonth() + 1, now.getDate())

    @classmethod
    def fromordinal(cls, ordinal):
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*from_ordinal(ordinal))

    @classmethod
    def fromtimestamp(cls, timestamp):
        moment = Date(timestamp * 1000)
        return cls(moment.getFullYear(), moment.getMonth() + 1, moment.getDate())

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        return cls(*_iso_parts(text))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*from_iso_week(year, week, day))

    def toordinal(self):
        return to_ordinal(self.year, self.month, self.day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        year = self.year
        thursday = self.toordinal() - self.weekday() + 3
        if thursday < to_ordinal(year, 1, 1):
            year -= 1
        elif thursday > to_ordinal(year, 12, 31):
            year += 1
        week = (thursday - to_ordinal(year, 1, 1)) // 7 + 1
        return IsoCalendarDate((year, week, self.isoweekday()))

    def timetuple(self):
        from time import struct_time

        yday = self.toordinal() - to_ordinal(self.year, 1, 1) + 1
        return struct_time((self.year, self.month, self.day, 0, 0, 0, self.weekday(), yday, -1))

    def isoformat(self):
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def __str__(self):
        return self.isoformat()

    def ctime(self):
        day = f"{DAYS[self.weekday()][:3]} {MONTHS[self.month][:3]} {self.day:2d}"
        return f"{day} 00:00:00 {self.year}"

    def strftime(self, format):
        return formatted(self, format)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, year=None, month=None, day=None):
        given, own = (year, month, day), (self.year, self.month, self.day)
        return type(self)(*[mine if new is None else new for mine, new in zip(own, given)])

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)(*from_ordinal(self.toordinal() + other.days))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date) and not hasattr(other, "hour"):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _compared(self, other):
        """Less than, equal to or greater than 0; None where ``other`` is no date."""
        if not isinstance(other, date):
            return None
        if hasattr(other, "hour"):
            raise TypeError(f"can't compare {type_name(other)} to {type_name(self)}")
        return self.toordinal() - other.toordinal()

    def __eq__(self, other):
        if not isinstance(other, date) or hasattr(other, "hour"):
            return NotImplemented
        return self.toordinal() == other.toordinal()

    def __lt__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order < 0

    def __le__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order <= 0

    def __gt__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order > 0

    def __ge__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order >= 0

    def __hash__(self):
        return hash(self.toordinal())

    def __repr__(self):
        return f"{type_name(self)}({self.year}, {self.month}, {self.day})"
