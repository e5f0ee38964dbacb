# ruff: noqa: B905
"""Runs wherever compiled Python runs: times of day and fixed offsets from UTC."""

from datetime.dates import check_whole
from datetime.deltas import Constant, Part, timedelta
from datetime.texts import formatted, offset_text, parse_clock, parse_offset

from _runtime import type_name


class tzinfo:
    """A time zone: ``utcoffset``, ``tzname`` and ``dst`` are a subclass's own."""

    __long__ = "datetime.tzinfo"

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        return dt + self.utcoffset(dt)


class timezone(tzinfo):
    """A fixed offset from UTC."""

    __long__ = "datetime.timezone"
    utc = Constant(lambda: timezone(timedelta(0)))
    min = Constant(lambda: timezone(-timedelta(hours=23, minutes=59)))
    max = Constant(lambda: timezone(timedelta(hours=23, minutes=59)))

    def __init__(self, offset=None, name=True):
        if offset is None:
            raise TypeError("timezone() missing required argument 'offset' (pos 1)")
        if not isinstance(offset, timedelta):
            raise TypeError(
                f"timezone() argument 1 must be datetime.timedelta, not {type_name(offset)}"
            )
        if name is not True and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type_name(name)}")
        if not timedelta(days=-1) < offset < timedelta(days=1):
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and "
                f"timedelta(hours=24), not {offset!r}."
            )
        self._offset, self._name = offset, None if name is True else name

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return f"UTC{offset_text(self._offset)}" if self._offset else "UTC"

    def dst(self, dt):
        return None

    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self._name is None and not self._offset:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"datetime.timezone({self._offset!r}{name})"


def utc():
    return timezone.utc


def check_zone(zone, fold):
    if zone is not None and not isinstance(zone, tzinfo):
        kind = type_name(zone)
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{kind}'")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")


def check_time(hour, minute, second, microsecond):
    for value in (hour, minute, second, microsecond):
        check_whole(value)
    for name, value, top in (("hour", hour, 23), ("minute", minute, 59), ("second", second, 59)):
        if not 0 <= value <= top:
            raise ValueError(f"{name} must be in 0..{top}")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")


def clock_text(t, timespec):
    """``HH:MM:SS.ffffff`` as far as ``timespec`` says."""
    text = f"{t.hour:02d}:{t.minute:02d}:{t.second:02d}"
    if timespec == "auto":
        return f"{text}.{t.microsecond:06d}" if t.microsecond else text
    shown = {
        "hours": text[:2],
        "minutes": text[:5],
        "seconds": text,
        "milliseconds": f"{text}.{t.microsecond // 1000:03d}",
        "microseconds": f"{text}.{t.microsecond:06d}",
    }
    if timespec not in shown:
        raise ValueError("Unknown timespec value")
    return shown[timespec]


class time:
    """A time of day."""

    __long__ = "datetime.time"
    resolution = Constant(lambda: timedelta(microseconds=1))
    min = Constant(lambda: time())
    max = Constant(lambda: time(23, 59, 59, 999999))
    hour, minute, second, microsecond, tzinfo, fold = (
        Part("hour"),
        Part("minute"),
        Part("second"),
        Part("microsecond"),
        Part("tzinfo"),
        Part("fold"),
    )

    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        check_time(hour, minute, second, microsecond)
        check_zone(tzinfo, fold)
        self._hour, self._minute, self._second, self._microsecond = (
            hour,
            minute,
            second,
            microsecond,
        )
        self._tzinfo, self._fold = tzinfo, fold

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
        parts = list(self._parts())
        while len(parts) > 2 and not parts[-1]:
            parts.pop()
        zone = "" if self.tzinfo is None else f", tzinfo={self.tzinfo!r}"
        return f"{type_name(self)}({', '.join([str(p) for p in parts])}{zone})"
