"""Runs wherever compiled Python runs: the clock, from and to seconds since 1970."""

from datetime.dates import date

from js import Date, Math

EPOCH = 719163  # the ordinal of 1970-01-01


def whole_seconds(timestamp):
    """(seconds, microseconds)"""
    micro = round((timestamp - Math.floor(timestamp)) * 1000000)
    seconds = Math.floor(timestamp)
    return (seconds + 1, 0) if micro == 1000000 else (seconds, micro)


def clock_of(seconds):
    """(hour, minute, second) after so many seconds of a day"""
    return seconds // 3600, seconds % 3600 // 60, seconds % 60


def in_utc(seconds):
    """(year, month, day, hour, minute, second) as a clock in UTC shows it"""
    day = date.fromordinal(EPOCH + seconds // 86400)
    return (day.year, day.month, day.day, *clock_of(seconds % 86400))


def here(seconds):
    """The same as the clock of this computer shows it"""
    d = Date(seconds * 1000)
    day = (d.getFullYear(), d.getMonth() + 1, d.getDate())
    return (*day, d.getHours(), d.getMinutes(), d.getSeconds())


def seconds_here(d):
    """Seconds since 1970, by what the clock of this computer shows"""
    local = Date(d.year, d.month - 1, d.day, d.hour, d.minute, d.second)
    if d.year < 100:
        local.setFullYear(d.year)
    return local.getTime() / 1000


def minutes_here(seconds):
    """How far this computer's clock is ahead of UTC then"""
    return -Date(seconds * 1000).getTimezoneOffset()
