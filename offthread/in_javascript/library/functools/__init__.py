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

from _runtime import called, in_c

_MISSING = object()


@in_c("function iterable initial= /")
def reduce(function, iterable, initial=_MISSING, /):
    """Fold ``iterable`` from the left. TypeError when it is empty and there is no ``initial``."""
    if not hasattr(iterable, "__iter__") and not hasattr(iterable, "__getitem__"):
        raise TypeError("reduce() arg 2 must support iteration")
    steps = iter(iterable)
    value = next(steps, _MISSING) if initial is _MISSING else initial
    if value is _MISSING:
        raise TypeError("reduce() of empty iterable with no initial value")
    for item in steps:
        value = called(function)(value, item)
    return value
