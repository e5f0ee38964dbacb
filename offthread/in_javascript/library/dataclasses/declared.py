"""Runs wherever compiled Python runs: what a dataclass knows about its fields."""

from _runtime import read


class _MISSING_TYPE:  # noqa: N801
    pass


MISSING = _MISSING_TYPE()
KW_ONLY = "KW_ONLY"


class InitVar:
    """Says in an annotation that a parameter is for ``__post_init__`` only."""

    def __class_getitem__(cls, kind):
        return cls


class FrozenInstanceError(AttributeError):
    pass


class Field:
    """What a dataclass knows about one of its fields."""

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata, self.kw_only = metadata or {}, kw_only
        self.is_init_var = False

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
    kw_only=MISSING,
):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def fields(class_or_instance):
    """The Field objects of a dataclass, in order."""
    found = read(class_or_instance, "__dataclass_fields__", None)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([one for one in found.values() if not one.is_init_var])


def is_dataclass(obj):
    return read(obj, "__dataclass_fields__") is not None
