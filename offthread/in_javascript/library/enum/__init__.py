"""Runs wherever compiled Python runs: Python's ``enum``."""

from enum.automatic import auto  # noqa: F401
from enum.flags import CONFORM, EJECT, KEEP, STRICT, Flag, IntFlag  # noqa: F401
from enum.members import Enum, EnumType, ReprEnum  # noqa: F401
from enum.valued import IntEnum, StrEnum  # noqa: F401

EnumMeta = EnumType


def unique(enumeration):
    """Refuse two names for one value."""
    doubled = [
        f"{name} -> {member.name}"
        for name, member in enumeration.__members__.items()
        if name != member.name
    ]
    if doubled:
        raise ValueError(
            f"duplicate values found in <enum {enumeration.__name__!r}>: {', '.join(doubled)}"
        )
    return enumeration


class nonmember:
    """What stays an ordinary attribute."""

    def __init__(self, value):
        self.value = value


class member:
    """What becomes a member although it is a function or a class."""

    def __init__(self, value):
        self.value = value
