"""Runs wherever compiled Python runs: dates of the Gregorian calendar, years 1 to 9999."""

from datetime.deltas import Constant, timedelta
from datetime.texts import DAYS, MONTHS, formatted, invalid

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


def check_date(year, month, day):
    for value in (year, month, day):
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= days_in(year, month):
        raise ValueError("day is out of range for month")


class date:
    """A day."""

    min = Constant(lambda: date(1, 1, 1))
    max = Constant(lambda: date(9999, 12, 31))
    resolution = Constant(lambda: timedelta(days=1))

    def __init__(self, year, month, day):
        check_date(year, month, day)
        self.year, self.month, self.day = year, month, day

    @classmethod
    def today(cls):
        now = Date()
        return cls(now.getFullYear(), now.getMonth() + 1, now.getDate())

    @classmethod
    def fromordinal(cls, ordinal):
        return cls(*from_ordinal(ordinal))

    @classmethod
    def fromtimestamp(cls, timestamp):
        moment = Date(timestamp * 1000)
        return cls(moment.getFullYear(), moment.getMonth() + 1, moment.getDate())

    @classmethod
    def fromisoformat(cls, text):
        if len(text) == 8 and text.isdigit():
            text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
        parts = text.split("-")
        if [len(p) for p in parts] != [4, 2, 2] or not all([p.isdigit() for p in parts]):
            raise invalid(text)
        return cls(*[int(p) for p in parts])

    @classmethod
    def fromisocalendar(cls, year, week, day):
        start = date(year, 1, 4)
        return cls.fromordinal(start.toordinal() - start.weekday() + (week - 1) * 7 + day - 1)

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
        return (year, (thursday - to_ordinal(year, 1, 1)) // 7 + 1, self.isoweekday())

    def timetuple(self):
        from time import _struct_time

        yday = self.toordinal() - to_ordinal(self.year, 1, 1) + 1
        return _struct_time(self.year, self.month, self.day, 0, 0, 0, self.weekday(), yday, -1)

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
        return type(self)(year or self.year, month or self.month, day or self.day)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self).fromordinal(self.toordinal() + other.days)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _comparable(self, other):
        return isinstance(other, date) and not hasattr(other, "hour")

    def __eq__(self, other):
        return self._comparable(other) and self.toordinal() == other.toordinal()

    def __lt__(self, other):
        return self.toordinal() < other.toordinal() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self.toordinal() <= other.toordinal() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self.toordinal() > other.toordinal() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self.toordinal() >= other.toordinal() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self.toordinal())

    def __repr__(self):
        return f"datetime.date({self.year}, {self.month}, {self.day})"
