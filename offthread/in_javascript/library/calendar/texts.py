"""Runs wherever compiled Python runs: calendars as text."""

from calendar.days import day_abbr, day_name, month_name
from calendar.weeks import Calendar


class TextCalendar(Calendar):
    """``width`` is that of a day; a line of days is followed by ``lines`` line ends."""

    def formatday(self, day, weekday, width):
        return (f"{day:2}" if day else "").center(width)

    def formatweek(self, theweek, width):
        return " ".join([self.formatday(day, weekday, width) for day, weekday in theweek])

    def prweek(self, theweek, width):
        print(self.formatweek(theweek, width), end="")

    def formatweekday(self, day, width):
        return (day_name if width >= 9 else day_abbr)[day][:width].center(width)

    def formatweekheader(self, width):
        return " ".join([self.formatweekday(day, width) for day in self.iterweekdays()])

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        name = month_name[themonth]
        return (f"{name} {theyear!r}" if withyear else name).center(width)

    def formatmonth(self, theyear, themonth, w=0, l=0):  # noqa: E741
        width, ends = max(2, w), "\n" * max(1, l)
        lines = [
            self.formatmonthname(theyear, themonth, 7 * (width + 1) - 1).rstrip(),
            self.formatweekheader(width).rstrip(),
        ]
        for week in self.monthdays2calendar(theyear, themonth):
            lines.append(self.formatweek(week, width).rstrip())
        return ends.join([*lines, ""])

    def prmonth(self, theyear, themonth, w=0, l=0):  # noqa: E741
        print(self.formatmonth(theyear, themonth, w, l), end="")

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):  # noqa: E741
        width, ends = max(2, w), "\n" * max(1, l)
        column, space = (width + 1) * 7 - 1, " " * max(2, c)
        lines = [repr(theyear).center(column * m + len(space) * (m - 1)).rstrip(), ends]
        header = self.formatweekheader(width)
        for start in range(1, 13, m):
            months = range(start, min(start + m, 13))
            names = [self.formatmonthname(theyear, one, column, False) for one in months]
            heads = [header.center(column)] * len(months)
            lines += [ends, space.join(names).rstrip(), ends, space.join(heads).rstrip(), ends]
            weeks = [self.monthdays2calendar(theyear, one) for one in months]
            for row in range(max([len(one) for one in weeks])):
                shown = [
                    self.formatweek(one[row], width) if row < len(one) else "" for one in weeks
                ]
                lines += [space.join([text.center(column) for text in shown]).rstrip(), ends]
        return "".join(lines)

    def pryear(self, theyear, w=0, l=0, c=6, m=3):  # noqa: E741
        print(self.formatyear(theyear, w, l, c, m), end="")
