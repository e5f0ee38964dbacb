"""Runs wherever compiled Python runs: functions that take something out of their argument."""

from _runtime import class_of

_MISSING = object()


class _Getter:
    """``names`` are what ``__repr__`` shows; one name gives its value, several a tuple."""

    def __call__(self, thing=_MISSING):
        if thing is _MISSING:
            raise TypeError(f"{class_of(self).__name__} expected 1 argument, got 0")
        names = self._names
        if len(names) == 1:
            return self._one(thing, names[0])
        return tuple([self._one(thing, name) for name in names])

    def __repr__(self):
        return f"operator.{class_of(self).__name__}({', '.join([repr(n) for n in self._names])})"


class itemgetter(_Getter):
    """Reads items."""

    __long__ = "operator.itemgetter"

    def __init__(self, *items):
        if not items:
            raise TypeError("itemgetter expected 1 argument, got 0")
        self._names = items

    def _one(self, thing, item):
        return thing[item]


class attrgetter(_Getter):
    """Reads (dotted) attributes."""

    __long__ = "operator.attrgetter"

    def __init__(self, *names):
        if not names:
            raise TypeError("attrgetter expected 1 argument, got 0")
        if not all([isinstance(name, str) for name in names]):
            raise TypeError("attribute name must be a string")
        self._names = names

    def _one(self, thing, path):
        for name in path.split("."):
            thing = getattr(thing, name)
        return thing


class methodcaller:
    """Calls a method."""

    __long__ = "operator.methodcaller"

    def __init__(self, name=_MISSING, /, *args, **kwargs):
        if name is _MISSING:
            raise TypeError("methodcaller needs at least one argument, the method name")
        if not isinstance(name, str):
            raise TypeError("method name must be a string")
        self._name, self._args, self._kwargs = name, args, kwargs

    def __call__(self, thing=_MISSING):
        if thing is _MISSING:
            raise TypeError("methodcaller expected 1 argument, got 0")
        return getattr(thing, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        shown = [repr(self._name), *[repr(a) for a in self._args]]
        shown += [f"{key}={value!r}" for key, value in self._kwargs.items()]
        return f"operator.methodcaller({', '.join(shown)})"
