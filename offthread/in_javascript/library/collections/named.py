# ruff: noqa: B905
"""Runs wherever compiled Python runs: named tuples."""

from _runtime import (
    class_fields,
    class_of,
    class_vars,
    close,
    field_getter,
    hide,
    new_class,
    show_as_tuple,
)

KEYWORDS = (
    "False None True and as assert async await break class continue def del elif else except "
    "finally for from global if import in is lambda nonlocal not or pass raise return try while "
    "with yield"
).split()


class NamedTupleBase(tuple):
    """What named tuples are; also ``typing.NamedTuple``."""

    def __init_subclass__(cls, **kwargs):
        names = class_fields(cls)
        if not names:
            return
        own = class_vars(cls)
        _check_defaults(names, own)
        hide(cls, "_fields", tuple(names))
        hide(cls, "_typename", cls.__name__)
        if "__doc__" not in own:
            hide(cls, "__doc__", f"{cls.__name__}({', '.join(names)})")
        hide(cls, "_field_defaults", {n: own[n] for n in names if n in own})
        hide(cls, "__match_args__", tuple(names))
        for place, name in enumerate(names):
            field_getter(cls, name, place)
        hide(cls, "_closed", cls)
        show_as_tuple(cls)

    def __new__(cls, *args, **kwargs):
        if cls is NamedTupleBase:
            return namedtuple(args[0], [name for name, _ in args[1]])
        made = super().__new__(cls, cls._arranged(args, kwargs))
        return close(made) if cls._closed is cls else made

    @classmethod
    def _arranged(cls, args, kwargs):
        names, values = cls._fields, list(args)
        if len(values) > len(names):
            least = len(names) - len(cls._field_defaults) + 1
            count = f"from {least} to {len(names) + 1}" if cls._field_defaults else f"{least}"
            raise TypeError(
                f"{cls._typename}.__new__() takes {count} positional arguments "
                f"but {len(values) + 1} were given"
            )
        missing = []
        for name in names[len(values) :]:
            if name in kwargs:
                values.append(kwargs.pop(name))
            elif name in cls._field_defaults:
                values.append(cls._field_defaults[name])
            else:
                missing.append(repr(name))
        for name in kwargs:
            kind = (
                "multiple values for argument"
                if name in names
                else "an unexpected keyword argument"
            )
            raise TypeError(f"{cls._typename}.__new__() got {kind} {name!r}")
        if missing:
            listed = (
                " and ".join(missing)
                if len(missing) < 3
                else f"{', '.join(missing[:-1])}, and {missing[-1]}"
            )
            plural = "s" if len(missing) > 1 else ""
            raise TypeError(
                f"{cls._typename}.__new__() missing {len(missing)} required positional "
                f"argument{plural}: {listed}"
            )
        return values

    @classmethod
    def _make(cls, iterable):
        values = list(iterable)
        if len(values) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(values)}")
        return cls(*values)

    def _asdict(self):
        return {name: value for name, value in zip(self._fields, self)}

    def __getnewargs__(self):
        return tuple(self)

    def _replace(self, /, **kwargs):
        unknown = [name for name in kwargs if name not in self._fields]
        if unknown:
            raise ValueError(f"Got unexpected field names: {unknown!r}")
        return class_of(self)(**{**self._asdict(), **kwargs})

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in zip(self._fields, self)])
        return f"{class_of(self).__name__}({shown})"


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A tuple whose items have names."""
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    typename, field_names = str(typename), [str(name) for name in field_names]
    names = [
        _renamed(name, place, field_names) if rename else name
        for place, name in enumerate(field_names)
    ]
    _check_names(typename, names, rename)
    values = list(defaults or ())
    if len(values) > len(names):
        raise TypeError("Got more default values than field names")
    body = {"__fields__": names}
    for name, value in zip(names[len(names) - len(values) :], values):
        body[name] = value
    return new_class(typename, (NamedTupleBase,), body)


def _check_defaults(names, own):
    last = None
    for name in names:
        if name in own:
            last = name
        elif last is not None:
            raise TypeError(
                f"Non-default namedtuple field {name} cannot follow default field {last}"
            )


def _check_names(typename, names, rename):
    for name in [typename, *names]:
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in KEYWORDS:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    for place, name in enumerate(names):
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in names[:place]:
            raise ValueError(f"Encountered duplicate field name: {name!r}")


def _renamed(name, place, names):
    good = name.isidentifier() and name not in KEYWORDS and not name.startswith("_")
    return name if good and names.index(name) == place else f"_{place}"
