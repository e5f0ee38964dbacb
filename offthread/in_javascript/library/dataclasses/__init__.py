"""Runs wherever compiled Python runs: Python's ``dataclasses``."""

from dataclasses.converting import asdict, astuple, replace  # noqa: F401
from dataclasses.declared import (  # noqa: F401
    KW_ONLY,
    MISSING,
    Field,
    FrozenInstanceError,
    InitVar,
    field,
    fields,
    is_dataclass,
)

from _runtime import (
    after_init,
    class_fields,
    class_of,
    class_vars,
    del_attr,
    freeze,
    hide,
    new_class,
    read,
    set_attr,
    set_frozen_error,
    signature_init,
    slot_fields,
    type_name,
)

_showing = []
_KEYWORDS = (
    "False None True and as assert async await break class continue def del elif else except "
    "finally for from global if import in is lambda nonlocal not or pass raise return try while "
    "with yield"
).split()


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
        _check_frozen(cls, frozen)
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
            if not eq:
                raise ValueError("eq must be true if order is true")
            _add_order(cls, own)
        if frozen:
            set_frozen_error(FrozenInstanceError)
        _add_hash(cls, own, eq, frozen, unsafe_hash)
        if match_args and "__match_args__" not in own:
            cls.__match_args__ = tuple([f.name for f in found if f.init and not f.kw_only])
        if slots:
            if "__slots__" in own:
                raise TypeError(f"{cls.__name__} already specifies __slots__")
            slot_fields(cls, [f.name for f in found if not f.is_init_var])
        return cls

    return wrap if cls is None else wrap(cls)


def _check_frozen(cls, frozen):
    for base in cls.__mro__[1:]:
        if read(base, "__dataclass_fields__") is not None and base.__dataclass_frozen__ != frozen:
            kinds = ("frozen", "a non-frozen") if frozen else ("non-frozen", "a frozen")
            raise TypeError(f"cannot inherit {kinds[0]} dataclass from {kinds[1]} one")


def _add_hash(cls, own, eq, frozen, unsafe_hash):
    has_own = own.get("__hash__") is not None
    if unsafe_hash and has_own:
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if unsafe_hash or (eq and frozen and not has_own):
        cls.__hash__ = _hash
    elif eq and not has_own:
        cls.__hash__ = None


def _collect(cls, kw_only):
    """The fields of the bases, overridden by those of ``cls`` itself, in order."""
    found = {}
    for base in reversed(cls.__mro__[1:]):
        for name, one in read(base, "__dataclass_fields__", {}).items():
            found[name] = one
    own = class_vars(cls)
    only = kw_only
    for name in class_fields(cls):
        if name == "*":
            only = True
            continue
        if name.endswith("~"):
            _shared_field(cls, name[:-1], own)
            continue
        one = _field_of(cls, name.rstrip("!"), own, only)
        one.is_init_var = name.endswith("!")
        if one.is_init_var and one.default_factory is not MISSING:
            raise TypeError(f"field {one.name} cannot have a default factory")
        found[one.name] = one
    for name, value in own.items():
        if isinstance(value, Field) and value.name is None:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return list(found.values())


def _shared_field(cls, name, own):
    """The value of a ClassVar that is written as a ``field()``."""
    value = own[name]
    if not isinstance(value, Field):
        return
    if value.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    value.name = name
    set_attr(cls, name, value.default)


def _field_of(cls, name, own, kw_only):
    value = own.get(name, MISSING) if name in own else MISSING
    default = value.default if isinstance(value, Field) else value
    if _is_unhashable(default):
        raise ValueError(
            f"mutable default {_kind_of(default)} for field {name} is not allowed: "
            "use default_factory"
        )
    if not isinstance(value, Field):
        value = field(default=value)
    elif value.default is not MISSING:
        set_attr(cls, name, value.default)
    else:
        del_attr(cls, name)
    value.name = name
    value.type = read(cls, "__annotations__", {}).get(name)
    value.kw_only = kw_only if value.kw_only is MISSING else value.kw_only
    return value


def _is_unhashable(value):
    kind = class_of(value)
    if kind is None:
        return type_name(value) in ("list", "dict", "set")
    return value is not MISSING and kind.__hash__ is None


def _kind_of(value):
    kind = class_of(value)
    return f"<class {type_name(value)!r}>" if kind is None else repr(kind)


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
    for_post_init = []
    for name, one in cls.__dataclass_fields__.items():
        if one.is_init_var:
            for_post_init.append(values.get(name, one.default))
            continue
        if name in values:
            value = values[name]
        elif one.default_factory is not MISSING:
            value = one.default_factory()
        elif one.default is not MISSING:
            value = one.default
        else:
            continue
        set_attr(self, name, value)
    after_init(self, for_post_init)
    if cls.__dataclass_frozen__:
        plain = "__dataclass_fields__" not in class_vars(cls)
        freeze(self, [f.name for f in fields(self)] if plain else None)


def _values(self, which):
    shown = [f for f in fields(self) if read(f, which)]
    return tuple([getattr(self, f.name) for f in shown])


def _repr(self):
    if any([one is self for one in _showing]):
        return "..."
    _showing.append(self)
    try:
        shown = [f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr]
    finally:
        _showing.pop()
    return f"{class_of(self).__qualname__}({', '.join(shown)})"


def _eq(self, other):
    if class_of(other) is not class_of(self):
        return NotImplemented
    return _values(self, "compare") == _values(other, "compare")


def _hash(self):
    shown = [f for f in fields(self) if (f.compare if f.hash is None else f.hash)]
    return hash(tuple([getattr(self, f.name) for f in shown]))


def _add_order(cls, own):
    for name, compare in (
        ("__lt__", lambda a, b: a < b),
        ("__le__", lambda a, b: a <= b),
        ("__gt__", lambda a, b: a > b),
        ("__ge__", lambda a, b: a >= b),
    ):
        if name in own:
            raise TypeError(
                f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                "Consider using functools.total_ordering"
            )
        set_attr(cls, name, _ordering(compare))


def _ordering(compare):
    def method(self, other):
        if class_of(other) is not class_of(self):
            return NotImplemented
        return compare(_values(self, "compare"), _values(other, "compare"))

    return method


def _check_names(names):
    for place, name in enumerate(names):
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in names[:place]:
            raise TypeError(f"Field name duplicated: {name!r}")


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    names = [f if isinstance(f, str) else f[0] for f in fields]
    _check_names(names)
    body = dict(namespace or {})
    for one in fields:
        if not isinstance(one, str) and len(one) == 3:
            body[one[0]] = one[2]
    body["__fields__"] = names
    return dataclass(**options)(new_class(cls_name, bases, body))
