"""Runs wherever compiled Python runs: the part of Python's ``time`` that a page can have."""

from _runtime import type_name
from js import Date, Intl, Math, performance

_FIELDS = [
    "tm_year",
    "tm_mon",
    "tm_mday",
    "tm_hour",
    "tm_min",
    "tm_sec",
    "tm_wday",
    "tm_yday",
    "tm_isdst",
]
_LONGEST_SLEEP = 1


def time():
    """Seconds (float) since 1970 in UTC."""
    return Date.now() / 1000


def time_ns():
    return Date.now() * 1000000


def perf_counter():
    """Seconds (float) from a point that never moves back."""
    return performance.now() / 1000


def perf_counter_ns():
    return Math.round(performance.now() * 1000000)


monotonic = process_time = thread_time = perf_counter
monotonic_ns = process_time_ns = thread_time_ns = perf_counter_ns


def sleep(seconds):
    """The page stands still meanwhile, so that only short sleeps are had."""
    if not isinstance(seconds, (int, float)):
        raise TypeError(f"'{type_name(seconds)}' object cannot be interpreted as an integer")
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    if seconds > _LONGEST_SLEEP:
        raise RuntimeError("time.sleep would freeze the page: write `await asyncio.sleep(seconds)`")
    end = performance.now() + seconds * 1000
    while performance.now() < end:
        pass


class struct_time(tuple):
    """The nine parts of a moment."""

    __long__ = "time.struct_time"
    n_fields, n_sequence_fields, n_unnamed_fields = 11, 9, 0

    def __new__(cls, parts):
        given = tuple(parts)
        if len(given) < 9:
            raise TypeError(
                f"time.struct_time() takes an at least 9-sequence ({len(given)}-sequence given)"
            )
        self = super().__new__(cls, given[:9])
        self.tm_zone, self.tm_gmtoff = given[9:11] if len(given) > 10 else (None, None)
        return self

    @property
    def tm_year(self):
        return self[0]

    @property
    def tm_mon(self):
        return self[1]

    @property
    def tm_mday(self):
        return self[2]

    @property
    def tm_hour(self):
        return self[3]

    @property
    def tm_min(self):
        return self[4]

    @property
    def tm_sec(self):
        return self[5]

    @property
    def tm_wday(self):
        return self[6]

    @property
    def tm_yday(self):
        return self[7]

    @property
    def tm_isdst(self):
        return self[8]

    def __repr__(self):
        shown = [f"{_FIELDS[place]}={self[place]!r}" for place in range(9)]
        return f"time.struct_time({', '.join(shown)})"


def gmtime(seconds=None):
    return _parts(_date(seconds), True)


def localtime(seconds=None):
    return _parts(_date(seconds), False)


def _date(seconds):
    if seconds is not None and not isinstance(seconds, (int, float)):
        raise TypeError(f"'{type_name(seconds)}' object cannot be interpreted as an integer")
    return Date() if seconds is None else Date(Math.floor(seconds) * 1000)


def _parts(d, utc):
    if utc:
        year, month, day = d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate()
        clock = (d.getUTCHours(), d.getUTCMinutes(), d.getUTCSeconds())
        zone, offset = "GMT", 0
    else:
        year, month, day = d.getFullYear(), d.getMonth(), d.getDate()
        clock = (d.getHours(), d.getMinutes(), d.getSeconds())
        zone, offset = _zone(), -60 * d.getTimezoneOffset()
    midnight = Date.UTC(year, month, day)
    yday = Math.round((midnight - Date.UTC(year, 0, 1)) / 86400000) + 1
    wday = (Date(midnight).getUTCDay() + 6) % 7
    return struct_time((year, month + 1, day, *clock, wday, yday, 0, zone, offset))


def mktime(t):
    return Date(t[0], t[1] - 1, t[2], t[3], t[4], t[5]).getTime() / 1000


def _moment(t):
    """The ``datetime`` of nine parts; now, where they are missing."""
    from datetime import datetime

    parts = list(localtime() if t is None else t)
    if len(parts) < 9:
        raise TypeError("strftime(): illegal time tuple argument")
    return datetime(*parts[:6])


def strftime(format, t=None):
    return _moment(t).strftime(format)


def strptime(text, format="%a %b %d %H:%M:%S %Y"):
    """The ``struct_time`` that a text tells."""
    from datetime.dates import date, to_ordinal
    from datetime.parsing import clock_in, day_in, parsed

    found = parsed(text, format)
    day = date(*day_in(found))
    yday = day.toordinal() - to_ordinal(day.year, 1, 1) + 1
    return struct_time((day.year, day.month, day.day, *clock_in(found), day.weekday(), yday, -1))


def asctime(t=None):
    return _moment(t).ctime()


def ctime(seconds=None):
    return asctime(localtime(seconds))


def _zone():
    return Intl.DateTimeFormat().resolvedOptions().timeZone
