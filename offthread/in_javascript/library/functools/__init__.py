"""Runs wherever compiled Python runs: Python's ``functools``."""

from functools.caching import cache, cached_property, lru_cache  # noqa: F401
from functools.dispatching import singledispatch, singledispatchmethod  # noqa: F401
from functools.ordering import cmp_to_key, total_ordering  # noqa: F401
from functools.partials import partial, partialmethod  # noqa: F401
from functools.wrapping import (  # noqa: F401
    WRAPPER_ASSIGNMENTS,
    WRAPPER_UPDATES,
    update_wrapper,
    wraps,
)

_MISSING = object()


def reduce(function, iterable, initial=_MISSING, /):
    """Fold ``iterable`` from the left. TypeError when it is empty and there is no ``initial``."""
    steps = iter(iterable)
    value = next(steps, _MISSING) if initial is _MISSING else initial
    if value is _MISSING:
        raise TypeError("reduce() of empty iterable with no initial value")
    for item in steps:
        value = function(value, item)
    return value
