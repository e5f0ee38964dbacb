"""Runs wherever compiled Python runs: the weeks of months."""

from calendar.days import monthrange


class Calendar:
    """Weeks begin with ``firstweekday``: 0 is Monday."""

    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def getfirstweekday(self):
        return self.firstweekday % 7

    def setfirstweekday(self, firstweekday):
        self.firstweekday = firstweekday

    def iterweekdays(self):
        for place in range(7):
            yield (self.firstweekday + place) % 7

    def itermonthdays(self, year, month):
        """The days of whole weeks; 0 for those of other months."""
        first, count = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        yield from [0] * before
        yield from range(1, count + 1)
        yield from [0] * ((-before - count) % 7)

    def itermonthdays2(self, year, month):
        for place, day in enumerate(self.itermonthdays(year, month)):
            yield day, (self.firstweekday + place) % 7

    def itermonthdates(self, year, month):
        from datetime import date, timedelta

        first = date(year, month, 1)
        start = first - timedelta(days=(first.weekday() - self.firstweekday) % 7)
        for place in range(len(list(self.itermonthdays(year, month)))):
            yield start + timedelta(days=place)

    def monthdatescalendar(self, year, month):
        return _by_week(self.itermonthdates(year, month))

    def monthdayscalendar(self, year, month):
        return _by_week(self.itermonthdays(year, month))

    def monthdays2calendar(self, year, month):
        return _by_week(self.itermonthdays2(year, month))

    def yeardayscalendar(self, year, width=3):
        months = [self.monthdayscalendar(year, month) for month in range(1, 13)]
        return [months[at : at + width] for at in range(0, 12, width)]


def _by_week(days):
    days = list(days)
    return [days[at : at + 7] for at in range(0, len(days), 7)]
