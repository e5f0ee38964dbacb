"""Runs wherever compiled Python runs: enumerations whose members combine."""

from enum.members import Enum, ReprEnum

from _runtime import class_of, data_of, hide, new_member, type_name

STRICT, CONFORM, EJECT, KEEP = "strict", "conform", "eject", "keep"


def _contains(self, other):
    if class_of(other) is not class_of(self):
        kinds = f"'{type_name(other)}' and '{class_of(self).__qualname__}'"
        raise TypeError(f"unsupported operand type(s) for 'in': {kinds}")
    return self._value_ & other._value_ == other._value_


def _members(self):
    return iter([m for m in class_of(self) if m._value_ & self._value_])


def _count(self):
    return self._value_.bit_count()


class Flag(Enum):
    """Members that combine with ``|``, ``&``, ``^`` and ``~``."""

    _boundary_, _kind_ = STRICT, "flag"
    __contains__, __iter__, __len__ = _contains, _members, _count

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return 2 ** max(last_values).bit_length() if last_values else start

    @classmethod
    def _is_canonical_(cls, value):
        return value > 0 and value & (value - 1) == 0

    @classmethod
    def _missing_(cls, value):
        if type_name(value) != "int":
            return None
        value = _within(cls, value)
        if class_of(value) is not None or cls._boundary_ == EJECT and value & ~_mask(cls):
            return value
        for member in cls._member_map_.values():
            if member._value_ == value:
                return member
        made = new_member(cls, (value,))
        hide(made, "_name_", _joined(cls, value))
        hide(made, "_value_", data_of(made, value))
        hide(cls, "_combined_", {**_combined(cls), value: made})
        return made

    def __or__(self, other):
        return _by_bits(self, other, lambda a, b: a | b)

    def __and__(self, other):
        return _by_bits(self, other, lambda a, b: a & b)

    def __xor__(self, other):
        return _by_bits(self, other, lambda a, b: a ^ b)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        cls = class_of(self)
        keeps = self._boundary_ in (EJECT, KEEP)
        return cls(~self._value_ if keeps else _singles(cls) & ~self._value_)

    def __bool__(self):
        return self._value_ != 0

    def __repr__(self):
        name = class_of(self).__name__
        shown = name if self._name_ is None else f"{name}.{self._name_}"
        return f"<{shown}: {self._value_!r}>"

    def __str__(self):
        name = class_of(self).__name__
        return f"{name}({self._value_!r})" if self._name_ is None else f"{name}.{self._name_}"


def _by_bits(flag, other, act):
    cls = class_of(flag)
    if class_of(other) is cls:
        return cls(act(flag._value_, other._value_))
    if type_name(other) == "int" and isinstance(flag, int):
        return cls(act(flag._value_, other))
    return NotImplemented


def _combined(cls):
    return cls._combined_ if "_combined_" in vars(cls) else {}


def _mask(cls):
    mask = 0
    for member in cls._member_map_.values():
        mask |= member._value_
    return mask


def _singles(cls):
    mask = 0
    for member in cls:
        mask |= member._value_
    return mask


def _within(cls, value):
    """A value that is no member's, as the boundary of its class lets it be; or the member."""
    found = _combined(cls).get(value)
    if found is not None:
        return found
    mask = _mask(cls)
    every = 2 ** mask.bit_length() - 1
    if not ~every <= value <= every or value & (every ^ mask):
        if cls._boundary_ == STRICT:
            raise ValueError(_invalid(cls, value, mask))
        if cls._boundary_ == CONFORM:
            value &= mask
        elif cls._boundary_ == KEEP and value < 0:
            value += max(every + 1, 2 ** value.bit_length())
    if value < 0 and cls._boundary_ != EJECT:
        value += every + 1
    return _combined(cls).get(value, value)


def _invalid(cls, value, mask):
    bits = max(value.bit_length(), mask.bit_length())
    given, allowed = _in_bits(value, bits), _in_bits(mask, bits)
    return f"{cls!r} invalid value {value!r}\n    given {given}\n  allowed {allowed}"


def _in_bits(value, bits):
    sign, shown = ("1", 2**bits + value) if value < 0 else ("0", value)
    return f"0b{sign} {shown:0{bits}b}"


def _joined(cls, value):
    """The names of the members in ``value``, and what is left."""
    members = [m for m in cls if m._value_ & value]
    left = value & ~_singles(cls)
    for one in cls._member_map_.values():
        if left and one not in members and one._value_ and one._value_ & value == one._value_:
            members.append(one)
    names = [m._name_ for m in members]
    for member in members:
        left &= ~member._value_
    return "|".join(names + ([str(left)] if left and names else [])) or None


class IntFlag(int, ReprEnum, Flag):
    """Members that combine and are ints."""

    _boundary_ = KEEP
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__
    __contains__, __iter__, __len__ = _contains, _members, _count
    __repr__ = Flag.__repr__

    def __str__(self):
        return str(self._value_)
