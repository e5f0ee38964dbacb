"""Runs wherever compiled Python runs: Python's ``copy``."""

from _runtime import bare_like, is_builtin_container


class Error(Exception):
    pass


def copy(x):
    """A shallow copy."""
    if hasattr(x, "__copy__"):
        return x.__copy__()
    if is_builtin_container(x):
        return x.copy() if not isinstance(x, (tuple, frozenset, bytes)) else x
    return bare_like(x)


def deepcopy(x, memo=None):
    """A copy of ``x`` and of all it holds; cycles are kept."""
    memo = {} if memo is None else memo
    if x is None or isinstance(x, (bool, int, float, str, bytes, range, type)):
        return x
    if id(x) in memo:
        return memo[id(x)]
    if hasattr(x, "__deepcopy__"):
        made = x.__deepcopy__(memo)
        memo[id(x)] = made
        return made
    if is_builtin_container(x):
        return _container(x, memo)
    made = bare_like(x)
    memo[id(x)] = made
    if made is not x:
        for key, value in list(vars(x).items()):
            made.__dict__[key] = deepcopy(value, memo)
    return made


def _container(x, memo):
    if isinstance(x, (tuple, frozenset)):
        made = type(x)([deepcopy(item, memo) for item in x])
        memo[id(x)] = made
        return made
    made = x.copy()
    memo[id(x)] = made
    made.clear()
    if isinstance(x, dict):
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
    elif isinstance(x, set):
        made.update([deepcopy(item, memo) for item in x])
    else:
        made.extend([deepcopy(item, memo) for item in x])
    return made
