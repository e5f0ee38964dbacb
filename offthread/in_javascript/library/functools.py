"""Runs wherever compiled Python runs: Python's ``functools``."""

from _runtime import hide, read, self_first, set_attr, special_attr

_MISSING = object()


class partial:
    """A call with some arguments given beforehand."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        self.func, self.args, self.keywords = func, args, keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func), *[repr(a) for a in self.args]]
        parts += [f"{k}={v!r}" for k, v in self.keywords.items()]
        return f"functools.partial({', '.join(parts)})"


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        func = self_first(func)
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, holder, owner=None):
        return partial(self.func, holder, *self.args, **self.keywords)


def reduce(function, iterable, initial=_MISSING):
    """Fold ``iterable`` from the left. TypeError when it is empty and there is no ``initial``."""
    steps = iter(iterable)
    value = next(steps, _MISSING) if initial is _MISSING else initial
    if value is _MISSING:
        raise TypeError("reduce() of empty iterable with no initial value")
    for item in steps:
        value = function(value, item)
    return value


WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        value = special_attr(wrapped, name)
        if value is not None:
            hide(wrapper, name, value)
    hide(wrapper, "__wrapped__", wrapped)
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


def cache(function):
    return lru_cache(None)(function)


def lru_cache(maxsize=128, typed=False):
    """Keep results by their arguments, which must be hashable; the oldest unused one goes first."""
    if callable(maxsize):
        return _cached(maxsize, 128)
    return lambda function: _cached(function, maxsize)


def _cached(function, maxsize):
    kept = {}
    counts = {"hits": 0, "misses": 0}

    def wrapper(*args, **kwargs):
        key = (args, tuple(kwargs.items())) if kwargs else args
        if key in kept:
            counts["hits"] += 1
            value = kept[key]
            if maxsize is not None:
                del kept[key]
                kept[key] = value
            return value
        counts["misses"] += 1
        value = function(*args, **kwargs)
        if maxsize != 0:
            kept[key] = value
        if maxsize and len(kept) > maxsize:
            del kept[next(iter(kept))]
        return value

    def cache_info():
        from collections import namedtuple

        info = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])
        return info(counts["hits"], counts["misses"], maxsize, len(kept))

    def cache_clear():
        kept.clear()
        counts.update({"hits": 0, "misses": 0})

    hide(wrapper, "cache_info", cache_info)
    hide(wrapper, "cache_clear", cache_clear)
    return update_wrapper(wrapper, function)


class cached_property:
    """A property computed once and then kept in the instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = None

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        set_attr(instance, self.attrname, value)
        return value


def cmp_to_key(compare):
    class Key:
        __slots__ = ("obj",)

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return compare(self.obj, other.obj) < 0

        def __gt__(self, other):
            return compare(self.obj, other.obj) > 0

        def __eq__(self, other):
            return compare(self.obj, other.obj) == 0

        def __le__(self, other):
            return compare(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return compare(self.obj, other.obj) >= 0

    return Key


# What each comparison makes of the answer of the one that the class has, by the names of both.
_FROM = {
    "__lt__": {
        "__gt__": lambda answer, a, b: not answer and a != b,
        "__le__": lambda answer, a, b: answer or a == b,
        "__ge__": lambda answer, a, b: not answer,
    },
    "__le__": {
        "__ge__": lambda answer, a, b: not answer or a == b,
        "__lt__": lambda answer, a, b: answer and a != b,
        "__gt__": lambda answer, a, b: not answer,
    },
    "__gt__": {
        "__lt__": lambda answer, a, b: not answer and a != b,
        "__ge__": lambda answer, a, b: answer or a == b,
        "__le__": lambda answer, a, b: not answer,
    },
    "__ge__": {
        "__le__": lambda answer, a, b: not answer or a == b,
        "__gt__": lambda answer, a, b: answer and a != b,
        "__lt__": lambda answer, a, b: not answer,
    },
}


def _following(compare, shape):
    def compared(self, other):
        answer = compare(self, other)
        return answer if answer is NotImplemented else shape(answer, self, other)

    return compared


def total_ordering(cls):
    """Add the comparisons that follow from the one that ``cls`` defines, and ``__eq__``."""
    defined = [name for name in _FROM if read(cls, name)]
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name, shape in _FROM[defined[0]].items():
        if name not in defined:
            function = _following(read(cls, defined[0]), shape)
            hide(function, "__name__", name)
            set_attr(cls, name, function)
    return cls


def singledispatch(function):
    """Choose by the type of the first argument."""
    registry = {object: function}

    def dispatch(cls):
        for one in read(cls, "__mro__", (cls, object)):
            if one in registry:
                return registry[one]
        return function

    def register(cls, implementation=None):
        if not isinstance(cls, type):
            raise TypeError(
                "the page has no annotations at run time: "
                "write @function.register(int) with the type in it"
            )
        if implementation is None:
            return lambda given: register(cls, given)
        registry[cls] = implementation
        return implementation

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f"{function.__name__} requires at least 1 positional argument")
        found = dispatch(type(args[0]))
        if found is function and isinstance(args[0], bool) and int in registry:
            found = registry[int]
        return found(*args, **kwargs)

    hide(wrapper, "register", register)
    hide(wrapper, "dispatch", dispatch)
    hide(wrapper, "registry", registry)
    return update_wrapper(wrapper, function)
