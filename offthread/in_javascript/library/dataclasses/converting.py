"""Runs wherever compiled Python runs: dataclasses as dicts and tuples, and changed copies."""

from copy import deepcopy
from dataclasses.declared import MISSING, fields, is_dataclass

from _runtime import class_of, is_python_class, read


def asdict(instance, *, dict_factory=dict):
    """A dict of the fields; dataclasses, lists, tuples and dicts inside are converted too."""
    if is_python_class(instance) or not is_dataclass(instance):
        raise TypeError("asdict() should be called on dataclass instances")
    return _plain(instance, dict_factory)


def _plain(value, dict_factory):
    if is_dataclass(value) and not is_python_class(value):
        pairs = [(f.name, _plain(read(value, f.name), dict_factory)) for f in fields(value)]
        return dict_factory(pairs)
    return _within(value, lambda one: _plain(one, dict_factory))


def _within(value, convert):
    """A list, tuple or dict with what it holds converted; anything else copied."""
    if isinstance(value, tuple):
        made = [convert(v) for v in value]
        return class_of(value)(*made) if read(value, "_fields") is not None else tuple(made)
    if isinstance(value, list):
        return [convert(v) for v in value]
    if isinstance(value, dict):
        return {convert(k): convert(v) for k, v in value.items()}
    return deepcopy(value)


def astuple(instance, *, tuple_factory=tuple):
    """A tuple of the fields; dataclasses, lists, tuples and dicts inside are converted too."""
    if is_python_class(instance) or not is_dataclass(instance):
        raise TypeError("astuple() should be called on dataclass instances")
    return _flat(instance, tuple_factory)


def _flat(value, tuple_factory):
    if is_dataclass(value) and not is_python_class(value):
        return tuple_factory([_flat(read(value, f.name), tuple_factory) for f in fields(value)])
    return _within(value, lambda one: _flat(one, tuple_factory))


def replace(instance, /, **changes):
    """A copy with some fields changed."""
    if is_python_class(instance) or not is_dataclass(instance):
        raise TypeError("replace() should be called on dataclass instances")
    for name, one in instance.__dataclass_fields__.items():
        if not one.init and name in changes:
            raise ValueError(
                f"field {name} is declared with init=False, it cannot be specified with replace()"
            )
        if one.init and name not in changes:
            if one.is_init_var and one.default is MISSING:
                raise ValueError(f"InitVar {name!r} must be specified with replace()")
            changes[name] = getattr(instance, name)
    return class_of(instance)(**changes)
