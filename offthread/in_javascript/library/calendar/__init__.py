"""Runs wherever compiled Python runs: Python's ``calendar``, in English and as text."""

from calendar.days import (  # noqa: F401
    FRIDAY,
    MONDAY,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    IllegalMonthError,
    IllegalWeekdayError,
    day_abbr,
    day_name,
    isleap,
    leapdays,
    month_abbr,
    month_name,
    monthrange,
    timegm,
    weekday,
)
from calendar.texts import TextCalendar
from calendar.weeks import Calendar  # noqa: F401

January, February = 1, 2
_shown = TextCalendar()


def firstweekday():
    return _shown.firstweekday


def setfirstweekday(firstweekday):
    if not 0 <= firstweekday <= 6:
        raise IllegalWeekdayError(firstweekday)
    _shown.firstweekday = firstweekday


def monthcalendar(year, month):
    return _shown.monthdayscalendar(year, month)


def weekheader(width):
    return _shown.formatweekheader(width)


def month(theyear, themonth, w=0, l=0):  # noqa: E741
    return _shown.formatmonth(theyear, themonth, w, l)


def prmonth(theyear, themonth, w=0, l=0):  # noqa: E741
    _shown.prmonth(theyear, themonth, w, l)


def calendar(theyear, w=2, l=1, c=6, m=3):  # noqa: E741
    return _shown.formatyear(theyear, w, l, c, m)


def prcal(theyear, w=0, l=0, c=6, m=3):  # noqa: E741
    print(_shown.formatyear(theyear, w, l, c, m), end="")
