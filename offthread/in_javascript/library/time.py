"""Runs wherever compiled Python runs: the part of Python's ``time`` that a page can have."""

from collections import namedtuple as _namedtuple

from js import Date, Intl, Math, performance

_FIELDS = "tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst"
_made = []


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
monotonic_ns = perf_counter_ns


def sleep(seconds):
    raise RuntimeError("time.sleep would freeze the page: write `await asyncio.sleep(seconds)`")


def _struct_time(*parts):
    """A ``time.struct_time``; its class is made at first use, so that a page that only measures
    time carries none of it."""
    if not _made:
        _made.append(_namedtuple("struct_time", _FIELDS))
    return _made[0](*parts)


def gmtime(seconds=None):
    return _parts(_date(seconds), True)


def localtime(seconds=None):
    return _parts(_date(seconds), False)


def _date(seconds):
    return Date() if seconds is None else Date(seconds * 1000)


def _parts(d, utc):
    if utc:
        year, month, day = d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate()
        clock = (d.getUTCHours(), d.getUTCMinutes(), d.getUTCSeconds())
    else:
        year, month, day = d.getFullYear(), d.getMonth(), d.getDate()
        clock = (d.getHours(), d.getMinutes(), d.getSeconds())
    midnight = Date.UTC(year, month, day)
    yday = Math.round((midnight - Date.UTC(year, 0, 1)) / 86400000) + 1
    wday = (Date(midnight).getUTCDay() + 6) % 7
    return _struct_time(year, month + 1, day, *clock, wday, yday, 0)


def mktime(t):
    return Date(t[0], t[1] - 1, t[2], t[3], t[4], t[5]).getTime() / 1000


def strftime(format, t=None):
    """``t``: a ``struct_time``; now, where it is missing."""
    from datetime import datetime

    return datetime(*list(localtime() if t is None else t)[:6]).strftime(format)


def asctime(t=None):
    from datetime import datetime

    return datetime(*list(localtime() if t is None else t)[:6]).ctime()


def ctime(seconds=None):
    return asctime(localtime(seconds))


def get_clock_info(name):
    raise NotImplementedError("time.get_clock_info is not available on the page")


def _zone():
    return Intl.DateTimeFormat().resolvedOptions().timeZone
