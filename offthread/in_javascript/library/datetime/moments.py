# ruff: noqa: B905
"""Runs wherever compiled Python runs: dates with a time of day, naive or with a time zone."""

from datetime.attributes import Constant, clock_parts
from datetime.dates import check_date, date, from_ordinal, to_ordinal
from datetime.deltas import timedelta
from datetime.formatting import DAYS, MONTHS
from datetime.iso import clock_text, date_length, invalid, offset_text, parse_clock
from datetime.parsing import moment_in
from datetime.times import set_clock, shown, time
from datetime.timestamps import (
    EPOCH,
    clock_of,
    here,
    in_utc,
    minutes_here,
    seconds_here,
    whole_seconds,
)
from datetime.zones import parse_offset, timezone

from _runtime import type_name
from js import Date, Math


class datetime(date):
    """A moment."""

    __long__ = "datetime.datetime"
    resolution = Constant(lambda: timedelta(microseconds=1))
    min = Constant(lambda: datetime(1, 1, 1))
    max = Constant(lambda: datetime(9999, 12, 31, 23, 59, 59, 999999))
    hour, minute, second, microsecond, tzinfo, fold = clock_parts()

    def __init__(
        self,
        year=None,
        month=None,
        day=None,
        hour=0,
        minute=0,
        second=0,
        microsecond=0,
        tzinfo=None,
        *,
        fold=0,
    ):
        check_date(year, month, day)
        self._year, self._month, self._day = year, month, day
        set_clock(self, hour, minute, second, microsecond, tzinfo, fold)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(Date.now() / 1000, tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(Date.now() / 1000, timezone.utc).replace(tzinfo=None)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        seconds, micro = whole_seconds(timestamp)
        if tz is None:
            return cls(*here(seconds), micro)
        return cls(*in_utc(seconds), micro, timezone.utc).astimezone(tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls.fromtimestamp(timestamp, timezone.utc).replace(tzinfo=None)

    @classmethod
    def combine(cls, day, clock, tzinfo=True):
        for place, (value, kind) in enumerate(((day, date), (clock, time))):
            if not isinstance(value, kind):
                raise TypeError(
                    f"combine() argument {place + 1} must be {kind.__long__}, "
                    f"not {type_name(value)}"
                )
        zone = clock.tzinfo if tzinfo is True else tzinfo
        return cls(day.year, day.month, day.day, *clock._parts(), zone)

    @classmethod
    def fromordinal(cls, ordinal):
        day = date.fromordinal(ordinal)
        return cls(day.year, day.month, day.day)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        cut = date_length(text)
        try:
            day = date.fromisoformat(text[:cut])
            if len(text) == cut:
                return cls(day.year, day.month, day.day)
            clock, rest = parse_clock(text[cut + 1 :], text)
            zone = parse_offset(rest, text)
        except (IndexError, ValueError) as error:
            raise (
                error if "must be" in str(error) or "range" in str(error) else invalid(text)
            ) from None
        return cls(day.year, day.month, day.day, *clock, zone)

    @classmethod
    def strptime(cls, text, format):
        return cls(*moment_in(text, format))

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)

    def timetz(self):
        return time(self.hour, self.minute, self.second, self.microsecond, self.tzinfo)

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def dst(self):
        return None if self.tzinfo is None else self.tzinfo.dst(self)

    def _parts(self):
        day, clock = (self.year, self.month, self.day), (self.hour, self.minute, self.second)
        return (*day, *clock, self.microsecond)

    def _second_of_day(self):
        return self.hour * 3600 + self.minute * 60 + self.second

    def _seconds(self):
        """Seconds since year 1 on the clock, with the offset taken off."""
        offset = self.utcoffset()
        own = to_ordinal(self.year, self.month, self.day) * 86400 + self._second_of_day()
        return own - (offset.days * 86400 + offset.seconds if offset else 0)

    def timestamp(self):
        if self.tzinfo is None:
            return seconds_here(self) + self.microsecond / 1000000
        return self._seconds() - EPOCH * 86400 + self.microsecond / 1000000

    def astimezone(self, tz=None):
        seconds = self.timestamp() - self.microsecond / 1000000
        if tz is None:
            tz = timezone(timedelta(minutes=minutes_here(seconds)))
        return tz.fromutc(type(self)(*in_utc(Math.round(seconds)), self.microsecond, tz))

    def isoformat(self, sep="T", timespec="auto"):
        offset = self.utcoffset()
        zone = "" if offset is None else offset_text(offset)
        day = f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        return f"{day}{sep}{clock_text(self, timespec)}{zone}"

    def __str__(self):
        return self.isoformat(" ")

    def ctime(self):
        return (
            f"{DAYS[self.weekday()][:3]} {MONTHS[self.month][:3]} {self.day:2d} "
            f"{self.hour:02d}:{self.minute:02d}:{self.second:02d} {self.year}"
        )

    def timetuple(self):
        dst = self.dst()
        return self._tuple(-1 if dst is None else int(bool(dst)))

    def utctimetuple(self):
        offset = self.utcoffset()
        return (self if offset is None else (self - offset))._tuple(0)

    def _tuple(self, dst):
        from time import struct_time

        yday = self.toordinal() - to_ordinal(self.year, 1, 1) + 1
        clock = (self.hour, self.minute, self.second)
        return struct_time((self.year, self.month, self.day, *clock, self.weekday(), yday, dst))

    def replace(
        self,
        year=None,
        month=None,
        day=None,
        hour=None,
        minute=None,
        second=None,
        microsecond=None,
        tzinfo=True,
        *,
        fold=None,
    ):
        given = (year, month, day, hour, minute, second, microsecond)
        parts = [mine if new is None else new for mine, new in zip(self._parts(), given)]
        return type(self)(*parts, self.tzinfo if tzinfo is True else tzinfo)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        micro = self.microsecond + other.microseconds
        seconds = self._second_of_day() + other.seconds + micro // 1000000
        day = from_ordinal(self.toordinal() + other.days + seconds // 86400)
        return type(self)(*day, *clock_of(seconds % 86400), micro % 1000000, self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        self._same_kind(other, "subtract")
        return timedelta(
            0, self._seconds() - other._seconds(), self.microsecond - other.microsecond
        )

    def _same_kind(self, other, verb):
        if (self.tzinfo is None) != (other.tzinfo is None):
            raise TypeError(f"can't {verb} offset-naive and offset-aware datetimes")

    def _key(self):
        return (self._seconds(), self.microsecond)

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return (self.tzinfo is None) == (other.tzinfo is None) and self._key() == other._key()

    def _less(self, other, compare):
        if not isinstance(other, datetime):
            if isinstance(other, date):
                raise TypeError(f"can't compare {type_name(self)} to {type_name(other)}")
            return NotImplemented
        self._same_kind(other, "compare")
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
        return shown(self, list(self._parts()), 5)
