"""Runs wherever compiled Python runs: spans of time, exact to the microsecond."""

from datetime.attributes import Constant, Part

from _runtime import type_name
from js import Math

DAY_SECONDS = 86400


class timedelta:
    """Days, seconds and microseconds; the last two never negative."""

    __long__ = "datetime.timedelta"
    resolution = Constant(lambda: timedelta(microseconds=1))
    min = Constant(lambda: timedelta(-999999999))
    max = Constant(lambda: timedelta(999999999, 86399, 999999))
    days, seconds, microseconds = Part("days"), Part("seconds"), Part("microseconds")

    def __init__(
        self,
        days=0,
        seconds=0,
        microseconds=0,
        milliseconds=0,
        minutes=0,
        hours=0,
        weeks=0,
        **others,
    ):
        for name in others:
            raise TypeError(f"'{name}' is an invalid keyword argument for __new__()")
        total = _Sum()
        total.add("microseconds", microseconds, 1)
        total.add("milliseconds", milliseconds, 1000)
        total.add("seconds", seconds, 1000000)
        total.add("minutes", minutes, 60000000)
        total.add("hours", hours, 3600000000)
        total.add("days", days, 86400000000)
        total.add("weeks", weeks, 604800000000)
        seconds, self._microseconds = divmod(total.rounded(), 1000000)
        self._days, self._seconds = divmod(seconds, DAY_SECONDS)
        if abs(self._days) > 2147483647:
            raise OverflowError("Python int too large to convert to C int")
        if abs(self.days) > 999999999:
            raise OverflowError(f"days={self.days}; must have magnitude <= 999999999")

    def total_seconds(self):
        return self.days * DAY_SECONDS + self.seconds + self.microseconds / 1000000

    def _micro(self):
        return (self.days * DAY_SECONDS + self.seconds) * 1000000 + self.microseconds

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta(
            self.days + other.days,
            self.seconds + other.seconds,
            self.microseconds + other.microseconds,
        )

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta(
            self.days - other.days,
            self.seconds - other.seconds,
            self.microseconds - other.microseconds,
        )

    def __neg__(self):
        return timedelta(-self.days, -self.seconds, -self.microseconds)

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self.days < 0 else self

    def __mul__(self, n):
        if not isinstance(n, (int, float)):
            return NotImplemented
        over, under = _ratio(n)
        return timedelta(0, 0, _nearest(self._micro() * over, under))

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._micro() / other._micro()
        if not isinstance(other, (int, float)):
            return NotImplemented
        over, under = _ratio(other)
        return timedelta(0, 0, _nearest(self._micro() * under, over))

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._micro() // other._micro()
        if not isinstance(other, int):
            return NotImplemented
        return timedelta(0, 0, self._micro() // other)

    def __mod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta(0, 0, self._micro() % other._micro())

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self // other, self % other

    def __eq__(self, other):
        return self._micro() == other._micro() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._micro() < other._micro() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._micro() <= other._micro() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._micro() > other._micro() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._micro() >= other._micro() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._micro())

    def __bool__(self):
        return self._micro() != 0

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return f"{text}.{self.microseconds:06d}" if self.microseconds else text

    def __repr__(self):
        parts = [
            f"{name}={value}"
            for name, value in (
                ("days", self.days),
                ("seconds", self.seconds),
                ("microseconds", self.microseconds),
            )
            if value
        ]
        return f"datetime.timedelta({', '.join(parts) or '0'})"


class _Sum:
    """Microseconds: whole ones, which may be many, and what fractions leave."""

    def __init__(self):
        self.whole, self.left = 0, 0

    def add(self, name, value, factor):
        if not isinstance(value, (int, float)):
            raise TypeError(f"unsupported type for timedelta {name} component: {type_name(value)}")
        fraction = _fraction(value)
        self.whole += int(value - fraction) * factor
        if fraction:
            micro = fraction * factor
            self.left += _fraction(micro)
            self.whole += int(micro - _fraction(micro))

    def rounded(self):
        """Halves go to the even sum."""
        if not self.left:
            return self.whole
        odd = self.whole % 2
        return self.whole + _half_even(self.left + odd) - odd


def _fraction(value):
    """What is behind the point; 0 of a BigInt."""
    if isinstance(value, int):
        return 0
    if value != value:
        raise ValueError("cannot convert float NaN to integer")
    if value - value != 0:
        raise OverflowError("cannot convert float infinity to integer")
    return value - Math.trunc(value)


def _half_even(x):
    low = Math.floor(x)
    rest = x - low
    if rest > 0.5 or (rest == 0.5 and low % 2):
        low += 1
    return low


def _ratio(number):
    return (number, 1) if isinstance(number, int) else number.as_integer_ratio()


def _nearest(over, under):
    """The quotient as a whole number, halves to the even one."""
    low, rest = divmod(over, under)
    twice = 2 * rest
    beyond = twice > under if under > 0 else twice < under
    return low + 1 if beyond or (twice == under and low % 2 == 1) else low
