# ruff: noqa: B905
"""Runs wherever compiled Python runs: times of day."""

from datetime.attributes import Constant, clock_parts
from datetime.dates import check_whole
from datetime.deltas import timedelta
from datetime.formatting import formatted
from datetime.iso import clock_text, offset_text, parse_clock
from datetime.zones import check_zone, parse_offset

from _runtime import type_name


def check_time(hour, minute, second, microsecond):
    for value in (hour, minute, second, microsecond):
        check_whole(value)
    for name, value, top in (("hour", hour, 23), ("minute", minute, 59), ("second", second, 59)):
        if not 0 <= value <= top:
            raise ValueError(f"{name} must be in 0..{top}")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")


def set_clock(d, hour, minute, second, microsecond, tzinfo, fold):
    """Check the clock of a new ``d``, and keep it."""
    check_time(hour, minute, second, microsecond)
    check_zone(tzinfo, fold)
    d._hour, d._minute, d._second, d._microsecond = hour, minute, second, microsecond
    d._tzinfo, d._fold = tzinfo, fold


def shown(d, parts, least):
    """What ``repr`` shows of ``d``: at least so many of its ``parts`` (list)."""
    while len(parts) > least and not parts[-1]:
        parts.pop()
    zone = "" if d.tzinfo is None else f", tzinfo={d.tzinfo!r}"
    return f"{type_name(d)}({', '.join([str(p) for p in parts])}{zone})"


class time:
    """A time of day."""

    __long__ = "datetime.time"
    resolution = Constant(lambda: timedelta(microseconds=1))
    min = Constant(lambda: time())
    max = Constant(lambda: time(23, 59, 59, 999999))
    hour, minute, second, microsecond, tzinfo, fold = clock_parts()

    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        set_clock(self, hour, minute, second, microsecond, tzinfo, fold)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        clock, rest = parse_clock(text[1:] if text.startswith("T") else text, text)
        return cls(*clock, parse_offset(rest, text))

    def isoformat(self, timespec="auto"):
        offset = self.utcoffset()
        return clock_text(self, timespec) + ("" if offset is None else offset_text(offset))

    def __str__(self):
        return self.isoformat()

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(None)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(None)

    def dst(self):
        return None if self.tzinfo is None else self.tzinfo.dst(None)

    def strftime(self, format):
        from datetime.moments import datetime

        return formatted(datetime(1900, 1, 1, *self._parts(), self.tzinfo), format)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def _parts(self):
        return (self.hour, self.minute, self.second, self.microsecond)

    def _key(self):
        offset = self.utcoffset()
        seconds = self.hour * 3600 + self.minute * 60 + self.second
        return (seconds - (offset.total_seconds() if offset else 0), self.microsecond)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True):
        given = (hour, minute, second, microsecond)
        parts = [own if new is None else new for own, new in zip(self._parts(), given)]
        return type(self)(*parts, self.tzinfo if tzinfo is True else tzinfo)

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        naive = (self.utcoffset() is None, other.utcoffset() is None)
        return naive[0] == naive[1] and self._key() == other._key()

    def _less(self, other, compare):
        if not isinstance(other, time):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return compare(self._key(), other._key())

    def __lt__(self, other):
        return self._less(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._less(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._less(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._less(other, lambda a, b: a >= b)

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        return shown(self, list(self._parts()), 2)
