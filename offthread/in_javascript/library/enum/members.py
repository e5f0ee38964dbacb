"""Runs wherever compiled Python runs: enumerations. Members are made when a class with members is
defined; the class itself is iterated, indexed and called through class methods."""

from _runtime import (
    class_of,
    close_enum,
    enum_members,
    hide,
    new_class,
    read,
    set_attr,
    share_key,
    type_name,
)


class auto:
    """The next value of its enumeration."""

    def __init__(self, value=None):
        self.value = value


class _EnumBase:
    """What every enumeration has."""

    def __init_subclass__(cls, **kwargs):
        hide(cls, "_member_map_", {})
        hide(cls, "_member_names_", [])
        hide(cls, "$looked_up", True)
        if issubclass(cls, Compared):
            share_key(cls)
        for name, value in enum_members(cls):
            _add_member(cls, name, value)
        hide(cls, "__members__", cls._member_map_)
        close_enum(cls)

    def __new__(cls, value=None, *rest):
        if not cls._member_map_:
            if rest or value is not None:
                return _functional(cls, value, *rest)
            return super().__new__(cls)
        return _find(cls, value)

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

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    @classmethod
    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    @classmethod
    def __reversed__(cls):
        return reversed([cls._member_map_[name] for name in cls._member_names_])

    @classmethod
    def __len__(cls):
        return len(cls._member_names_)

    @classmethod
    def __getitem__(cls, name):
        return cls._member_map_[name]

    @classmethod
    def __contains__(cls, value):
        if class_of(value) is cls:
            return True
        return any([member._value_ == value for member in cls])

    @classmethod
    def _missing_(cls, value):
        return None

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return (max(last_values) + 1) if last_values else start

    def __bool__(self):
        return True


def _find(cls, value):
    for member in cls._member_map_.values():
        if member is value or member._value_ == value:
            return member
    found = cls._missing_(value)
    if found is not None:
        return found
    raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")


def _functional(cls, name, names, start=1):
    """``Enum("Color", "RED GREEN")``: a new class."""
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if isinstance(names, dict):
        body = dict(names)
    else:
        body = {}
        for place, one in enumerate(names):
            if isinstance(one, str):
                body[one] = start + place if cls._start_ is None else cls._start_ << place
            else:
                body[one[0]] = one[1]
    return new_class(name, (cls,), body)


def _add_member(cls, name, value):
    members = cls._member_map_
    value = _valued(cls, name, value)
    for member in members.values():
        if member._value_ == value and type_name(member._value_) == type_name(value):
            members[name] = member
            cls._place_(name, member)
            return
    member = cls._make_(value)
    hide(member, "_name_", name)
    if read(member, "_value_") is None:
        hide(member, "_value_", value)
    hide(member, "_sort_order_", len(members))
    member.__init__(*(value if isinstance(value, tuple) else (value,)))
    members[name] = member
    cls._member_names_.append(name)
    cls._place_(name, member)


def _valued(cls, name, value):
    last = [m._value_ for m in cls._member_map_.values()]
    if isinstance(value, auto):
        return cls._generate_next_value_(name, 1, len(last), last)
    if isinstance(value, tuple):
        return tuple(
            [
                cls._generate_next_value_(name, 1, len(last), last) if isinstance(v, auto) else v
                for v in value
            ]
        )
    return value


class Enum(_EnumBase):
    """An enumeration."""

    _start_ = None

    @classmethod
    def _make_(cls, value):
        return object.__new__(cls)

    @classmethod
    def _place_(cls, name, member):
        set_attr(cls, name, member)


class Compared:
    """Members that stand for their value in arithmetic and comparisons."""

    def __eq__(self, other):
        return self._value_ == (other._value_ if isinstance(other, Compared) else other)

    def __hash__(self):
        return hash(self._value_)

    def __lt__(self, other):
        return self._value_ < plain(other)

    def __le__(self, other):
        return self._value_ <= plain(other)

    def __gt__(self, other):
        return self._value_ > plain(other)

    def __ge__(self, other):
        return self._value_ >= plain(other)

    def __add__(self, other):
        return self._value_ + plain(other)

    def __radd__(self, other):
        return other + self._value_

    def __mul__(self, other):
        return self._value_ * plain(other)

    __rmul__ = __mul__

    def __str__(self):
        return str(self._value_)

    def __format__(self, spec):
        return format(self._value_, spec)


def plain(value):
    return value._value_ if isinstance(value, Compared) else value
