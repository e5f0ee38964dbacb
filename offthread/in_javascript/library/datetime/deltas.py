"""Runs wherever compiled Python runs: spans of time."""

from js import Math

DAY_SECONDS = 86400


class Constant:
    """A class attribute made at first use: a module that makes nothing can be left out."""

    def __init__(self, make):
        self._make, self._kept = make, None

    def __get__(self, instance, owner=None):
        if self._kept is None:
            self._kept = self._make()
        return self._kept


class timedelta:
    """Days, seconds and microseconds; the last two never negative."""

    resolution = Constant(lambda: timedelta(microseconds=1))
    min = Constant(lambda: timedelta(-999999999))
    max = Constant(lambda: timedelta(999999999, 86399, 999999))

    def __init__(
        self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0
    ):
        days += weeks * 7
        seconds += minutes * 60 + hours * 3600
        microseconds += milliseconds * 1000
        whole_days = Math.floor(days)
        seconds += (days - whole_days) * DAY_SECONDS
        whole_seconds = Math.floor(seconds)
        micro = _half_even(microseconds + _half_even((seconds - whole_seconds) * 1e6))
        whole_seconds += micro // 1000000
        self.days = whole_days + whole_seconds // DAY_SECONDS
        self.seconds = whole_seconds % DAY_SECONDS
        self.microseconds = micro % 1000000
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
        return self + -other

    def __neg__(self):
        return timedelta(-self.days, -self.seconds, -self.microseconds)

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self.days < 0 else self

    def __mul__(self, n):
        return _of_micro(_half_even(self._micro() * n))

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._micro() / other._micro()
        return _of_micro(_half_even(self._micro() / other))

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._micro() // other._micro()
        return _of_micro(self._micro() // other)

    def __mod__(self, other):
        return _of_micro(self._micro() % other._micro())

    def __divmod__(self, other):
        return self // other, self % other

    def __eq__(self, other):
        return isinstance(other, timedelta) and self._micro() == other._micro()

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


def _half_even(x):
    low = Math.floor(x)
    rest = x - low
    if rest > 0.5 or (rest == 0.5 and low % 2):
        low += 1
    return low


def _of_micro(micro):
    seconds, micro = divmod(micro, 1000000)
    return timedelta(0, seconds, micro)
