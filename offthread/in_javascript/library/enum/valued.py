"""Runs wherever compiled Python runs: enumerations whose members are ints or texts."""

from enum.members import Compared, Enum, plain


class IntEnum(Compared, Enum):
    """Members that are ints."""

    def __sub__(self, other):
        return self._value_ - plain(other)

    def __rsub__(self, other):
        return other - self._value_

    def __floordiv__(self, other):
        return self._value_ // plain(other)

    def __truediv__(self, other):
        return self._value_ / plain(other)

    def __mod__(self, other):
        return self._value_ % plain(other)

    def __and__(self, other):
        return self._value_ & plain(other)

    def __or__(self, other):
        return self._value_ | plain(other)

    def __neg__(self):
        return -self._value_

    def __int__(self):
        return self._value_

    def __index__(self):
        return self._value_

    def __float__(self):
        return float(self._value_)

    def __bool__(self):
        return self._value_ != 0


class StrEnum(Compared, Enum):
    """Members that are texts."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __len__(self):
        return len(self._value_)

    def upper(self):
        return self._value_.upper()

    def lower(self):
        return self._value_.lower()
