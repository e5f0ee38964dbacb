"""Runs wherever compiled Python runs: results that are kept."""

from functools.wrapping import update_wrapper

from _runtime import class_of, hide, set_attr, special_attr, type_name, typeof_


def cache(user_function, /):
    return lru_cache(None)(user_function)


def lru_cache(maxsize=128, typed=False):
    """Keep results by their arguments, which must be hashable; the oldest unused one goes first."""
    if isinstance(maxsize, int):
        return lambda function: _cached(function, max(maxsize, 0), typed)
    if callable(maxsize):
        return _cached(maxsize, 128, typed)
    if maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, None, typed)


def _key(args, kwargs, typed):
    key = (args, tuple(kwargs.items())) if kwargs else args
    if not typed and not kwargs and len(args) == 1 and typeof_(args[0]) in ("number", "string"):
        return args[0]
    if not typed:
        return key
    return key, tuple([type_name(value) for value in (*args, *kwargs.values())])


def _cached(function, maxsize, typed):
    if not callable(function):
        raise TypeError("the first argument must be callable")
    kept = {}
    counts = {"hits": 0, "misses": 0}

    def wrapper(*args, **kwargs):
        key = _key(args, kwargs, typed)
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
    hide(wrapper, "cache_parameters", lambda: {"maxsize": maxsize, "typed": typed})
    return update_wrapper(wrapper, function)


class cached_property:
    """A property computed once and then kept in the instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        doc = special_attr(func, "__doc__")
        if doc is not None:
            hide(self, "__doc__", doc)

    def __set_name__(self, owner, name):
        if self.attrname is not None and name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError(
                "Cannot use cached_property instance without calling __set_name__ on it."
            )
        value = self.func(instance)
        try:
            set_attr(instance.__dict__, self.attrname, value)
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {class_of(instance).__name__!r} instance "
                f"to cache {self.attrname!r} property."
            ) from None
        return value
