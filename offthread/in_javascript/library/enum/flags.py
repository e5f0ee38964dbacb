"""Runs wherever compiled Python runs: enumerations whose members combine."""

from enum.members import Compared, Enum, plain

from _runtime import class_of, hide


class Flag(Enum):
    """Members that combine with ``|``, ``&``, ``^`` and ``~``."""

    _start_ = 1

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        value = 1
        while last_values and value <= max(last_values):
            value *= 2
        return value

    @classmethod
    def _missing_(cls, value):
        known = 0
        for member in cls._member_map_.values():
            known |= member._value_
        if value < 0:
            value = known & ~(~value)
        if value & ~known:
            return None
        made = object.__new__(cls)
        hide(
            made,
            "_name_",
            "|".join([m._name_ for m in cls if m._value_ & value == m._value_]) or None,
        )
        hide(made, "_value_", value)
        cls._member_map_[f"{value}"] = made
        return made

    def __or__(self, other):
        return class_of(self)(self._value_ | _bits(other))

    def __and__(self, other):
        return class_of(self)(self._value_ & _bits(other))

    def __xor__(self, other):
        return class_of(self)(self._value_ ^ _bits(other))

    def __invert__(self):
        known = 0
        for member in class_of(self):
            known |= member._value_
        return class_of(self)(known & ~self._value_)

    def __contains__(self, other):
        return self._value_ & other._value_ == other._value_

    def __bool__(self):
        return self._value_ != 0

    def __repr__(self):
        name = class_of(self).__name__
        return f"<{name}.{self._name_}: {self._value_}>" if self._name_ else f"<{name}: 0>"

    def __str__(self):
        name = class_of(self).__name__
        return f"{name}.{self._name_}" if self._name_ else f"{name}(0)"


def _bits(value):
    return value._value_ if isinstance(value, Flag) else value


class IntFlag(Compared, Flag):
    def __int__(self):
        return self._value_

    def __eq__(self, other):
        return self._value_ == (plain(other))
