"""Runs wherever compiled Python runs: days, months and years by number and by name."""

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
day_name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
day_abbr = [name[:3] for name in day_name]
month_name = [
    "",
    *"January February March April May June July August September".split(),
    *"October November December".split(),
]
month_abbr = [name[:3] for name in month_name]
_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class IllegalMonthError(ValueError):
    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f"bad month number {self.month!r}; must be 1-12"


class IllegalWeekdayError(ValueError):
    def __init__(self, weekday):
        self.weekday = weekday

    def __str__(self):
        return f"bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)"


def isleap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    """How many leap years from ``y1`` up to ``y2``, which does not count."""
    return _leaps_before(y2) - _leaps_before(y1)


def _leaps_before(year):
    past = year - 1
    return past // 4 - past // 100 + past // 400


def days_before(year, month, day):
    """The days from the first of January of the year 1, which is a Monday."""
    past = (year - 1) * 365 + _leaps_before(year)
    return past + sum([days_in(year, one) for one in range(1, month)]) + day - 1


def days_in(year, month):
    return _DAYS[month] + (1 if month == 2 and isleap(year) else 0)


def weekday(year, month, day):
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= days_in(year, month):
        raise ValueError("day is out of range for month")
    return days_before(year, month, day) % 7


def monthrange(year, month):
    """The weekday of the first, and the number of days."""
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return days_before(year, month, 1) % 7, days_in(year, month)


def timegm(tuple):
    """Seconds since 1970 of a time in UTC."""
    year, month, day, hour, minute, second = tuple[:6]
    days = days_before(year, month, 1) - days_before(1970, 1, 1) + day - 1
    return ((days * 24 + hour) * 60 + minute) * 60 + second
