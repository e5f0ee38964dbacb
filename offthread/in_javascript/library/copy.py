"""Runs wherever compiled Python runs: Python's ``copy``."""

from _runtime import (
    class_of,
    fresh_like,
    frozen_like,
    is_builtin_container,
    own_state,
    read,
    set_own,
    type_name,
)


class Error(Exception):
    """What a page has no use for, but programs catch."""


error = Error
_UNIQUE = ("generator", "coroutine", "async_generator", "module")


def _is_whole(x):
    """Whether a copy would be ``x`` itself: numbers, texts, functions, classes, members."""
    if x is None or isinstance(x, (bool, int, float, str, bytes, range, type)):
        return True
    if type_name(x) in _UNIQUE:
        raise TypeError(f"cannot pickle '{type_name(x)}' object")
    made_by = class_of(x)
    return (made_by is None and callable(x)) or read(made_by, "$looked_up") is not None


def copy(x):
    """A shallow copy."""
    if _is_whole(x):
        return x
    if is_builtin_container(x):
        return x.copy() if not isinstance(x, (tuple, frozenset)) else x
    if hasattr(x, "__copy__"):
        return x.__copy__()
    if class_of(x) is None:
        return x
    made = fresh_like(x)
    _fill(made, x, _same)
    return _with_state(made, x, _same)


def deepcopy(x, memo=None):
    """A copy of ``x`` and of all it holds; cycles are kept."""
    memo = {} if memo is None else memo
    if _is_whole(x):
        return x
    if id(x) in memo:
        return memo[id(x)]
    made = _deep(x, memo)
    memo[id(x)] = made
    return made


def _deep(x, memo):
    deep = lambda value: deepcopy(value, memo)  # noqa: E731
    if not is_builtin_container(x) and hasattr(x, "__deepcopy__"):
        return x.__deepcopy__(memo)
    if is_builtin_container(x) and isinstance(x, (tuple, frozenset)):
        items = [deep(item) for item in x]
        if id(x) in memo:
            return memo[id(x)]
        same = all([item is old for item, old in zip(items, x, strict=True)])
        return x if same else type(x)(items)
    if is_builtin_container(x):
        made = x.copy()
        made.clear()
    elif class_of(x) is None:
        return x
    else:
        made = fresh_like(x, deep)
    memo[id(x)] = made
    _fill(made, x, deep)
    return made if is_builtin_container(x) else _with_state(made, x, deep)


def _same(value):
    return value


def _fill(made, x, each):
    """The items of builtin containers and their subclasses."""
    if isinstance(x, dict):
        for key in list(x):
            dict.__setitem__(made, each(key), each(dict.__getitem__(x, key)))
    elif isinstance(x, list):
        for item in x:
            list.append(made, each(item))
    elif isinstance(x, set):
        for item in x:
            made.add(each(item))


def _with_state(made, x, each):
    """The attributes, or what ``__getstate__`` says of them."""
    state = x.__getstate__() if hasattr(x, "__getstate__") else None
    if hasattr(x, "__setstate__"):
        made.__setstate__(each(own_state(x) if state is None else state))
        return made
    for name, value in (own_state(x) if state is None else state).items():
        set_own(made, name, each(value))
    return frozen_like(made, x)
