# ruff: noqa: B905
"""Runs wherever compiled Python runs: times of day and fixed offsets from UTC."""

from datetime.deltas import Constant, timedelta
from datetime.texts import formatted, offset_text, parse_clock, parse_offset


class tzinfo:
    """A time zone: ``utcoffset``, ``tzname`` and ``dst`` are a subclass's own."""

    def utcoffset(self, dt):
        raise NotImplementedError("tzinfo subclass must override utcoffset()")

    def tzname(self, dt):
        raise NotImplementedError("tzinfo subclass must override tzname()")

    def dst(self, dt):
        return None

    def fromutc(self, dt):
        return dt + self.utcoffset(dt)


class timezone(tzinfo):
    """A fixed offset from UTC."""

    utc = Constant(lambda: timezone(timedelta(0)))

    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError("offset must be a timedelta")
        if not timedelta(days=-1) < offset < timedelta(days=1):
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and "
                f"timedelta(hours=24), not {offset!r}"
            )
        self._offset, self._name = offset, name

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
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"datetime.timezone({self._offset!r}{name})"


def utc():
    return timezone.utc


def check_time(hour, minute, second, microsecond):
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

    min = Constant(lambda: time())
    max = Constant(lambda: time(23, 59, 59, 999999))

    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        check_time(hour, minute, second, microsecond)
        self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
        self.tzinfo, self.fold = tzinfo, fold

    @classmethod
    def fromisoformat(cls, text):
        clock, rest = parse_clock(text[1:] if text.startswith("T") else text, text)
        return cls(*clock, parse_offset(rest, text))

    def isoformat(self, timespec="auto"):
        offset = self.utcoffset()
        return clock_text(self, timespec) + ("" if offset is None else offset_text(offset))

    __str__ = isoformat

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(None)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(None)

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
        return time(*parts, self.tzinfo if tzinfo is True else tzinfo)

    def __eq__(self, other):
        return isinstance(other, time) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        parts = list(self._parts())
        while len(parts) > 2 and not parts[-1]:
            parts.pop()
        zone = "" if self.tzinfo is None else f", tzinfo={self.tzinfo!r}"
        return f"datetime.time({', '.join([str(p) for p in parts])}{zone})"
