"""Runs wherever compiled Python runs: enumerations. Members are made when a class with members is
defined; the class itself is iterated, indexed and called through class methods."""

from enum.automatic import auto, settled

from _runtime import (
    bound_twice,
    class_of,
    close_enum,
    data_of,
    enum_members,
    hide,
    is_python_class,
    keep_maker,
    named_type,
    new_class,
    new_member,
    read,
    set_attr,
    set_on_class,
    shown_by_data,
    type_name,
)

_ABSENT = auto()
EnumType = named_type("enum.EnumType", lambda one: is_python_class(one) and Enum in one.__mro__)


class _EnumBase:
    """What every enumeration has."""

    _kind_ = "enum"

    def __init_subclass__(cls, *, boundary=None, **kwargs):
        _refuse_to_extend(cls)
        twice = bound_twice(cls)
        if twice is not None:
            raise TypeError(twice)
        hide(cls, "_member_map_", {})
        hide(cls, "_member_names_", [])
        hide(cls, "$looked_up", cls._kind_)
        hide(cls, "$type", EnumType)
        if boundary is not None:
            hide(cls, "_boundary_", boundary)
        keep_maker(cls)
        hide(cls, "__new__", _look_up)
        set_on_class(cls, _ON_CLASS)
        _show_as_enum(cls)
        for name, value in enum_members(cls):
            _add_member(cls, name, value)
        hide(cls, "__members__", cls._member_map_)
        close_enum(cls)

    def __init__(self, *args):
        pass

    def __repr__(self):
        return f"<{class_of(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{class_of(self).__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @property
    def name(self):
        return self._name_

    @name.setter
    def name(self, value):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'name'")

    @property
    def value(self):
        return self._value_

    @value.setter
    def value(self, value):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'value'")

    @classmethod
    def _missing_(cls, value):
        return None

    @classmethod
    def _is_canonical_(cls, value):
        return True

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        for value in [max(last_values)] if _are_numbers(last_values) else reversed(last_values):
            try:
                return value + 1
            except TypeError:
                pass
        return start

    def __bool__(self):
        return True


def _look_up(cls, value=_ABSENT, names=None, *, start=1, type=None, **options):
    if value is _ABSENT:
        raise TypeError("EnumType.__call__() missing 1 required positional argument: 'value'")
    if not cls._member_map_:
        if names is None:
            raise TypeError(f"{cls!r} has no members defined")
        return _functional((cls,) if type is None else (type, cls), value, names, start)
    if names is not None:
        raise TypeError(f"<enum {value!r}> cannot extend {cls!r}")
    return _find(cls, value)


def _iterate(cls):
    return iter([cls._member_map_[name] for name in cls._member_names_])


def _backwards(cls):
    return reversed([cls._member_map_[name] for name in cls._member_names_])


def _contains(cls, value):
    kind = class_of(value)
    if kind is None or Enum not in kind.__mro__:
        raise TypeError(
            f"unsupported operand type(s) for 'in': '{type_name(value)}' and 'EnumType'"
        )
    return kind is cls


_ON_CLASS = {
    "__iter__": _iterate,
    "__reversed__": _backwards,
    "__contains__": _contains,
    "__len__": lambda cls: len(cls._member_names_),
    "__getitem__": lambda cls, name: cls._member_map_[name],
    "__bool__": lambda cls: True,
}


def _are_numbers(values):
    return bool(values) and all([type_name(value) in ("int", "float") for value in values])


def _refuse_to_extend(cls):
    for base in cls.__mro__[1:]:
        if read(base, "_member_map_"):
            raise TypeError(f"<enum '{cls.__name__}'> cannot extend <enum '{base.__name__}'>")


def _show_as_enum(cls):
    """What is an int or a text too is shown as an enumeration's member."""
    only_repr = read(cls, "_is_repr_enum_", False)
    for name in ("__repr__",) if only_repr else ("__repr__", "__str__", "__format__"):
        if shown_by_data(cls, name):
            hide(cls, name, read(_EnumBase, name))


def _find(cls, value):
    for member in cls._member_map_.values():
        if member is value or member._value_ == value:
            return member
    found = cls._missing_(value)
    if found is None:
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
    if class_of(found) is not cls and read(cls, "_boundary_") != "eject":
        raise TypeError(
            f"error in {cls.__name__}._missing_: returned {found!r} "
            "instead of None or a valid member"
        )
    return found


def _functional(bases, name, names, start):
    """``Enum("Color", "RED GREEN")``: a new class."""
    cls = bases[-1]
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if isinstance(names, dict):
        body = dict(names)
    else:
        body = {}
        values = []
        for place, one in enumerate(names):
            if isinstance(one, str):
                values.append(cls._generate_next_value_(one, start, place, values[:]))
                body[one] = values[-1]
            else:
                body[one[0]] = one[1]
    return new_class(name, bases, body)


def _add_member(cls, name, value):
    if name == "mro":
        raise ValueError("invalid enum member name(s) 'mro'")
    members = cls._member_map_
    value = _valued(cls, name, value)
    for member in members.values():
        if member._value_ == value:
            members[name] = member
            set_attr(cls, name, member)
            return
    args = value if isinstance(value, tuple) else (value,)
    member = new_member(cls, args)
    if read(member, "_value_") is None:
        hide(member, "_value_", data_of(member, value))
    else:
        hide(member, "_value_", member._value_)
    hide(member, "_name_", name)
    hide(member, "__objclass__", cls)
    hide(member, "_sort_order_", len(members))
    member.__init__(*args)
    members[name] = member
    if cls._is_canonical_(member._value_):
        cls._member_names_.append(name)
    set_attr(cls, name, member)


def _valued(cls, name, value):
    if isinstance(value, tuple):
        return tuple([_valued(cls, name, one) for one in value])
    if not isinstance(value, auto):
        return value
    if value.value is None and not value.parts:
        last = [member._value_ for member in cls._member_map_.values()]
        value.value = cls._generate_next_value_(name, 1, len(last), last)
    return settled(value)


class Enum(_EnumBase):
    """An enumeration."""


class ReprEnum(Enum):
    """Members that are shown as their value, but for ``repr``."""

    _is_repr_enum_ = True
