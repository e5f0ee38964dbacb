"""Runs wherever compiled Python runs: enumerations whose members are ints or texts."""

from enum.members import ReprEnum


class IntEnum(int, ReprEnum):
    """Members that are ints."""

    def __str__(self):
        return str(self._value_)


class StrEnum(str, ReprEnum):
    """Members that are texts."""

    def __new__(cls, *values):
        if not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        member = str.__new__(cls, values[0])
        member._value_ = values[0]
        return member

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()
