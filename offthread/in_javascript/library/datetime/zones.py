"""Runs wherever compiled Python runs: time zones, and fixed offsets from UTC."""

from datetime.attributes import Constant
from datetime.deltas import timedelta
from datetime.iso import invalid, offset_text, parse_clock

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


def parse_offset(text, whole):
    if not text:
        return None
    if text == "Z":
        return timezone.utc
    (hours, minutes, seconds, micro), rest = parse_clock(text[1:], whole)
    if rest:
        raise invalid(whole)
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=micro)
    return timezone.utc if not offset else timezone(-offset if text[0] == "-" else offset)
