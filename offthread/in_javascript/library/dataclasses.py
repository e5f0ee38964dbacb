"""Runs wherever compiled Python runs: Python's ``dataclasses``."""

from _runtime import (
    after_init,
    class_fields,
    class_of,
    class_vars,
    del_attr,
    freeze,
    hide,
    is_python_class,
    new_class,
    read,
    set_attr,
    set_frozen_error,
    signature_init,
    type_name,
)


class _Missing:
    def __repr__(self):
        return "MISSING"


MISSING = _Missing()
KW_ONLY = "KW_ONLY"
InitVar = None


class FrozenInstanceError(AttributeError):
    pass


class Field:
    """What a dataclass knows about one of its fields."""

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata, self.kw_only = metadata or {}, kw_only

    def __repr__(self):
        return f"Field(name={self.name!r},default={self.default!r})"


def field(
    *,
    default=MISSING,
    default_factory=MISSING,
    init=True,
    repr=True,
    hash=None,
    compare=True,
    metadata=None,
    kw_only=False,
):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(
    cls=None,
    /,
    *,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
):
    """Give a class ``__init__``, ``__repr__``, ``__eq__`` and so on from its annotated fields."""

    def wrap(cls):
        own = class_vars(cls)
        found = _collect(cls, kw_only)
        hide(cls, "__dataclass_fields__", {f.name: f for f in found})
        hide(cls, "__dataclass_frozen__", frozen)
        if init and "__init__" not in own:
            _add_init(cls, found)
        if repr and "__repr__" not in own:
            cls.__repr__ = _repr
        if eq and "__eq__" not in own:
            cls.__eq__ = _eq
        if order:
            _add_order(cls, own)
        if frozen:
            set_frozen_error(FrozenInstanceError)
        if unsafe_hash or (eq and frozen and "__hash__" not in own):
            cls.__hash__ = _hash
        elif eq and "__hash__" not in own:
            cls.__hash__ = None
        if match_args and "__match_args__" not in own:
            cls.__match_args__ = tuple([f.name for f in found if f.init and not f.kw_only])
        return cls

    return wrap if cls is None else wrap(cls)


def _collect(cls, kw_only):
    """The fields of the bases, overridden by those of ``cls`` itself, in order."""
    found = {}
    for base in reversed(cls.__mro__[1:]):
        for name, one in read(base, "__dataclass_fields__", {}).items():
            found[name] = one
    own = class_vars(cls)
    only = kw_only
    for name in class_fields(cls):
        if name == "_":
            only = True
            continue
        found[name] = _field_of(cls, name, own, only)
    return list(found.values())


def _field_of(cls, name, own, kw_only):
    value = own.get(name, MISSING) if name in own else MISSING
    if not isinstance(value, Field):
        if type_name(value) in ("list", "dict", "set"):
            raise ValueError(
                f"mutable default <class {type_name(value)!r}> for field {name} is not allowed: "
                "use default_factory"
            )
        value = field(default=value)
    elif value.default is not MISSING:
        set_attr(cls, name, value.default)
    else:
        del_attr(cls, name)
    value.name = name
    value.kw_only = value.kw_only or kw_only
    return value


def _add_init(cls, found):
    given = [f for f in found if f.init and not f.kw_only]
    named = [f for f in found if f.init and f.kw_only]
    optional = False
    for one in given:
        has_default = one.default is not MISSING or one.default_factory is not MISSING
        if optional and not has_default:
            raise TypeError(f"non-default argument {one.name!r} follows default argument")
        optional = optional or has_default
    hide(cls, "__dataclass_init__", True)
    signature_init(cls, [_param(f) for f in given], [_param(f) for f in named], _fill)


def _param(one):
    return one.name + ("" if one.default is MISSING and one.default_factory is MISSING else "=")


def _fill(self, values):
    """``values``: dict of the arguments that were given."""
    cls = class_of(self)
    for name, one in cls.__dataclass_fields__.items():
        if name in values:
            value = values[name]
        elif one.default_factory is not MISSING:
            value = one.default_factory()
        elif one.default is not MISSING:
            value = one.default
        else:
            continue
        set_attr(self, name, value)
    after_init(self)
    if cls.__dataclass_frozen__:
        freeze(self)


def _values(self, which):
    return tuple([read(self, f.name) for f in fields(self) if read(f, which)])


def _repr(self):
    shown = [f"{f.name}={read(self, f.name)!r}" for f in fields(self) if f.repr]
    return f"{class_of(self).__qualname__}({', '.join(shown)})"


def _eq(self, other):
    if class_of(other) is not class_of(self):
        return NotImplemented
    return _values(self, "compare") == _values(other, "compare")


def _hash(self):
    return hash(_values(self, "compare"))


def _add_order(cls, own):
    for name, compare in (
        ("__lt__", lambda a, b: a < b),
        ("__le__", lambda a, b: a <= b),
        ("__gt__", lambda a, b: a > b),
        ("__ge__", lambda a, b: a >= b),
    ):
        if name in own:
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
        set_attr(cls, name, _ordering(compare))


def _ordering(compare):
    def method(self, other):
        if class_of(other) is not class_of(self):
            return NotImplemented
        return compare(_values(self, "compare"), _values(other, "compare"))

    return method


def fields(class_or_instance):
    """The Field objects of a dataclass, in order."""
    found = read(class_or_instance, "__dataclass_fields__", None)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple(found.values())


def is_dataclass(obj):
    return read(obj, "__dataclass_fields__") is not None


def asdict(instance, *, dict_factory=dict):
    """A dict of the fields; dataclasses, lists, tuples and dicts inside are converted too."""
    if is_python_class(instance) or not is_dataclass(instance):
        raise TypeError("asdict() should be called on dataclass instances")
    return _plain(instance, dict_factory)


def _plain(value, dict_factory):
    if is_dataclass(value) and not is_python_class(value):
        pairs = [(f.name, _plain(read(value, f.name), dict_factory)) for f in fields(value)]
        return dict_factory(pairs)
    if isinstance(value, tuple):
        return tuple([_plain(v, dict_factory) for v in value])
    if isinstance(value, list):
        return [_plain(v, dict_factory) for v in value]
    if isinstance(value, dict):
        return {k: _plain(v, dict_factory) for k, v in value.items()}
    return value


def astuple(instance):
    return tuple(
        [
            astuple(v) if is_dataclass(v) else v
            for v in [read(instance, f.name) for f in fields(instance)]
        ]
    )


def replace(instance, /, **changes):
    """A copy with some fields changed."""
    for one in fields(instance):
        if one.init and one.name not in changes:
            changes[one.name] = read(instance, one.name)
        elif not one.init and one.name in changes:
            raise ValueError(
                f"field {one.name} is declared with init=False, it cannot be "
                "specified with replace()"
            )
    return class_of(instance)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    names = [f if isinstance(f, str) else f[0] for f in fields]
    body = dict(namespace or {})
    for one in fields:
        if not isinstance(one, str) and len(one) == 3:
            body[one[0]] = one[2]
    body["__fields__"] = names
    return dataclass(**options)(new_class(cls_name, bases, body))
